using System.Globalization;

namespace Search.Benchmarks.Comparison;

/// <summary>
/// In what two engines differ on the same queries. Hits and years must be equal, and scores bit for bit. Of two indexes documents of equal score
/// may change places, and which of those that
/// share the last score of a list that is cut off are in it is nobody's to say: so ids are compared as sets of score and id, without the last
/// score. On one index the order of ties must be equal too.
/// </summary>
internal static class ResultComparison
{
    /// <summary>Each difference: category, query, what, the one, the other.</summary>
    public static List<string> Differences(SearchResult one, SearchResult other, bool sameIndex = false)
    {
        List<string> differences = Hits(one, other);
        foreach ((QueryResult first, QueryResult second) in one.Queries.Zip(other.Queries))
        {
            if (!Same(first.Scores, second.Scores))
            {
                Note(differences, first, "scores", Print(first.Scores), Print(second.Scores));
            }
            if (!(sameIndex ? (first.Ids ?? []).SequenceEqual(second.Ids ?? []) : Certain(first).SetEquals(Certain(second))))
            {
                Note(differences, first, "ids", string.Join(',', first.Ids ?? []), string.Join(',', second.Ids ?? []));
            }
            if (Print(first.Years) != Print(second.Years))
            {
                Note(differences, first, "years", Print(first.Years), Print(second.Years));
            }
        }
        return differences;
    }

    /// <summary>Of queries and numbers of hits only. What one of them cannot answer is left out.</summary>
    public static List<string> Hits(SearchResult one, SearchResult other)
    {
        var differences = new List<string>();
        if (one.Queries.Length != other.Queries.Length)
        {
            differences.Add($"{one.Queries.Length} queries | {other.Queries.Length} queries");
        }
        foreach ((QueryResult first, QueryResult second) in one.Queries.Zip(other.Queries))
        {
            if (first.Text != second.Text || first.Category != second.Category)
            {
                Note(differences, first, "query", first.Text, second.Text);
            }
            else if (first.Hits != second.Hits && first.Hits != null && second.Hits != null)
            {
                Note(differences, first, "hits", $"{first.Hits}", $"{second.Hits}");
            }
        }
        return differences;
    }

    private static void Note(List<string> differences, QueryResult query, string what, string one, string other) =>
        differences.Add($"{query.Category}\t{query.Text}\t{what}: {one} | {other}");

    private static bool Same(float[]? one, float[]? other) =>
        (one ?? []).Select(BitConverter.SingleToInt32Bits).SequenceEqual((other ?? []).Select(BitConverter.SingleToInt32Bits));

    private static HashSet<(float, string)> Certain(QueryResult query)
    {
        float[] scores = query.Scores ?? [];
        string[] ids = query.Ids ?? [];
        float? cut = query.Hits > ids.Length && scores.Length > 0 ? scores[^1] : null;
        return [.. scores.Zip(ids).Where(hit => hit.First != cut)];
    }

    private static string Print(float[]? scores) =>
        string.Join(',', (scores ?? []).Select(score => score.ToString("R", CultureInfo.InvariantCulture)));

    private static string Print(Dictionary<string, long>? years) =>
        string.Join(',', (years ?? []).OrderBy(year => year.Key, StringComparer.Ordinal).Select(year => $"{year.Key}:{year.Value}"));
}
