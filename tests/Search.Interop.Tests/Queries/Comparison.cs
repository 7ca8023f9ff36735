using Search.Engine;

namespace Search.Interop.Tests.Queries;

/// <summary>Compares our answers with Lucene's.</summary>
internal static class Comparison
{
    private const int MoreTries = 8;

    /// <summary>
    /// The queries that we answer in another way, and how. Where a fuzzy word stands beside one of its own terms, both become one clause, and with whose frequency depends in Lucene on the
    /// order of a hash table whose seed is the time: Lucene is asked again then, and any of its answers will do.
    /// </summary>
    public static List<string> Differences(string folder, Snapshot snapshot, IReadOnlyList<AskedQuery> queries, IReadOnlyList<Answer> expected)
    {
        List<(AskedQuery Query, string Difference)> open = Compare(snapshot, queries, expected);
        for (int i = 0; i < MoreTries && open.Count > 0 && open.All(each => each.Query.Line.Contains(" fuzzy ", StringComparison.Ordinal)); i++)
        {
            AskedQuery[] again = [.. open.Select(each => each.Query)];
            open = Compare(snapshot, again, Answer.OfLucene(folder, again));
        }
        return [.. open.Select(each => $"{each.Query}: {each.Difference}")];
    }

    /// <summary>The queries that we answer in another way than here, counting exactly or passing over hits.</summary>
    public static List<(AskedQuery Query, string Difference)> Compare(Snapshot snapshot, IReadOnlyList<AskedQuery> queries, IReadOnlyList<Answer> expected)
    {
        var differences = new List<(AskedQuery Query, string Difference)>();
        foreach ((AskedQuery query, Answer answer) in queries.Zip(expected))
        {
            if (Answer.OfOurs(snapshot, query).DifferenceFrom(answer) is { } difference)
            {
                differences.Add((query, difference));
            }
            else if (Answer.OfOurs(snapshot, query, exactly: false) is var skipping && skipping.Hits != answer.Hits)
            {
                differences.Add((query, $"skipping: {(answer with { Hits = skipping.Hits }).DifferenceFrom(answer)}"));
            }
        }
        return differences;
    }
}
