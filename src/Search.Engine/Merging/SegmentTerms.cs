using Search.Codecs.Contracts;

namespace Search.Engine.Merging;

/// <summary>The terms of one field in one segment on their way into a merge.</summary>
internal sealed class SegmentTerms : ITermCursor
{
    private readonly TermsEnum _terms;
    private readonly DocMap _map;
    private readonly FieldInfo _field;
    private readonly PostingsFlags _flags;
    private readonly bool _hasPositions;
    private readonly bool _hasPayloads;
    private PostingsEnum? _postings;

    internal SegmentTerms(int source, Terms terms, DocMap map)
    {
        Source = source;
        _terms = terms.GetEnumerator();
        _map = map;
        FieldInfo field = terms.Field;
        _field = field;
        _hasPositions = field.HasPositions;
        _hasPayloads = field.HasPayloads;
        _flags = (field.HasFreqs ? PostingsFlags.Freqs : PostingsFlags.Docs)
            | (field.HasPositions ? PostingsFlags.Positions : PostingsFlags.Docs)
            | (field.HasOffsets ? PostingsFlags.Offsets : PostingsFlags.Docs)
            | (field.HasPayloads ? PostingsFlags.Payloads : PostingsFlags.Docs);
    }

    public int Source { get; }

    public ReadOnlySpan<byte> Term => _terms.Term;

    public bool Next() => _terms.Next();

    /// <summary>Writes the current term's live documents.</summary>
    /// <param name="writer">Takes them.</param>
    /// <param name="batch">For use meanwhile.</param>
    internal void CopyPostings(IFieldsWriter writer, PostingsBatch batch)
    {
        PostingsEnum postings = _postings = _terms.Postings(_flags, _postings);
        for (int doc = postings.NextDoc(); doc != DocIdIterator.NoMoreDocs;)
        {
            if (_hasPayloads || !postings.TryRead(batch))
            {
                CopyDoc(postings, writer);
                doc = postings.NextDoc();
                continue;
            }
            int count = batch.DocCount;
            _map.Map(batch);
            if (batch.DocCount > 0)
            {
                writer.AddDocs(batch);
            }
            doc = postings.Skip(count);
        }
    }

    /// <summary>The current term's live documents, for a merge that interleaves segments.</summary>
    internal ITermDocs OpenDocs()
    {
        _postings = _terms.Postings(_flags, _postings);
        return _map.Ascends ? new AscendingTermDocs(_postings, _map, _field) : new ReorderedTermDocs(_postings, _map, _field);
    }

    private void CopyDoc(PostingsEnum postings, IFieldsWriter writer)
    {
        int doc = _map[postings.DocId];
        if (doc < 0)
        {
            return;
        }
        int freq = postings.Freq;
        writer.BeginDoc(doc, freq);
        for (int i = 0; i < freq && _hasPositions; i++)
        {
            int position = postings.NextPosition();
            writer.AddPosition(position, postings.StartOffset, postings.EndOffset, _hasPayloads ? postings.Payload : []);
        }
        writer.EndDoc();
    }
}
