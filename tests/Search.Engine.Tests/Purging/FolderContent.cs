using System.Buffers.Binary;
using System.Text;
using Search.Codecs.Commits;
using Search.Codecs.Contracts;
using Search.Codecs.Segments;
using Search.Storage;

namespace Search.Engine.Tests.Purging;

/// <summary>
/// All that can be read out of a folder: the bytes of every file as they lie there, and of every commit in it all that its segments give when they
/// are decoded, deleted documents
/// included.
/// </summary>
internal sealed class FolderContent
{
    private readonly Dictionary<string, byte[]> _places = new(StringComparer.Ordinal);

    public FolderContent(string folder)
    {
        using var directory = new FileIndexDirectory(folder);
        foreach (string name in directory.ListFiles())
        {
            _places.Add(name, File.ReadAllBytes(Path.Combine(folder, name)));
            if (Search.Codecs.Framing.IndexFileNames.TryParseCommit(name, out long generation))
            {
                Decode(directory, SegmentInfosReader.Read(directory, generation));
            }
        }
    }

    /// <summary>Names of files, and such as <c>_0 terms</c>.</summary>
    public IEnumerable<string> Places => _places.Keys;

    /// <summary>Where a run of bytes is.</summary>
    public IEnumerable<string> PlacesOf(byte[] bytes) => _places.Where(place => place.Value.AsSpan().IndexOf(bytes) >= 0).Select(place => place.Key);

    /// <summary>Where a text is, in UTF-8 or UTF-16.</summary>
    public IEnumerable<string> PlacesOf(string text) =>
        PlacesOf(Encoding.UTF8.GetBytes(text)).Concat(PlacesOf(Encoding.Unicode.GetBytes(text))).Concat(PlacesOf(Encoding.BigEndianUnicode.GetBytes(text)));

    /// <summary>Where a number is: as it lies in a file, or as it is decoded.</summary>
    public IEnumerable<string> PlacesOf(long number)
    {
        byte[] bytes = BigEndian(number);
        byte[] point = BigEndian(number ^ long.MinValue);
        byte[] little = [.. bytes.Reverse()];
        return PlacesOf(bytes).Concat(PlacesOf(point)).Concat(PlacesOf(little));
    }

    private static byte[] BigEndian(long number)
    {
        byte[] bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        return bytes;
    }

    private void Decode(IndexDirectory directory, SegmentInfos commit)
    {
        foreach (SegmentCommitInfo segment in commit.Segments)
        {
            using SegmentReader reader = SegmentReader.Open(directory, segment, verify: true);
            string name = $"{Search.Codecs.Framing.IndexFileNames.Commit(commit.Generation)} {segment.Info.Name} ";
            var stored = new Collected();
            for (int doc = 0; doc < segment.Info.MaxDoc; doc++)
            {
                reader.StoredFields.Visit(doc, stored);
            }
            _places.Add(name + "stored", stored.ToArray());
            var vectors = new Collected();
            for (int doc = 0; doc < segment.Info.MaxDoc; doc++)
            {
                reader.TermVectors?.Visit(doc, vectors);
            }
            _places.Add(name + "vectors", vectors.ToArray());
            foreach (FieldInfo field in reader.Fields)
            {
                _places.Add($"{name}terms of {field.Name}", Terms(reader, field));
                _places.Add($"{name}values of {field.Name}", Values(reader.DocValues, field));
                var points = new Collected();
                reader.Points.GetPoints(field)?.Intersect(points);
                _places.Add($"{name}points of {field.Name}", points.ToArray());
            }
        }
    }

    private static byte[] Terms(SegmentReader reader, FieldInfo field)
    {
        var terms = new MemoryStream();
        for (TermsEnum? dictionary = reader.GetTerms(field.Name)?.GetEnumerator(); dictionary?.Next() == true;)
        {
            terms.Write(dictionary.Term);
            terms.WriteByte(0);
        }
        return terms.ToArray();
    }

    private static byte[] Values(IDocValuesReader reader, FieldInfo field)
    {
        var values = new MemoryStream();
        switch (field.DocValuesType)
        {
            case DocValuesType.Numeric:
                for (NumericDocValues numbers = reader.GetNumeric(field)!; numbers.NextDoc() != DocIdIterator.NoMoreDocs;)
                {
                    values.Write(BigEndian(numbers.Value));
                }
                break;
            case DocValuesType.SortedNumeric:
                for (SortedNumericDocValues numbers = reader.GetSortedNumeric(field)!; numbers.NextDoc() != DocIdIterator.NoMoreDocs;)
                {
                    for (int i = numbers.Count; i > 0; i--)
                    {
                        values.Write(BigEndian(numbers.NextValue()));
                    }
                }
                break;
            case DocValuesType.Sorted:
                SortedDocValues sorted = reader.GetSorted(field)!;
                for (int ordinal = 0; ordinal < sorted.ValueCount; ordinal++)
                {
                    values.Write(sorted.Lookup(ordinal));
                    values.WriteByte(0);
                }
                break;
            case DocValuesType.SortedSet:
                SortedSetDocValues set = reader.GetSortedSet(field)!;
                for (long ordinal = 0; ordinal < set.ValueCount; ordinal++)
                {
                    values.Write(set.Lookup(ordinal));
                    values.WriteByte(0);
                }
                break;
            default:
                break;
        }
        return values.ToArray();
    }

    /// <summary>Puts one after the other what it is shown.</summary>
    private sealed class Collected : MemoryStream, IStoredFieldVisitor, IPointVisitor, ITermVectorVisitor
    {
        public StoredFieldAnswer Wants(FieldInfo field) => StoredFieldAnswer.Yes;

        public void Text(FieldInfo field, ReadOnlySpan<byte> utf8) => Write(utf8);

        public void Bytes(FieldInfo field, ReadOnlySpan<byte> value) => Write(value);

        public void Number(FieldInfo field, StoredNumberType type, long bits) => Write(BigEndian(bits));

        public void BeginField(FieldInfo field, TermVectorParts parts)
        {
        }

        public void BeginTerm(ReadOnlySpan<byte> term, int freq)
        {
            Write(term);
            WriteByte(0);
        }

        public void AddPosition(int position, int startOffset, int endOffset, ReadOnlySpan<byte> payload)
        {
        }

        public PointRelation Compare(ReadOnlySpan<byte> minPacked, ReadOnlySpan<byte> maxPacked)
        {
            Write(minPacked);
            Write(maxPacked);
            return PointRelation.Crosses;
        }

        public void VisitInside(ReadOnlySpan<int> docs)
        {
        }

        public void Visit(int docId, ReadOnlySpan<byte> packedValue) => Write(packedValue);
    }
}
