using Search.Codecs.Contracts;
using Search.Engine.Documents;

namespace Search.Engine.Merging;

/// <summary>Finds the places of documents in a sorted segment that is made of several, sorted ones or not.</summary>
/// <remarks>All documents are sorted together, 12 bytes each. Ties: the earlier segment, then the smaller doc id, as in Lucene's MultiSorter.</remarks>
internal static class MergeOrder
{
    /// <summary>For each source old doc id -> new doc id, -1 for deleted ones; null where documents are in order as they come.</summary>
    internal static int[][]? Sorted(IReadOnlyList<MergeSource> sources, IndexSortField sort)
    {
        int total = 0;
        foreach (MergeSource source in sources)
        {
            total = checked(total + source.Reader.Info.MaxDoc);
        }
        var keys = new long[total];
        var places = new int[total];
        int count = 0;
        int docBase = 0;
        bool inOrder = true;
        foreach (MergeSource source in sources)
        {
            int maxDoc = source.Reader.Info.MaxDoc;
            if (source.LiveDocs != null)
            {
                DocMap.CheckLength(source.LiveDocs, maxDoc);
            }
            Func<int, long> key = SegmentSort.Keys(source.Reader, sort);
            for (int doc = 0; doc < maxDoc; doc++)
            {
                if (source.LiveDocs == null || source.LiveDocs[doc])
                {
                    keys[count] = key(doc);
                    inOrder &= count == 0 || keys[count - 1] <= keys[count];
                    places[count++] = docBase + doc;
                }
            }
            docBase += maxDoc;
        }
        if (inOrder)
        {
            return null;
        }
        Array.Sort(keys, places, 0, count);
        SortTies(keys, places, count);
        return Split(sources, places.AsSpan(0, count));
    }

    // The sort is not stable, but equal keys with rising places are.
    private static void SortTies(long[] keys, int[] places, int count)
    {
        for (int start = 0; start < count;)
        {
            int end = start + 1;
            while (end < count && keys[end] == keys[start])
            {
                end++;
            }
            if (end - start > 1)
            {
                Array.Sort(places, start, end - start);
            }
            start = end;
        }
    }

    private static int[][] Split(IReadOnlyList<MergeSource> sources, ReadOnlySpan<int> places)
    {
        var maps = new int[sources.Count][];
        var bases = new int[sources.Count];
        for (int i = 0; i < maps.Length; i++)
        {
            maps[i] = new int[sources[i].Reader.Info.MaxDoc];
            Array.Fill(maps[i], -1);
            bases[i] = i == 0 ? 0 : bases[i - 1] + maps[i - 1].Length;
        }
        for (int doc = 0; doc < places.Length; doc++)
        {
            int source = Array.BinarySearch(bases, places[doc]);
            if (source < 0)
            {
                source = ~source - 1;
            }
            // Segments without documents share their base with the next one.
            while (places[doc] - bases[source] >= maps[source].Length)
            {
                source++;
            }
            maps[source][places[doc] - bases[source]] = doc;
        }
        return maps;
    }
}
