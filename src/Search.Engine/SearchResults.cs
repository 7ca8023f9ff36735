namespace Search.Engine;

/// <summary>The answer to a search.</summary>
public sealed class SearchResults
{
    /// <summary>The page of hits, in the order asked for.</summary>
    public IReadOnlyList<Hit> Hits { get; init; } = [];

    /// <summary>How many documents match.</summary>
    public long Total { get; init; }

    /// <summary>False: at least <see cref="Total"/> documents match. Happens without <see cref="SearchOptions.CountExactly"/>, and where <see cref="IsPartial"/>.</summary>
    public bool TotalIsExact { get; init; } = true;

    /// <summary>Whether <see cref="SearchOptions.TimeLimit"/> ended the search: there may be better hits and more of them, and facets count what was seen.</summary>
    public bool IsPartial { get; init; }

    /// <summary>How many hits there are in all: <see cref="Total"/>, or fewer where <see cref="SearchOptions.Collapse"/> folds matches.</summary>
    public long HitCount { get; init; }

    /// <summary>Counts by the facets' names, which are those of their fields where nothing else was said.</summary>
    public IReadOnlyDictionary<string, FacetResult> Facets { get; init; } = new Dictionary<string, FacetResult>();

    /// <summary>What was done about parts of the query text that could not be taken as written, and what a limit left out.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The query that was searched, without the filters.</summary>
    public required Query Query { get; init; }
}
