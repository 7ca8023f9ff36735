using System.Globalization;
using Search.Engine;

namespace Search.Interop.Tests.Queries;

/// <summary>A query as it is asked of Lucene and of us.</summary>
/// <param name="Kind">What the query is an example of.</param>
/// <param name="Query">The query.</param>
/// <param name="Take">How many hits at most.</param>
/// <param name="Sort">The order of hits.</param>
/// <param name="Counted">The field whose numbers are counted over all matches; null: none.</param>
internal sealed record AskedQuery(string Kind, Query Query, int Take, Sort Sort, string? Counted = null)
{
    /// <summary>The line that Java's program SearchQueries reads.</summary>
    public string Line =>
        string.Create(CultureInfo.InvariantCulture, $"{Take} {Order} {Counted ?? "-"} {QueryNotation.Write(Query)}");

    private string Order => Sort.Field == null ? "score" : (Sort.Descending ? "newest:" : "oldest:") + Sort.Field;

    public override string ToString() => $"{Kind}: {Query} ({Line})";
}
