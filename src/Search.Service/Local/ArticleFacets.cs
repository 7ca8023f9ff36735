using System.Globalization;
using Search.Engine;
using Search.Ingest;
using Search.Service.Articles;
using Search.Service.Queries;

namespace Search.Service.Local;

/// <summary>What articles are counted by, and what was chosen of it.</summary>
internal static class ArticleFacets
{
    /// <summary>Values of a field that are told; the others are only counted.</summary>
    private const int MostValues = 100;

    /// <summary>Articles of which more than the year is known.</summary>
    private static readonly BooleanQuery HasMonth = new(
        new BooleanClause(new MatchAllDocsQuery(), Occur.Must),
        new BooleanClause(new TermQuery(ArticleSchema.PublishedPrecision, DateText.NameOf(DatePrecision.Year)), Occur.MustNot));

    /// <summary>The year first, then what was asked for, then what was chosen of.</summary>
    /// <exception cref="UsageException">Articles cannot be counted by it.</exception>
    public static IReadOnlyList<Facet> Of(ArticleQuery query) =>
        [.. query.Facets.Prepend(ArticleSchema.Year).Concat(query.Choices.Select(choice => choice.Field)).Distinct(StringComparer.Ordinal).Select(Of)];

    /// <exception cref="UsageException">Articles cannot be counted by it.</exception>
    public static IReadOnlyList<FacetChoice> Choices(ArticleQuery query)
    {
        var choices = new List<FacetChoice>();
        if (query.HasYearChoice)
        {
            choices.Add(new FacetChoice(ArticleSchema.Year, ArticleFilters.OfYears(query)));
        }
        choices.AddRange(query.Choices.Select(choice => choice.Value == null ? Of(choice.Field).ChooseMissing() : Of(choice.Field).Choose(choice.Value)));
        return choices;
    }

    /// <summary>Whether a bucket was chosen whose facet shows others too.</summary>
    /// <param name="query">The question.</param>
    /// <param name="field">What is counted.</param>
    /// <param name="label">The bucket; null: articles without a value.</param>
    public static bool IsChosen(ArticleQuery query, string field, string? label) => field != ArticleSchema.Year
        ? query.Choices.Any(choice => choice.Field == field && string.Equals(choice.Value?.ToLowerInvariant(), label?.ToLowerInvariant(), StringComparison.Ordinal))
        : query.HasYearChoice && query.Years.Any(
            years => label == null ? years.IsUndated : int.Parse(label, CultureInfo.InvariantCulture) is var year && year >= years.First && year <= years.Last);

    private static Facet Of(string field) => field switch
    {
        ArticleSchema.Year => Facet.Year(field),
        ArticleSchema.Month => Facet.Month(ArticleSchema.Published) with { Name = field, Where = HasMonth },
        ArticleSchema.Mentions => Facet.Numbers(field),
        _ when ArticleSchema.FacetFields.Contains(field) => Facet.Values(field, MostValues),
        _ => throw new UsageException(
            string.Create(CultureInfo.InvariantCulture, $"'{field}' is no field whose values can be counted"), $"Write one of: {string.Join(' ', ArticleSchema.FacetFields)}"),
    };
}
