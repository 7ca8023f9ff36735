using Search.Engine;
using Search.Service.Answers;
using Search.Service.Queries;

namespace Search.Service.Local;

/// <summary>What the fields of an index mean: how a query about them is read, and what of a document is shown.</summary>
internal interface IIndexView
{
    /// <summary>Null for an index that says nothing of its fields.</summary>
    Schema? Schema { get; }

    /// <summary>The stored field that names a document.</summary>
    string IdField { get; }

    /// <summary>Names of fields that a query may ask for, as users write them.</summary>
    IReadOnlyList<string> QueryFields { get; }

    QueryParser Parser(ArticleQuery query);

    /// <exception cref="UsageException">The index cannot be narrowed so.</exception>
    IReadOnlyList<Query> Filters(ArticleQuery query);

    /// <exception cref="UsageException">The index cannot be ordered so.</exception>
    Sort Sort(ArticleSort sort);

    /// <summary>What is done to a parsed query before it is searched; null: nothing.</summary>
    /// <exception cref="UsageException">The index cannot be ranked so.</exception>
    RankingOptions? Ranking(ArticleRanking ranking);

    /// <summary>Where a better query is looked for.</summary>
    SuggestionOptions Suggestions { get; }

    /// <summary>The field whose terms are words that people type; null: there is none.</summary>
    string? WordField { get; }

    /// <summary>Where titles are, which are told newest first, once for each way in which they were analyzed; empty: nowhere.</summary>
    IReadOnlyList<TitleFields> Titles { get; }

    /// <summary>Whether words of <see cref="WordField"/> in Chinese, Japanese and Korean are pairs of characters.</summary>
    bool HasPairs { get; }

    /// <summary>Counts of the year first, where the index has it.</summary>
    /// <exception cref="UsageException">The values of a field cannot be counted.</exception>
    IReadOnlyList<Facet> Facets(ArticleQuery query);

    /// <summary>What was chosen of facets.</summary>
    /// <exception cref="UsageException">The index cannot be narrowed so.</exception>
    IReadOnlyList<FacetChoice> Choices(ArticleQuery query);

    /// <summary>The name in the index of a field that a user names, and a start of its terms as it is in the index.</summary>
    (string Field, string Prefix) Terms(string field, string prefix);

    /// <summary>The name of a hit of which at least <see cref="IdField"/> was loaded.</summary>
    string IdOf(Hit hit);

    AnswerHit ToHit(Hit hit, HitHighlighter highlighter);
}
