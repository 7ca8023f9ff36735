using Search.Codecs.Contracts;

namespace Search.Engine.Indexing;

/// <summary>The term vectors of the document that is being added: the terms of its fields once more, apart from those of all other documents.</summary>
internal sealed class VectorBuffer
{
    private readonly ByteArena _arena = new();
    private readonly Dictionary<string, TermHash> _hashes = new(StringComparer.Ordinal);
    private readonly SortedList<string, FieldInfo> _fields = new(StringComparer.Ordinal);    // that the document has
    private readonly Occurrences _occurrences = new();

    /// <summary>Bytes held.</summary>
    internal long MemoryUsed
    {
        get
        {
            long bytes = _arena.MemoryKept;
            foreach (TermHash hash in _hashes.Values)
            {
                bytes += hash.MemoryUsed;
            }
            return bytes;
        }
    }

    /// <summary>Starts a field of the document; gives what takes its terms.</summary>
    internal TermHash Begin(FieldInfo field)
    {
        _fields.Add(field.Name, field);
        if (!_hashes.TryGetValue(field.Name, out TermHash? hash))
        {
            hash = new TermHash(_arena, field.IndexOptions);
            _hashes.Add(field.Name, hash);
        }
        return hash;
    }

    /// <summary>Writes the vectors of the document and forgets them. Fields that get one are marked so.</summary>
    internal void Write(ISegmentWriter output, int doc)
    {
        if (_fields.Values.Any(field => _hashes[field.Name].Count > 0))
        {
            ITermVectorsWriter writer = output.TermVectors;
            writer.BeginDocument(doc);
            foreach (FieldInfo field in _fields.Values)
            {
                Write(writer, field, _hashes[field.Name]);
            }
            writer.EndDocument();
        }
        Clear();
    }

    /// <summary>Forgets the document.</summary>
    internal void Clear()
    {
        foreach (string field in _fields.Keys)
        {
            _hashes[field].Reset();
        }
        _fields.Clear();
        _arena.Reset();
    }

    private void Write(ITermVectorsWriter writer, FieldInfo field, TermHash hash)
    {
        if (hash.Count == 0)
        {
            return;
        }
        field.HasTermVectors = true;
        writer.BeginField(field, TermVectorParts.Positions | (field.HasOffsets ? TermVectorParts.Offsets : TermVectorParts.None));
        foreach (int address in hash.SortedAddresses())
        {
            TermHashPostings postings = hash.Postings(address);
            postings.NextDoc(_occurrences);
            writer.BeginTerm(hash.Text(address), _occurrences.Count);
            foreach ((int position, int start, int end) in _occurrences.Items)
            {
                writer.AddPosition(position, start, end, []);
            }
        }
    }
}
