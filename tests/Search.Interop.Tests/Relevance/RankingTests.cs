using System.Globalization;
using Search.Engine;
using Search.Interop.Tests.Queries;
using Search.Service.Queries;
using Search.Service.Relevance;
using Search.Testing;

namespace Search.Interop.Tests.Relevance;

/// <summary>How well the rankings of the program do on seven judged collections, and that Java gives their trees the same scores.</summary>
public class RankingTests
{
    private static readonly string[] Names = ["cranfield", "cisi", "med", "adi", "cacm", "lisa", "cf"];

    private static readonly (string Name, Func<Measures, double> Of)[] Kinds =
        [("nDCG@10", each => each.Gain), ("MAP", each => each.AveragePrecision), ("P@10", each => each.Precision), ("recall@100", each => each.Recall)];

    /// <summary>The README's table, measured again. Where <c>SEARCH_RELEVANCE_TABLE</c> names a file it is written there, with MAP, which takes 1,000 hits a query.</summary>
    [DataFact]
    public void The_table_of_the_readme_is_what_is_measured()
    {
        string? file = Environment.GetEnvironmentVariable("SEARCH_RELEVANCE_TABLE");
        var measured = new Dictionary<ArticleRanking, List<Measures>>();
        foreach (string name in Names)
        {
            using var collection = new RankedCollection(name);
            foreach (ArticleRanking ranking in Enum.GetValues<ArticleRanking>())
            {
                measured.TryAdd(ranking, []);
                measured[ranking].Add(collection.Measure(ranking, file == null ? 100 : Evaluation.Depth));
            }
        }
        List<string> table = [];
        foreach ((string kind, Func<Measures, double> of) in Kinds.Where(kind => file != null || kind.Name != "MAP"))
        {
            table.Add(Row(kind, "Java Lucene's BM25", OfLucene(kind)));
            table.AddRange(measured.Select(pair => Row(kind, $"`{pair.Key.ToString().ToLowerInvariant()}`", [.. pair.Value.Select(of)])));
        }
        if (file != null)
        {
            File.WriteAllLines(file, table);
        }
        string readme = File.ReadAllText(Path.Combine(TestData.Root, "README.md"));
        Assert.All(table, row => Assert.Contains(row + "\n", readme, StringComparison.Ordinal));

        double Mean(ArticleRanking ranking) => measured[ranking].Average(each => each.Gain);
        Assert.True(Mean(ArticleRanking.Default) >= 0.512 && Mean(ArticleRanking.Feedback) >= 0.526);
        foreach (ArticleRanking ranking in Enum.GetValues<ArticleRanking>())
        {
            Assert.All(measured[ranking].Zip(measured[ArticleRanking.Bm25]), pair => Assert.True(pair.First.Gain >= pair.Second.Gain));
            Assert.All(measured[ranking].Zip(OfLucene("nDCG@10")), pair => Assert.True(pair.First.Gain >= pair.Second));
        }
    }

    [LuceneFact(NeedsData = true)]
    public void Java_gives_the_trees_the_same_scores()
    {
        using var collection = new RankedCollection("cranfield");
        RankedQuery[] asked = [.. Enum.GetValues<ArticleRanking>().SelectMany(collection.Trees)];
        (List<string> differences, int withHits) = Rescored.Compare(collection.Folder, collection.Snapshot, asked);
        Assert.True(differences.Count == 0, $"{differences.Count} of {asked.Length} answers differ\n{string.Join('\n', differences.Take(5))}");
        Assert.Equal(3 * 225, withHits);
    }

    private static double[] OfLucene(string kind)
    {
        string[][] rows = [.. File.ReadLines(TestData.Path("relevance", "bm25-anchors.tsv")).Select(line => line.Split('\t'))];
        int column = Array.FindIndex(rows[0], head => head.Equals(kind, StringComparison.OrdinalIgnoreCase));
        return
        [
            .. Names.Select(name => rows.Single(row => row[0] == name && row[1] == "Lucene 8.8.1 english" && row[2] == "k1=1.2 b=0.75"))
                .Select(row => double.Parse(row[column], CultureInfo.InvariantCulture)),
        ];
    }

    private static string Row(string kind, string ranking, double[] values) =>
        $"| {kind} | {ranking} | {string.Join(" | ", values.Append(values.Average()).Select(value => value.ToString(".0000", CultureInfo.InvariantCulture)))} |";
}
