using Search.Service;
using Search.Service.Articles;
using Search.Service.Queries;

namespace Search.Cli;

/// <summary>Reads words that must be one of a few.</summary>
internal static class Choices
{
    public static IReadOnlyList<string> Sorts { get; } = ["relevance", "newest", "oldest"];

    /// <exception cref="UsageException">It is none of <see cref="Sorts"/>.</exception>
    public static ArticleSort Sort(string text) => text switch
    {
        "relevance" => ArticleSort.Relevance,
        "newest" => ArticleSort.Newest,
        "oldest" => ArticleSort.Oldest,
        _ => throw None(text, "order", Sorts),
    };

    public static IReadOnlyList<string> Rankings { get; } = [.. Enum.GetNames<ArticleRanking>().Select(name => name.ToLowerInvariant())];

    /// <exception cref="UsageException">It is none of <see cref="Rankings"/>.</exception>
    public static ArticleRanking Ranking(string text) =>
        Rankings.Contains(text) ? Enum.Parse<ArticleRanking>(text, ignoreCase: true) : throw None(text, "ranking", Rankings);

    /// <exception cref="UsageException">It is no field whose values can be counted.</exception>
    public static string Facet(string text) =>
        ArticleSchema.FacetFields.Contains(text) ? text : throw None(text, "field whose values can be counted", ArticleSchema.FacetFields);

    /// <summary>Whether all words are needed.</summary>
    /// <exception cref="UsageException">It is neither <c>or</c> nor <c>and</c>.</exception>
    public static bool Operator(string text) => text switch
    {
        "or" => false,
        "and" => true,
        _ => throw None(text, "operator", ["or", "and"]),
    };

    private static UsageException None(string text, string kind, IReadOnlyList<string> choices)
    {
        string? near = EditDistance.Nearest(text, choices);
        return new UsageException($"'{text}' is no {kind}", near == null ? $"Write one of: {string.Join(' ', choices)}" : $"Did you mean {near}?");
    }
}
