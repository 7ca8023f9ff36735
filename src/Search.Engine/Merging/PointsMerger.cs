using Search.Codecs.Contracts;

namespace Search.Engine.Merging;

/// <summary>Merges points. Their writer wants a field's points all at once, in any order: it builds a new tree.</summary>
internal static class PointsMerger
{
    internal static void Run(Merge merge)
    {
        if (!merge.Fields.Any(field => field.PointDimensions > 0))
        {
            return;
        }
        using IPointsWriter writer = merge.Output.OpenPoints();
        foreach (FieldInfo field in merge.Fields.Where(field => field.PointDimensions > 0))
        {
            Add(merge, field, writer);
        }
        writer.Finish();
    }

    private static void Add(Merge merge, FieldInfo field, IPointsWriter writer)
    {
        var sources = new PointValues?[merge.Sources.Count];
        long count = 0;
        for (int i = 0; i < sources.Length; i++)
        {
            sources[i] = merge.FieldOf(i, field) is { PointDimensions: > 0 } own ? merge.Sources[i].Reader.Points.GetPoints(own) : null;
            count += sources[i]?.Count ?? 0;
        }
        var collector = new Collector(field.PointDimensions * field.PointBytes, count, merge.Cancellation);
        for (int i = 0; i < sources.Length; i++)
        {
            if (sources[i] is { } points && merge.Maps[i].LiveCount > 0)
            {
                collector.Map = merge.Maps[i];
                points.Intersect(collector);
            }
        }
        (byte[] values, int[] docs) = collector.Take();
        if (docs.Length > 0)
        {
            writer.AddField(field, values, docs);
        }
    }

    private sealed class Collector(int bytes, long capacity, CancellationToken cancellation) : IPointVisitor
    {
        private byte[] _values = new byte[checked(capacity * bytes)];
        private int[] _docs = new int[capacity];
        private int _count;

        internal DocMap Map { get; set; } = null!;

        // Values are given for cells that cross only, so all do.
        public PointRelation Compare(ReadOnlySpan<byte> minPacked, ReadOnlySpan<byte> maxPacked)
        {
            cancellation.ThrowIfCancellationRequested();
            return PointRelation.Crosses;
        }

        public void VisitInside(ReadOnlySpan<int> docs) => throw new InvalidOperationException("no cell lies inside");

        public void Visit(int docId, ReadOnlySpan<byte> packedValue)
        {
            int doc = Map[docId];
            if (doc >= 0)
            {
                packedValue.CopyTo(_values.AsSpan(_count * bytes, bytes));
                _docs[_count++] = doc;
            }
        }

        internal (byte[] Values, int[] Docs) Take()
        {
            Array.Resize(ref _values, _count * bytes);
            Array.Resize(ref _docs, _count);
            return (_values, _docs);
        }
    }
}
