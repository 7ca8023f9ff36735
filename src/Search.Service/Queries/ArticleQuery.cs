namespace Search.Service.Queries;

/// <summary>The order of hits.</summary>
public enum ArticleSort
{
    Relevance,

    /// <summary>By date of publication, latest first; the undated last.</summary>
    Newest,

    /// <summary>By date of publication, earliest first; the undated last.</summary>
    Oldest,
}

/// <summary>A question to an archive, as commands, REPL and other front ends ask it.</summary>
public sealed record ArticleQuery
{
    /// <summary>How many hits one answer can have.</summary>
    public const int MaxTake = 10_000;

    /// <summary>In the query language; empty or blank: all articles.</summary>
    public required string Text { get; init; }

    /// <summary>How many hits; 0: only counts.</summary>
    public int Take { get; init; } = 10;

    /// <summary>How many hits to pass over first.</summary>
    public int Skip { get; init; }

    /// <summary>What <see cref="Answers.SearchAnswer.Next"/> of the same question said: only hits behind those are wanted. Null: from the first on.</summary>
    public string? After { get; init; }

    /// <summary>Published in one of these years; empty: whenever.</summary>
    public IReadOnlyList<YearRange> Years { get; init; } = [];

    /// <summary>Published from this instant on; undated articles are left out.</summary>
    public DateTime? From { get; init; }

    /// <summary>Published before this instant; undated articles are left out.</summary>
    public DateTime? Before { get; init; }

    /// <summary>
    /// What to count besides the year: of <see cref="Articles.ArticleSchema.FacetFields"/>. The year is always counted over the articles found; named here, it is counted as
    /// if no <see cref="Years"/> had been chosen.
    /// </summary>
    public IReadOnlyList<string> Facets { get; init; } = [];

    /// <summary>
    /// Only articles that have one of the values chosen of each field. Their fields are counted too, each as if nothing had been chosen of it alone.
    /// </summary>
    public IReadOnlyList<ArticleChoice> Choices { get; init; } = [];

    /// <summary>Whether <see cref="Years"/> are a choice, and the year is counted as if there were none.</summary>
    internal bool HasYearChoice => Years.Count > 0 && Facets.Contains(Articles.ArticleSchema.Year);

    public ArticleSort Sort { get; init; }

    public ArticleRanking Ranking { get; init; }

    /// <summary>
    /// Whether of near-duplicates among the articles found only the one that was published first is a hit, where the best of them would be. Counts speak of all articles.
    /// </summary>
    public bool Collapse { get; init; }

    /// <summary>Whether each hit comes with why it has its score, and the answer with the tree that ranked.</summary>
    public bool Explain { get; init; }

    /// <summary>Whether words without a sign between them must all be there, instead of one of them.</summary>
    public bool AllWords { get; init; }

    /// <summary>Whether a better query is looked for where this one finds little. Only the first page has one.</summary>
    public bool Suggest { get; init; } = true;

    /// <summary>Whether what cannot be parsed is an error instead of being searched as words.</summary>
    public bool Strict { get; init; }
}
