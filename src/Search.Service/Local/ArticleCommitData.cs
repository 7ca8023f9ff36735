using System.Globalization;
using Search.Service.Articles;

namespace Search.Service.Local;

/// <summary>
/// What a commit says of an archive, besides what the engine keeps there of the fields and their analysis: the version of the article's fields, and whether
/// it was made of the seeds.
/// </summary>
internal static class ArticleCommitData
{
    /// <summary>Marks an index that holds the seed articles and nothing else; the value is what <see cref="SeedsMark"/> makes of their folder.</summary>
    public const string SeedsKey = "articles.seeds";

    private static readonly string Version = ArticleSchema.Version.ToString(CultureInfo.InvariantCulture);

    /// <summary>What every commit of this program says.</summary>
    public static IReadOnlyDictionary<string, string> OfThisProgram { get; } = new Dictionary<string, string> { [ArticleSchema.VersionKey] = Version };

    /// <summary>Whether the index is an archive of articles, of any version.</summary>
    public static bool HoldsArticles(IReadOnlyDictionary<string, string> commit) => commit.ContainsKey(ArticleSchema.VersionKey);

    /// <summary>Why answers may not be exact, for people; null where that is not so.</summary>
    public static string? Difference(IReadOnlyDictionary<string, string> commit) =>
        commit[ArticleSchema.VersionKey] is var theirs && theirs == Version
            ? null
            : $"The index was made by another version of this program (fields {theirs}, here {Version}): index anew for exact answers";
}
