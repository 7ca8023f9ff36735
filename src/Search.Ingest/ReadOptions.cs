using Search.Analysis.Languages;
using Search.Ingest.JsonLines;

namespace Search.Ingest;

/// <summary>How articles are read.</summary>
public sealed record ReadOptions
{
    public static ReadOptions Default { get; } = new();

    public ArticleFormat Format { get; init; }

    /// <summary>Stands before ids that are made from paths; ids and addresses of records stay as they are.</summary>
    public string IdPrefix { get; init; } = "";

    /// <summary>The most text an article may have, in bytes of UTF-8.</summary>
    public long MaxArticleBytes { get; init; } = 16 << 20;

    /// <summary>A language tag (<c>pt-BR</c>), a code of three letters or an English name, as <see cref="MainLanguage"/> wants it; null where it is none.</summary>
    public static string? LanguageOf(string stated) => LanguageTag.Parse(stated);

    /// <summary>The language of articles that state none and whose text tells none, as <see cref="LanguageOf"/> gives it; null: unknown, and they are analyzed as English.</summary>
    public string? MainLanguage { get; init; }

    /// <summary>The names of ours that <see cref="Map"/> may have.</summary>
    public static IReadOnlyList<string> FieldNames => RecordKeys.Names;

    /// <summary>Names of records' keys by ours: <c>title</c> → <c>headline</c>. They win over the usual names.</summary>
    public IReadOnlyDictionary<string, string> Map { get; init; } = new Dictionary<string, string>();
}
