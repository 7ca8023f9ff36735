using System.Globalization;
using System.Text;
using Search.Engine;
using Search.Testing;

namespace Search.Interop.Tests.Queries;

/// <summary>What a search engine answers to an <see cref="AskedQuery"/>.</summary>
/// <param name="Query">The query, printed.</param>
/// <param name="Total">How many documents match.</param>
/// <param name="Hits">Doc id, stored id and bits of the score of each hit, in order.</param>
/// <param name="Counts">Matches by number, where asked.</param>
internal sealed record Answer(string Query, long Total, string Hits, string Counts)
{
    /// <summary>Java's answers about an index.</summary>
    public static List<Answer> OfLucene(string index, IReadOnlyList<AskedQuery> queries)
    {
        using var folder = new TempFolder();
        File.WriteAllLines(folder.File("queries"), queries.Select(query => query.Line));
        JavaLucene.Program("SearchQueries", folder.File("queries"), folder.File("answers"), index);
        return Read(folder.File("answers"));
    }

    /// <summary>Reads what Java's program SearchQueries wrote.</summary>
    public static List<Answer> Read(string file) =>
    [
        .. File.ReadLines(file).Select(line => line.Split('\t'))
            .Select(parts => new Answer(parts[0], long.Parse(parts[1], CultureInfo.InvariantCulture), parts[2], parts[3])),
    ];

    /// <summary>Our answer.</summary>
    /// <param name="snapshot">The index.</param>
    /// <param name="asked">The query.</param>
    /// <param name="exactly">False: documents that cannot be among the hits may be passed over; nothing is counted.</param>
    public static Answer OfOurs(Snapshot snapshot, AskedQuery asked, bool exactly = true)
    {
        Facet? facet = !exactly ? null : asked.Counted switch
        {
            null => null,
            "numbers" => Facet.Numbers("numbers"),
            _ => Facet.Year(asked.Counted),
        };
        SearchResults results = snapshot.Search(
            asked.Query,
            new SearchOptions
            {
                Take = asked.Take,
                Sort = asked.Sort,
                Facets = facet == null ? [] : [facet],
                Fields = ["id"],
                CountExactly = exactly,
            });
        var hits = new StringBuilder();
        foreach (Hit hit in results.Hits)
        {
            hits.Append(CultureInfo.InvariantCulture, $"{hit.DocId}:{hit.Document["id"] ?? "null"}:{BitConverter.SingleToUInt32Bits(hit.Score):x} ");
        }
        var counts = new StringBuilder();
        if (facet != null)
        {
            foreach (FacetBucket bucket in results.Facets[facet.Field])
            {
                counts.Append(CultureInfo.InvariantCulture, $"{bucket.Number}={bucket.Count} ");
            }
            counts.Append(CultureInfo.InvariantCulture, $"none={results.Facets[facet.Field].Missing}");
        }
        return new Answer(asked.Query.ToString(), results.Total, hits.ToString(), counts.ToString());
    }

    /// <summary>Where two answers part, or null.</summary>
    public string? DifferenceFrom(Answer expected)
    {
        if (this == expected)
        {
            return null;
        }
        string[] mine = Hits.Split(' ');
        string[] theirs = expected.Hits.Split(' ');
        int at = 0;
        while (at < mine.Length && at < theirs.Length && mine[at] == theirs[at])
        {
            at++;
        }
        return (Query == expected.Query ? "" : $"query {Query}, expected {expected.Query}; ")
            + (Total == expected.Total ? "" : $"{Total} matches, expected {expected.Total}; ")
            + (Hits == expected.Hits ? "" : $"hit {at} is {mine.ElementAtOrDefault(at)}, expected {theirs.ElementAtOrDefault(at)}; ")
            + (Counts == expected.Counts ? "" : $"counts {Counts}, expected {expected.Counts}");
    }
}
