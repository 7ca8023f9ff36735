using System.Globalization;
using System.Text;
using Search.Service.Answers;
using Search.Service.Queries;

namespace Search.Service.Tests.Facets;

/// <summary>
/// Counts of articles as they are exported, in plain sequences: what an answer must say of a list of articles that a query finds. Shares nothing with the engine.
/// </summary>
internal static class ExportedArticles
{
    /// <summary>The values of an article that are counted; empty: it has none.</summary>
    public static IReadOnlyList<string> ValuesOf(ArticleRecord article, string field) => field switch
    {
        "year" => article.Published is { } date ? [date[..4].TrimStart('0')] : [],
        "month" => article.Published is { Length: >= 7 } date ? [date[..7]] : [],
        "mentions" => [.. article.Mentions.Distinct().Select(year => year.ToString(CultureInfo.InvariantCulture))],
        _ => Text(article, field) is { } text ? [text] : [],
    };

    /// <summary>Whether an article has what was chosen of one field.</summary>
    public static bool Has(ArticleRecord article, string field, ArticleQuery query)
    {
        IReadOnlyList<string> values = ValuesOf(article, field);
        if (field == "year")
        {
            return query.Years.Count == 0 || query.Years.Any(
                range => range.IsUndated ? values.Count == 0 : values.Any(year => int.Parse(year, CultureInfo.InvariantCulture) is var y && y >= range.First && y <= range.Last));
        }
        ArticleChoice[] chosen = [.. query.Choices.Where(choice => choice.Field == field)];
        return chosen.Length == 0
            || chosen.Any(choice => choice.Value is { } value ? values.Any(own => own.ToLowerInvariant() == value.ToLowerInvariant()) : values.Count == 0);
    }

    /// <summary>The facets of an answer.</summary>
    /// <param name="found">What the query finds without years and choices.</param>
    /// <param name="query">The years and choices, and what is counted.</param>
    public static Dictionary<string, AnswerFacet> Facets(IReadOnlyList<ArticleRecord> found, ArticleQuery query)
    {
        var facets = new Dictionary<string, AnswerFacet>();
        foreach (string field in query.Facets.Prepend("year").Concat(query.Choices.Select(choice => choice.Field)).Distinct())
        {
            // The year is counted sideways only where it is named.
            bool isSideways = field != "year" || query.Facets.Contains("year");
            facets[field] = Facet([.. found.Where(article => IsChosen(article, query, isSideways ? field : null))], field);
        }
        return facets;
    }

    /// <summary>Whether an article has what was chosen of all fields but one.</summary>
    public static bool IsChosen(ArticleRecord article, ArticleQuery query, string? except) =>
        query.Choices.Select(choice => choice.Field).Append("year").Distinct().All(field => field == except || Has(article, field, query));

    private static AnswerFacet Facet(IReadOnlyList<ArticleRecord> articles, string field)
    {
        IEnumerable<AnswerBucket> buckets = articles.SelectMany(article => ValuesOf(article, field)).GroupBy(value => value.ToLowerInvariant())
            .Select(same => new AnswerBucket(
                same.GroupBy(spelling => spelling).OrderByDescending(spelling => spelling.Count()).ThenBy(spelling => Bytes(spelling.Key), StringComparer.Ordinal).First().Key,
                same.LongCount()));
        buckets = field is "year" or "mentions" ? buckets.OrderByDescending(bucket => int.Parse(bucket.Value, CultureInfo.InvariantCulture))
            : field == "month" ? buckets.OrderByDescending(bucket => bucket.Value, StringComparer.Ordinal)
            : buckets.OrderByDescending(bucket => bucket.Count).ThenBy(bucket => Bytes(bucket.Value), StringComparer.Ordinal).Take(100);
        return new AnswerFacet([.. buckets], articles.Count(article => ValuesOf(article, field).Count == 0));
    }

    private static string? Text(ArticleRecord article, string field) => field switch
    {
        "source" => article.Source,
        "author" => article.Author,
        "section" => article.Section,
        _ => article.Language,
    };

    /// <summary>Orders as UTF-8 does.</summary>
    private static string Bytes(string text) => Convert.ToHexString(Encoding.UTF8.GetBytes(text));
}
