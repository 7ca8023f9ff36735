using Search.Codecs.Contracts;
using Search.Storage;

namespace Search.Engine.Merging;

/// <summary>
/// Numbers the distinct values of several segments anew, by their bytes. Values that no live document has are left out. As Lucene does, a segment without deletions is
/// taken to use all its values. Memory: 4 bytes for each value of each segment, 8 for each distinct one.
/// </summary>
internal sealed class OrdinalMap
{
    private readonly int[][] _merged;               // by source and its ordinal
    private readonly List<(int Source, int Ordinal)> _origins = [];

    private OrdinalMap(int sources)
    {
        _merged = new int[sources][];
        Array.Fill(_merged, []);
    }

    /// <summary>Number of distinct values.</summary>
    internal int Count => _origins.Count;

    /// <param name="sources">Fresh iterators, null where a segment has no values.</param>
    /// <param name="maps">Beside the sources.</param>
    /// <param name="cancellation">Looked at every few thousand values.</param>
    internal static OrdinalMap Build(SortedSetDocValues?[] sources, DocMap[] maps, CancellationToken cancellation)
    {
        var map = new OrdinalMap(sources.Length);
        var cursors = new List<Cursor>();
        for (int i = 0; i < sources.Length; i++)
        {
            if (sources[i] is { } values)
            {
                map._merged[i] = new int[checked((int)values.ValueCount)];
                cursors.Add(new Cursor(i, values, maps[i].HasDeletions ? Used(values, maps[i]) : null));
            }
        }
        var union = new TermUnion<Cursor>(cursors);
        while (union.Next())
        {
            if ((map.Count & 0xFFF) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }
            foreach (Cursor cursor in union.Matches)
            {
                map._merged[cursor.Source][cursor.Ordinal] = map.Count;
            }
            Cursor first = union.Matches[0];
            map._origins.Add((first.Source, first.Ordinal));
        }
        return map;
    }

    /// <summary>The new ordinal of a value that a live document of the source has.</summary>
    internal int Merged(int source, int ordinal) => _merged[source][ordinal];

    /// <summary>A source that has the value, and its ordinal there.</summary>
    internal (int Source, int Ordinal) Origin(int merged) => _origins[merged];

    private static BitSet Used(SortedSetDocValues values, DocMap map)
    {
        var used = new BitSet((int)values.ValueCount);
        for (int doc = values.NextDoc(); doc != DocIdIterator.NoMoreDocs; doc = values.NextDoc())
        {
            if (map[doc] < 0)
            {
                continue;
            }
            for (int i = values.Count; i > 0; i--)
            {
                used.Set((int)values.NextOrdinal());
            }
        }
        return used;
    }

    private sealed class Cursor(int source, SortedSetDocValues values, BitSet? used) : ITermCursor
    {
        public int Source => source;

        public int Ordinal { get; private set; } = -1;

        public ReadOnlySpan<byte> Term => values.Lookup(Ordinal);

        public bool Next()
        {
            int next = Ordinal + 1;
            next = used == null ? next : used.NextSetBit(next);
            if (next < 0 || next >= values.ValueCount)
            {
                return false;
            }
            Ordinal = next;
            return true;
        }
    }
}
