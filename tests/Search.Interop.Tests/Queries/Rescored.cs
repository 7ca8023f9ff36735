using System.Globalization;
using Search.Engine;
using Search.Testing;

namespace Search.Interop.Tests.Queries;

/// <summary>Compares searches with a second pass with Lucene's <c>QueryRescorer</c>.</summary>
internal static class Rescored
{
    private const int Take = 60;
    private const int Explained = 2;

    /// <summary>
    /// Where the answers of Lucene and ours part: in totals, in hits, in the bits of their scores, or in the explanations of the best hits. Answers without hits are compared and not counted.
    /// </summary>
    public static (List<string> Differences, int WithHits) Compare(string index, Snapshot snapshot, IReadOnlyList<RankedQuery> queries)
    {
        using var folder = new TempFolder();
        File.WriteAllLines(folder.File("queries"), queries.Select(Line));
        JavaLucene.Program("RescoreQueries", folder.File("queries"), folder.File("answers"), index);
        using IEnumerator<string> expected = File.ReadLines(folder.File("answers")).GetEnumerator();
        List<string> differences = [];
        int withHits = 0;
        foreach (RankedQuery query in queries)
        {
            Assert.True(expected.MoveNext());
            SearchResults found = snapshot.Search(query, new SearchOptions { Take = Take, Fields = [] });
            string[] hits = [.. found.Hits.Select(hit => $"{hit.DocId}:{BitConverter.SingleToUInt32Bits(hit.Score):x}")];
            string ours = $"{found.Total}\t{string.Concat(hits.Select(hit => hit + " "))}";
            if (ours != expected.Current)
            {
                differences.Add($"{query}\n  ours     {ours}\n  expected {expected.Current}");
            }
            string[] theirs = expected.Current.Split('\t')[1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            for (int i = 0; i < Math.Min(Explained, theirs.Length); i++)
            {
                if (ExplainedNode.Read(Next(expected)) is not { } node || hits.ElementAtOrDefault(i) != theirs[i])
                {
                    continue;
                }
                Explanation explanation = snapshot.Explain(query, found.Hits[i]);
                Assert.Equal(found.Hits[i].Score, (float)explanation.Value + 0f);
                if (ExplainedNode.Of(explanation).DifferenceFrom(node) is { } difference)
                {
                    differences.Add($"{query}, document {found.Hits[i].DocId}:\n{difference}");
                }
            }
            withHits += found.Total > 0 ? 1 : 0;
        }
        Assert.False(expected.MoveNext());
        return (differences, withHits);
    }

    private static string Line(RankedQuery query) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Take}\t{query.Rescoring?.Window ?? 0}\t{Explained}\t{QueryNotation.Write(query.Query)}\t{(query.Rescoring == null ? "-" : QueryNotation.Write(query.Rescoring.Query))}");

    private static List<string> Next(IEnumerator<string> lines)
    {
        List<string> next = [];
        while (lines.MoveNext() && lines.Current != "end")
        {
            next.Add(lines.Current);
        }
        return next;
    }
}
