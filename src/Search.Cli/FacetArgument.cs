using Search.Service.Articles;
using Search.Service.Queries;

namespace Search.Cli;

/// <summary>What to count: <c>source</c>; or what to choose of it, too: <c>source=Reuters</c>, <c>year=2020-2022</c>, <c>author=none</c>.</summary>
/// <param name="Field">Counted.</param>
/// <param name="Years">Chosen, where the field is the year.</param>
/// <param name="Choice">Chosen, of any other field.</param>
internal sealed record FacetArgument(string Field, YearRange? Years, ArticleChoice? Choice)
{
    /// <exception cref="Service.UsageException">It is no field whose values can be counted, or no value of it.</exception>
    public static FacetArgument Parse(string text)
    {
        int end = text.IndexOf('=', StringComparison.Ordinal);
        string field = Choices.Facet(end < 0 ? text : text[..end].TrimEnd());
        if (end < 0)
        {
            return new FacetArgument(field, null, null);
        }
        string value = text[(end + 1)..].Trim();
        return field == ArticleSchema.Year
            ? new FacetArgument(field, YearRange.Parse(value), null)
            : new FacetArgument(field, null, ArticleChoice.Parse(field, value));
    }
}
