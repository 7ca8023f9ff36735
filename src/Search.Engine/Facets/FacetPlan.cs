using Search.Engine.Collecting;
using Search.Engine.Queries;
using Search.Engine.Scoring;

namespace Search.Engine.Facets;

/// <summary>What is counted in one search, and how: facets over the matches, those with choices over the matches that there were without these.</summary>
internal sealed class FacetPlan
{
    private readonly IReadOnlyList<Facet> _facets;
    private readonly FacetCounter[] _counters;

    /// <exception cref="ArgumentException">A choice is none of its facet's.</exception>
    public FacetPlan(SearchOptions options, Snapshot snapshot, Schema? schema, SearchLimits limits)
    {
        _facets = options.Facets;
        if (options.Facets.Count + options.Choices.Count == 0)
        {
            (_counters, Filters, Counters) = ([], [], []);
            return;
        }
        var context = new SearchContext(snapshot) { Limits = limits, Filters = snapshot.Segments.Count > 0 ? snapshot.Segments[0].Filters : null };
        // Not before the search has begun: expanding a pattern may take all the time there is.
        Lazy<Weight> Bind(Query query) => new(() => Weights.Create(new QueryRewriter(snapshot, limits).Rewrite(query), context, needsScores: false, 1f));
        FacetCounter Counter(Facet facet) => facet.Where == null
            ? FacetCounter.For(facet, schema)
            : new FilteredCounter(FacetCounter.For(facet, schema), Bind(facet.Where), snapshot);
        _counters = [.. _facets.Select(Counter)];
        var filters = new List<Query>();
        var dimensions = new List<SidewaysDimension>();
        var overMatches = _counters.ToList();
        foreach (IGrouping<string, FacetChoice> choices in options.Choices.GroupBy(choice => choice.Name, StringComparer.Ordinal))
        {
            Query chosen = AnyOf([.. choices.SelectMany(choice => choice.Queries(snapshot, schema)).Distinct()]);
            int place = _facets.ToList().FindIndex(facet => facet.Name == choices.Key);
            if (place < 0)
            {
                filters.Add(chosen);
            }
            else
            {
                dimensions.Add(new SidewaysDimension(Bind(chosen), _counters[place]));
                overMatches.Remove(_counters[place]);
            }
        }
        Filters = filters;
        Counters = overMatches;
        Sideways = dimensions.Count == 0 ? null : new Sideways(dimensions);
    }

    /// <summary>Choices of dimensions that are not counted: they narrow the search and nothing else.</summary>
    public IReadOnlyList<Query> Filters { get; }

    /// <summary>Facets that are counted over the matches.</summary>
    public IReadOnlyList<FacetCounter> Counters { get; }

    /// <summary>The other facets; null where there are none.</summary>
    public Sideways? Sideways { get; }

    public bool IsEmpty => _counters.Length == 0;

    /// <summary>Adds what another plan of the same search counted in other documents, on another thread.</summary>
    public void Absorb(FacetPlan other)
    {
        for (int i = 0; i < _counters.Length; i++)
        {
            _counters[i].Absorb(other._counters[i]);
        }
    }

    /// <summary>The counts by the names of facets; of several facets of one name, the first one's.</summary>
    /// <exception cref="FacetException">A facet would have too many buckets.</exception>
    public IReadOnlyDictionary<string, FacetResult> Finish()
    {
        var results = new Dictionary<string, FacetResult>(StringComparer.Ordinal);
        for (int i = 0; i < _counters.Length; i++)
        {
            results.TryAdd(_facets[i].Name, _counters[i].Finish());
        }
        return results;
    }

    private static Query AnyOf(Query[] queries) =>
        queries.Length == 1 ? queries[0] : new BooleanQuery([.. queries.Select(query => new BooleanClause(query, Occur.Should))]);
}
