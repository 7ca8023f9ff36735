namespace Search.Engine;

/// <summary>What a search wants: which hits, in what order, and what is told about them.</summary>
public sealed record SearchOptions
{
    public static SearchOptions Default { get; } = new();

    /// <summary>How many hits at most. 0: only <see cref="SearchResults.Total"/> and facets.</summary>
    public int Take { get; init; } = 10;

    /// <summary>How many hits of the order are passed over first: <c>Take</c> times the number of the page.</summary>
    public int Skip { get; init; }

    /// <summary>
    /// Only hits that come after this one, with the same query, filters and sort: the last hit of a page leads to the next. Unlike <see cref="Skip"/> it costs no more
    /// the further one goes. <see cref="SearchResults.Total"/> and facets still speak of all matches.
    /// </summary>
    public HitCursor? After { get; init; }

    public Sort Sort { get; init; } = Sort.Relevance;

    /// <summary>A second pass over the best hits, where they are ordered by score; null: there is none.</summary>
    public Rescoring? Rescoring { get; init; }

    /// <summary>
    /// Of all matches with the same value of this field only the first one is a hit; <see cref="Hit.Others"/> counts the rest. The field has doc values, at most one a
    /// document; documents without one are hits of their own. <see cref="SearchResults.Total"/> and facets speak of all matches. Null: every match is a hit.
    /// </summary>
    public string? Collapse { get; init; }

    /// <summary>The stored text field whose best passages come with each hit as <see cref="Hit.Snippets"/>; null: none.</summary>
    public string? Highlight { get; init; }

    /// <summary>How snippets are cut; null: as <see cref="HighlightOptions.Default"/>.</summary>
    public HighlightOptions? Highlighting { get; init; }

    /// <summary>What is counted over all matches.</summary>
    public IReadOnlyList<Facet> Facets { get; init; } = [];

    /// <summary>
    /// What was chosen of dimensions: it must match too, without a say in scores. The facet of a dimension with choices is counted over what would match without them.
    /// </summary>
    public IReadOnlyList<FacetChoice> Choices { get; init; } = [];

    /// <summary>Queries that must match too, without a say in scores.</summary>
    public IReadOnlyList<Query> Filters { get; init; } = [];

    /// <summary>
    /// Whether <see cref="SearchResults.Total"/> must be exact. Otherwise documents that cannot be among the hits may be passed over unseen, which is faster.
    /// Facets count exactly anyway, and so does a sorting by a field, unless the segments are kept in that order (<see cref="Schema.SortBy"/>).
    /// </summary>
    public bool CountExactly { get; init; } = true;

    /// <summary>Without <see cref="CountExactly"/>: as long as fewer documents than this match, the total is exact, otherwise at least this number is told.</summary>
    public long CountUpTo { get; init; }

    /// <summary>How a query text is read; null: by the index's schema.</summary>
    public QueryParser? Parser { get; init; }

    /// <summary>The stored fields that come with each hit; null: all.</summary>
    public IReadOnlyCollection<string>? Fields { get; init; }

    /// <summary>
    /// How many segments are searched at the same time, each by a thread of its own. More threads find the same hits with the same scores. With <see cref="Collapse"/> it
    /// is always one.
    /// </summary>
    public int Threads { get; init; } = 1;

    /// <summary>
    /// How long it may take to find, to score and to count; null: as long as it takes. When it is up, the answer is what was found by then, with
    /// <see cref="SearchResults.IsPartial"/>: hits, total and facets of the documents that were seen.
    /// </summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>Ends the search with <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken Cancellation { get; init; }
}
