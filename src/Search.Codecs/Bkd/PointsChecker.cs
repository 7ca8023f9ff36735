using Search.Codecs.Contracts;
using Search.Storage;

namespace Search.Codecs.Bkd;

/// <summary>
/// Reads all points of a field and checks what the tree promises: cells lie in the cells above them, points in theirs; points and documents are as many
/// as the metadata say; and where there is one dimension, points rise, those of equal value by document. Source: CheckIndex.VerifyPointsVisitor.
/// </summary>
/// <param name="file">The file to name in errors.</param>
/// <param name="maxDoc">Number of documents of the segment.</param>
public sealed class PointsChecker(string file, int maxDoc)
{
    /// <returns>How many points there are.</returns>
    /// <exception cref="CorruptIndexException">Something is not as it must be. The message names the field.</exception>
    public long Check(FieldInfo field, PointValues values)
    {
        if (values is not BkdReader tree)
        {
            throw new ArgumentException($"points of type {values.GetType()}", nameof(values));
        }
        var visitor = new Visitor($"points of field {field}", file, tree.Config, maxDoc);
        new Walk(tree, visitor).Run();
        visitor.CheckCounts(tree.Count, tree.DocCount);
        return tree.Count;
    }

    private sealed class Walk(BkdReader tree, Visitor visitor)
    {
        private readonly BkdNodes _nodes = new(tree);
        private readonly BkdLeaf _leaf = new(tree);

        public void Run() => Go(0, tree.Leaves);

        private void Go(int level, int leaves)
        {
            if (level > 0)
            {
                visitor.CheckCell(_nodes.Min(level), _nodes.Max(level), _nodes.Min(level - 1), _nodes.Max(level - 1));
            }
            if (leaves == 1)
            {
                visitor.Begin(_nodes.Min(level), _nodes.Max(level));
                ByteReader reader = tree.Data.Reader(_nodes.Leaf(level));
                _leaf.Visit(ref reader, visitor);
                return;
            }
            int left = BkdFormat.LeftLeaves(leaves);
            _nodes.Descend(level, left, isLeft: true);
            Go(level + 1, left);
            _nodes.Descend(level, leaves - left, isLeft: false);
            Go(level + 1, leaves - left);
        }
    }

    private sealed class Visitor(string name, string file, BkdConfig config, int maxDoc) : IPointVisitor
    {
        private readonly byte[] _min = new byte[config.IndexBytes];
        private readonly byte[] _max = new byte[config.IndexBytes];
        private readonly byte[] _before = new byte[config.PackedBytes];
        private readonly BitSet _docs = new(maxDoc);
        private int _docBefore = -1;
        private long _count;

        public void Begin(ReadOnlySpan<byte> min, ReadOnlySpan<byte> max)
        {
            min.CopyTo(_min);
            max.CopyTo(_max);
        }

        public void CheckCell(ReadOnlySpan<byte> min, ReadOnlySpan<byte> max, ReadOnlySpan<byte> outerMin, ReadOnlySpan<byte> outerMax)
        {
            for (int start = 0; start < min.Length; start += config.BytesPerDimension)
            {
                ReadOnlySpan<byte> low = min.Slice(start, config.BytesPerDimension);
                ReadOnlySpan<byte> high = max.Slice(start, config.BytesPerDimension);
                ReadOnlySpan<byte> outerLow = outerMin.Slice(start, config.BytesPerDimension);
                ReadOnlySpan<byte> outerHigh = outerMax.Slice(start, config.BytesPerDimension);
                if (low.SequenceCompareTo(high) > 0 || low.SequenceCompareTo(outerLow) < 0 || high.SequenceCompareTo(outerHigh) > 0)
                {
                    throw Corrupt(
                        $"cell {Hex(low)} to {Hex(high)} of dimension {start / config.BytesPerDimension} does not lie in that above it, "
                        + $"{Hex(outerLow)} to {Hex(outerHigh)}");
                }
            }
        }

        /// <summary>Leaves of several dimensions have bounds of their own inside of their cell.</summary>
        public PointRelation Compare(ReadOnlySpan<byte> minPacked, ReadOnlySpan<byte> maxPacked)
        {
            CheckCell(minPacked, maxPacked, _min, _max);
            Begin(minPacked, maxPacked);
            return PointRelation.Crosses;
        }

        public void VisitInside(ReadOnlySpan<int> docs) => throw new InvalidOperationException("every cell is said to cross");

        public void Visit(int docId, ReadOnlySpan<byte> packedValue)
        {
            if ((uint)docId >= (uint)maxDoc)
            {
                throw Corrupt($"point of document {docId} of {maxDoc}");
            }
            for (int start = 0; start < _min.Length; start += config.BytesPerDimension)
            {
                ReadOnlySpan<byte> value = packedValue.Slice(start, config.BytesPerDimension);
                if (value.SequenceCompareTo(_min.AsSpan(start, value.Length)) < 0 || value.SequenceCompareTo(_max.AsSpan(start, value.Length)) > 0)
                {
                    throw Corrupt(
                        $"document {docId} has {Hex(value)} in dimension {start / config.BytesPerDimension}, in a cell of "
                        + $"{Hex(_min.AsSpan(start, value.Length))} to {Hex(_max.AsSpan(start, value.Length))}");
                }
            }
            if (config.Dimensions == 1)
            {
                CheckOrder(docId, packedValue);
            }
            _docs.Set(docId);
            _count++;
        }

        public void CheckCounts(long points, int docs)
        {
            int seen = _docs.CountOnes();
            if (_count != points || seen != docs)
            {
                throw Corrupt($"{_count} points in {seen} documents, the metadata say {points} in {docs}");
            }
        }

        private void CheckOrder(int doc, ReadOnlySpan<byte> value)
        {
            int order = _count == 0 ? 1 : value.SequenceCompareTo(_before);
            if (order < 0 || (order == 0 && doc < _docBefore))
            {
                throw Corrupt($"{Hex(value)} of document {doc} comes after {Hex(_before)} of document {_docBefore}");
            }
            value.CopyTo(_before);
            _docBefore = doc;
        }

        private CorruptIndexException Corrupt(string message) => new($"{name}: {message}", file, 0);

        private static string Hex(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(bytes);
    }
}
