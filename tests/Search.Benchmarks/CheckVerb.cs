using Search.Benchmarks.Comparison;

namespace Search.Benchmarks;

/// <summary>
/// <c>check A.json B.json [--same-index 1]</c>: whether two outputs of the verb <c>search</c> have the same hits, scores, documents and years.
/// Prints each difference; ends with 1 if there is any.
/// </summary>
internal static class CheckVerb
{
    public static int Run(Arguments arguments)
    {
        SearchResult one = SearchResult.Parse(File.ReadAllText(arguments.Word(1)));
        SearchResult other = SearchResult.Parse(File.ReadAllText(arguments.Word(2)));
        List<string> differences = ResultComparison.Differences(one, other, sameIndex: arguments.Number("same-index", 0) != 0);
        differences.ForEach(Console.WriteLine);
        Console.WriteLine($"{one.Queries.Length} queries, {differences.Count} differences");
        return differences.Count > 0 ? 1 : 0;
    }
}
