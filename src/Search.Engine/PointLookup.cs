using System.Buffers.Binary;
using Search.Codecs.Contracts;
using Search.Engine.Snapshots;

namespace Search.Engine;

/// <summary>A document and how many of the numbers asked for it has.</summary>
/// <param name="DocId">In the snapshot.</param>
/// <param name="Count">At least 1.</param>
public readonly record struct PointMatch(int DocId, int Count);

/// <summary>
/// Finds live documents by single numbers of a field of ints with points (<see cref="IntegerOptions.Point"/>), without a search: it looks into as many leaves of the trees as there
/// are numbers, and needs memory for what it finds alone.
/// </summary>
public static class PointLookup
{
    /// <param name="snapshot">Where.</param>
    /// <param name="field">The field; segments without it have no matches.</param>
    /// <param name="values">Any of these numbers.</param>
    /// <returns>Those with most of the numbers first, then by doc id.</returns>
    public static IReadOnlyList<PointMatch> Find(Snapshot snapshot, string field, IEnumerable<int> values)
    {
        int[] sorted = [.. values.Distinct().Order()];
        var found = new List<PointMatch>();
        foreach (SegmentView segment in snapshot.Segments)
        {
            if (segment.Reader.Fields[field] is not { PointDimensions: 1, PointBytes: sizeof(int) } info || segment.Reader.Points.GetPoints(info) is not { } points)
            {
                continue;
            }
            var visitor = new Visitor(sorted);
            if (visitor.Compare(points.MinPacked, points.MaxPacked) != PointRelation.Outside)
            {
                points.Intersect(visitor);
            }
            found.AddRange(visitor.Counts.Where(pair => segment.IsLive(pair.Key)).Select(pair => new PointMatch(pair.Key + segment.DocBase, pair.Value)));
        }
        found.Sort((one, other) => one.Count != other.Count ? other.Count.CompareTo(one.Count) : one.DocId.CompareTo(other.DocId));
        return found;
    }

    /// <param name="values">Sorted, each once.</param>
    private sealed class Visitor(int[] values) : IPointVisitor
    {
        public Dictionary<int, int> Counts { get; } = [];

        public PointRelation Compare(ReadOnlySpan<byte> minPacked, ReadOnlySpan<byte> maxPacked)
        {
            int least = Unpack(minPacked);
            int most = Unpack(maxPacked);
            int place = Array.BinarySearch(values, least);
            place = place < 0 ? ~place : place;
            return place == values.Length || values[place] > most ? PointRelation.Outside
                : least == most ? PointRelation.Inside : PointRelation.Crosses;
        }

        public void VisitInside(ReadOnlySpan<int> docs)
        {
            foreach (int doc in docs)
            {
                Count(doc);
            }
        }

        public void Visit(int docId, ReadOnlySpan<byte> packedValue)
        {
            if (Array.BinarySearch(values, Unpack(packedValue)) >= 0)
            {
                Count(docId);
            }
        }

        private void Count(int doc) => Counts[doc] = Counts.GetValueOrDefault(doc) + 1;

        /// <summary>Big-endian, with the sign bit turned.</summary>
        private static int Unpack(ReadOnlySpan<byte> packed) => BinaryPrimitives.ReadInt32BigEndian(packed) ^ int.MinValue;
    }
}
