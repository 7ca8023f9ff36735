using System.Diagnostics;
using System.Globalization;
using Search.Engine;

namespace Search.Benchmarks;

/// <summary>
/// <c>open INDEX WORD [--repeat N]</c>: opens the index, searches a word in <c>body</c>, closes it, and prints one line of JSON with milliseconds: those of the
/// first time, and medians. <c>Java/OpenIndex.java</c> does the same with Lucene.
/// </summary>
internal static class OpenVerb
{
    public static int Run(Arguments arguments)
    {
        string folder = arguments.Word(1);
        var query = new TermQuery("body", arguments.Word(2));
        int repeat = arguments.Number("repeat", 9);
        var opened = new double[repeat + 1];
        var searched = new double[repeat + 1];
        int segments = 0;
        long hits = 0;
        for (int i = 0; i <= repeat; i++)
        {
            var clock = Stopwatch.StartNew();
            using SearchIndex index = SearchIndex.Open(folder);
            using Snapshot snapshot = index.OpenSnapshot();
            opened[i] = clock.Elapsed.TotalMilliseconds;
            hits = snapshot.Search(query, new SearchOptions { Fields = [] }).Total;
            searched[i] = clock.Elapsed.TotalMilliseconds - opened[i];
            segments = snapshot.SegmentCount;
        }
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"engine\":\"search\",\"op\":\"open\",\"segments\":{segments},\"hits\":{hits},\"first_open_ms\":{opened[0]:F2},\"first_search_ms\":{searched[0]:F2},"
            + $"\"open_ms\":{Median(opened[1..]):F2},\"search_ms\":{Median(searched[1..]):F2},\"rss_anon\":{ProcessMemory.PeakAnonymous}}}"));
        return 0;
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return values.Length > 0 ? values[values.Length / 2] : 0;
    }
}
