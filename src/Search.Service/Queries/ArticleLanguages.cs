using Search.Analysis;
using Search.Analysis.Languages;
using Search.Engine;
using Search.Service.Articles;

namespace Search.Service.Queries;

/// <summary>The languages that articles of a snapshot are in, as queries need them.</summary>
internal sealed class ArticleLanguages
{
    private readonly string[] _languages;

    public ArticleLanguages(SnapshotAnalyzers analyzers)
    {
        IReadOnlyList<string> own = analyzers.ValuesOf(ArticleSchema.Language);
        _languages = analyzers.HasOthers(ArticleSchema.Language) ? [ArticleSchema.UsualLanguage, .. own] : [.. own];
    }

    /// <summary>
    /// What says little in each language that the words may be in: <c>war</c> is left out of a German question, not of an English one. Words of other scripts are told by their script.
    /// </summary>
    public IReadOnlySet<string> StopWordsOf(string words)
    {
        HashSet<string>? common = null;
        foreach (string language in LanguageIdentifier.Likely(words, _languages))
        {
            if (common == null)
            {
                common = [.. StopWords.Of(language)];
            }
            else
            {
                common.IntersectWith(StopWords.Of(language));
            }
        }
        common ??= [];
        foreach (string language in _languages.Where(language => language is "ar" or "ru"))
        {
            common.UnionWith(StopWords.Of(language));
        }
        return common;
    }

    /// <summary>The one language that all hits of a query must have; null where it demands none.</summary>
    public static string? DemandedBy(Query query) => query switch
    {
        TermQuery { Field: ArticleSchema.Language } term => System.Text.Encoding.UTF8.GetString(term.Term.Span),
        BooleanQuery boolean => boolean.Clauses.Where(clause => clause.Occur is Occur.Must or Occur.Filter).Select(clause => DemandedBy(clause.Query)).FirstOrDefault(language => language != null),
        BoostQuery boost => DemandedBy(boost.Query),
        _ => null,
    };
}
