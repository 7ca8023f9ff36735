using System.Globalization;
using Search.Engine;
using Search.Service.Articles;

namespace Search.Service.Queries;

/// <summary>What narrows a search without a say in the ranking, besides what was chosen of facets.</summary>
internal static class ArticleFilters
{
    public static IReadOnlyList<Query> Of(ArticleQuery query)
    {
        var filters = new List<Query>();
        if (query.Years.Count > 0 && !query.HasYearChoice)
        {
            IReadOnlyList<Query> ranges = OfYears(query);
            filters.Add(ranges.Count == 1 ? ranges[0] : new BooleanQuery([.. ranges.Select(range => new BooleanClause(range, Occur.Should))]));
        }
        if (query.From != null || query.Before != null)
        {
            long from = query.From is { } start ? DateText.ToMilliseconds(start) : long.MinValue;
            long to = query.Before is { } end ? DateText.ToMilliseconds(end) - 1 : long.MaxValue;
            filters.Add(PointRangeQuery.OfLongs(ArticleSchema.Published, from, to));
        }
        return filters;
    }

    /// <summary>The query of each range of years, any of which must match.</summary>
    public static IReadOnlyList<Query> OfYears(ArticleQuery query) => [.. query.Years.Distinct().Select(Of)];

    private static Query Of(YearRange range)
    {
        if (range.IsUndated)
        {
            Query dated = PointRangeQuery.OfLongs(ArticleSchema.Published, long.MinValue, long.MaxValue);
            return new BooleanQuery(new BooleanClause(new MatchAllDocsQuery(), Occur.Must), new BooleanClause(dated, Occur.MustNot));
        }
        if (range.First == range.Last)
        {
            return new TermQuery(ArticleSchema.Year, range.First.ToString(CultureInfo.InvariantCulture));
        }
        // By points of the date, which a range finds without looking at every article.
        long start = DateText.ToMilliseconds(new DateTime(range.First, 1, 1));
        long end = DateText.ToMilliseconds(new DateTime(range.Last, 12, 31)) + TimeSpan.MillisecondsPerDay - 1;
        return PointRangeQuery.OfLongs(ArticleSchema.Published, start, end);
    }
}
