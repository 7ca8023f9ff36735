using Search.Codecs.Contracts;
using Search.Storage;

namespace Search.Codecs.Bkd;

/// <summary>Reads leaves of a tree: <c>LeafBlock</c> in <see cref="BkdFormat"/>. Keeps buffers for the next leaf.</summary>
internal sealed class BkdLeaf(BkdReader tree)
{
    private readonly BkdConfig _config = tree.Config;
    private readonly int[] _docs = new int[tree.PointsPerLeaf];
    private readonly int[] _prefixes = new int[tree.Config.Dimensions];
    private readonly byte[] _point = new byte[tree.Config.PackedBytes];
    private readonly byte[] _min = new byte[tree.Config.IndexBytes];
    private readonly byte[] _max = new byte[tree.Config.IndexBytes];

    /// <summary>Reads the documents of the leaf at the reader. Valid until the next leaf.</summary>
    /// <exception cref="CorruptIndexException">The leaf is damaged.</exception>
    public ReadOnlySpan<int> ReadDocs(ref ByteReader reader)
    {
        int count = reader.ReadVInt();
        if (count < 1 || count > _docs.Length)
        {
            throw reader.Corrupt($"leaf of {count} points, at most {_docs.Length} expected");
        }
        Span<int> docs = _docs.AsSpan(0, count);
        BkdDocIds.Read(ref reader, docs, tree.MaxDoc);
        return docs;
    }

    /// <summary>Shows the visitor each point of the leaf at the reader.</summary>
    /// <exception cref="CorruptIndexException">The leaf is damaged.</exception>
    public void Visit(ref ByteReader reader, IPointVisitor visitor)
    {
        ReadOnlySpan<int> docs = ReadDocs(ref reader);
        for (int dimension = 0; dimension < _prefixes.Length; dimension++)
        {
            int prefix = reader.ReadVInt();
            if (prefix < 0 || prefix > _config.BytesPerDimension)
            {
                throw reader.Corrupt($"prefix of {prefix} bytes, a dimension has {_config.BytesPerDimension}");
            }
            _prefixes[dimension] = prefix;
            reader.ReadBytes(_point.AsSpan(dimension * _config.BytesPerDimension, prefix));
        }
        if (!tree.HasRuns && !NeedsValues(ref reader, docs, visitor))
        {
            return;
        }
        byte mark = reader.ReadByte();
        if (mark == BkdFormat.AllEqual)
        {
            visitor.Visit(docs, _point);
            return;
        }
        if ((mark != BkdFormat.Runs || !tree.HasRuns) && (mark >= _config.Dimensions || _prefixes[mark] == _config.BytesPerDimension))
        {
            throw reader.Corrupt($"leaf is sorted by dimension {mark}");
        }
        if (tree.HasRuns && !NeedsValues(ref reader, docs, visitor))
        {
            return;
        }
        if (mark == BkdFormat.Runs)
        {
            VisitRuns(ref reader, docs, visitor);
        }
        else
        {
            VisitSorted(ref reader, docs, mark, visitor);
        }
    }

    // Whether bounds, where there are any, leave it open which points the visitor wants; otherwise it has got them all, or none.
    private bool NeedsValues(ref ByteReader reader, scoped ReadOnlySpan<int> docs, IPointVisitor visitor)
    {
        PointRelation relation = _config.IndexDimensions > 1 ? CompareBounds(ref reader, visitor) : PointRelation.Crosses;
        if (relation == PointRelation.Inside)
        {
            visitor.VisitInside(docs);
        }
        return relation == PointRelation.Crosses;
    }

    private PointRelation CompareBounds(ref ByteReader reader, IPointVisitor visitor)
    {
        _point.AsSpan(0, _min.Length).CopyTo(_min);
        _point.AsSpan(0, _max.Length).CopyTo(_max);
        for (int dimension = 0; dimension < _config.IndexDimensions; dimension++)
        {
            int start = dimension * _config.BytesPerDimension + _prefixes[dimension];
            int length = _config.BytesPerDimension - _prefixes[dimension];
            reader.ReadBytes(_min.AsSpan(start, length));
            reader.ReadBytes(_max.AsSpan(start, length));
        }
        return visitor.Compare(_min, _max);
    }

    private void VisitRuns(ref ByteReader reader, scoped ReadOnlySpan<int> docs, IPointVisitor visitor)
    {
        while (!docs.IsEmpty)
        {
            int run = reader.ReadVInt();
            CheckRun(ref reader, run, docs.Length);
            ReadSuffixes(ref reader);
            visitor.Visit(docs[..run], _point);
            docs = docs[run..];
        }
    }

    private void VisitSorted(ref ByteReader reader, scoped ReadOnlySpan<int> docs, int sortedDimension, IPointVisitor visitor)
    {
        int first = sortedDimension * _config.BytesPerDimension + _prefixes[sortedDimension];
        _prefixes[sortedDimension]++;
        while (!docs.IsEmpty)
        {
            _point[first] = reader.ReadByte();
            int run = reader.ReadByte();
            CheckRun(ref reader, run, docs.Length);
            foreach (int doc in docs[..run])
            {
                ReadSuffixes(ref reader);
                visitor.Visit(doc, _point);
            }
            docs = docs[run..];
        }
    }

    private void ReadSuffixes(ref ByteReader reader)
    {
        for (int dimension = 0; dimension < _prefixes.Length; dimension++)
        {
            int start = dimension * _config.BytesPerDimension;
            reader.ReadBytes(_point.AsSpan(start + _prefixes[dimension], _config.BytesPerDimension - _prefixes[dimension]));
        }
    }

    private static void CheckRun(ref ByteReader reader, int run, int left)
    {
        if (run < 1 || run > left)
        {
            throw reader.Corrupt($"run of {run} points, {left} are left in the leaf");
        }
    }
}
