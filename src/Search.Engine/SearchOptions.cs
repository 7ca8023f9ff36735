namespace Search.Engine;

/// <summary>What a search wants: which hits, in what order, and what is told about them.</summary>
public sealed record SearchOptions
{
    public static SearchOptions Default { get; } = new();

    /// <summary>How many hits at most. 0: only <see cref="SearchResults.Total"/> and facets.</summary>
    public int Take { get; init; } = 10;

    /// <summary>How many hits of the order are passed over first: <c>Take</c> times the number of the page.</summary>
    public int Skip { get; init; }

    public Sort Sort { get; init; } = Sort.Relevance;

    /// <summary>The stored text field whose best passages come with each hit as <see cref="Hit.Snippets"/>; null: none.</summary>
    public string? Highlight { get; init; }

    /// <summary>How snippets are cut; null: as <see cref="HighlightOptions.Default"/>.</summary>
    public HighlightOptions? Highlighting { get; init; }

    /// <summary>What is counted over all matches.</summary>
    public IReadOnlyList<Facet> Facets { get; init; } = [];

    /// <summary>Queries that must match too, without a say in scores.</summary>
    public IReadOnlyList<Query> Filters { get; init; } = [];

    /// <summary>
    /// Whether <see cref="SearchResults.Total"/> must be exact. Otherwise documents that cannot be among the hits may be passed over unseen, which is faster.
    /// Sorting by a field, and facets, count exactly anyway.
    /// </summary>
    public bool CountExactly { get; init; } = true;

    /// <summary>How a query text is read; null: by the index's schema.</summary>
    public QueryParser? Parser { get; init; }

    /// <summary>The stored fields that come with each hit; null: all.</summary>
    public IReadOnlyCollection<string>? Fields { get; init; }

    /// <summary>Ends the search with <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken Cancellation { get; init; }
}
