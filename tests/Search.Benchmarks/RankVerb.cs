using System.Diagnostics;
using System.Globalization;
using Search.Service.Local;
using Search.Service.Queries;

namespace Search.Benchmarks;

/// <summary>
/// <c>rank INDEX QUERIES.tsv [--repeat N] [--warm N]</c>: what the rankings of an archive cost. Each query is asked in each ranking by turns, so that whatever else the machine does meets all alike;
/// whole answers with ten hits, their passages, exact count and years. Operators in the queries are passed over. Prints for each category the mean of the medians of its queries, in milliseconds, and how many times that of BM25 it is.
/// </summary>
internal static class RankVerb
{
    private static readonly ArticleRanking[] Rankings = [ArticleRanking.Bm25, ArticleRanking.Default, ArticleRanking.Feedback];

    public static int Run(Arguments arguments)
    {
        int repeat = arguments.Number("repeat", 15);
        int warm = arguments.Number("warm", 3);
        LocalArchive archive = LocalArchive.Open(arguments.Word(1));
        Console.WriteLine($"| | {string.Join(" | ", Rankings.Select(ranking => $"`{ranking.ToString().ToLowerInvariant()}`"))} |\n|---|{string.Concat(Rankings.Select(_ => "---:|"))}");
        foreach (IGrouping<string, string> category in File.ReadLines(arguments.Word(2)).Select(line => line.Split('\t')).GroupBy(parts => parts[0], parts => parts[1]))
        {
            string[] texts = [.. category.Select(text => PlainWords.ToQuery(text.Replace(" OR ", " ", StringComparison.Ordinal)))];
            var times = new double[Rankings.Length, texts.Length, repeat];
            for (int pass = -warm; pass < repeat; pass++)
            {
                for (int i = 0; i < texts.Length * Rankings.Length; i++)
                {
                    (int text, int ranking) = (i / Rankings.Length, i % Rankings.Length);
                    long start = Stopwatch.GetTimestamp();
                    archive.SearchAsync(new ArticleQuery { Text = texts[text], Ranking = Rankings[ranking] }, default).GetAwaiter().GetResult();
                    if (pass >= 0)
                    {
                        times[ranking, text, pass] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                    }
                }
            }
            double[] means = [.. Rankings.Select((_, ranking) => Enumerable.Range(0, texts.Length).Average(text => Median([.. Enumerable.Range(0, repeat).Select(pass => times[ranking, text, pass])])))];
            Console.WriteLine($"| {category.Key} | {string.Join(" | ", means.Select(mean => string.Create(CultureInfo.InvariantCulture, $"{mean:F2} ({mean / means[0]:F1})")))} |");
        }
        archive.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return 0;
    }

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);
}
