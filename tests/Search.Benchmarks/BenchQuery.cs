using System.Globalization;
using System.Text.RegularExpressions;
using Search.Analysis;
using Search.Engine;

namespace Search.Benchmarks;

/// <summary>One line of a query file: category, tab, query. <c>… AND year:[lo TO hi]</c> is the query with the years as a filter.</summary>
internal sealed partial class BenchQuery
{
    private static readonly QueryParser Parser = new("body", Analyzers.ByName("english"));

    private BenchQuery(string category, string text, Query query)
    {
        Category = category;
        Text = text;
        Query = query;
    }

    public string Category { get; }

    public string Text { get; }

    public Query Query { get; }

    /// <summary>
    /// The query as it is asked each time. A fuzzy one keeps its automata as long as it lives; but who asks again makes a new one, and Lucene builds
    /// automata in each search (FuzzyTermsEnum). So a new one is asked here, too.
    /// </summary>
    public Query Asked => Query is FuzzyQuery fuzzy
        ? new FuzzyQuery(fuzzy.Field, fuzzy.Term, fuzzy.MaxEdits, fuzzy.PrefixLength, fuzzy.MaxExpansions, fuzzy.Transpositions)
        : Query;

    public IReadOnlyList<Facet> Facets => Category.StartsWith("facet", StringComparison.Ordinal) ? [Facet.Year("year")] : [];

    public static BenchQuery Parse(string category, string text)
    {
        Match match = Year().Match(text);
        if (!match.Success)
        {
            return new BenchQuery(category, text, Parser.Parse(text).Query);
        }
        int low = int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture);
        int high = int.Parse(match.Groups[3].ValueSpan, CultureInfo.InvariantCulture);
        var years = new IndexOrDocValuesQuery(PointRangeQuery.OfInts("year", low, high), new NumericRangeQuery("year", low, high));
        return new BenchQuery(
            category,
            text,
            new BooleanQuery(new BooleanClause(Parser.Parse(match.Groups[1].Value).Query, Occur.Must), new BooleanClause(years, Occur.Filter)));
    }

    [GeneratedRegex(@"^(.*?) AND year:\[(\d+) TO (\d+)\]$")]
    private static partial Regex Year();
}
