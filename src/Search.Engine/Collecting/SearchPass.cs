using Search.Engine.Facets;
using Search.Engine.Queries;

namespace Search.Engine.Collecting;

/// <summary>What one thread of a search keeps and counts.</summary>
internal sealed class SearchPass
{
    public SearchPass(SearchOptions options, Snapshot snapshot, Schema? schema, SearchLimits limits, SharedThreshold? shared)
    {
        Hits = CollectorFor(options, snapshot.MaxDoc, shared);
        Facets = new FacetPlan(options, snapshot, schema, limits);
        Matches = new MatchCounter(Hits, Facets.Counters, limits, Facets.Sideways) { CountUpTo = options.CountExactly ? long.MaxValue : options.CountUpTo };
    }

    /// <summary>Null where no hits are wanted.</summary>
    public IHitCollector? Hits { get; }

    public FacetPlan Facets { get; }

    public MatchCounter Matches { get; }

    private static IHitCollector? CollectorFor(SearchOptions options, int maxDoc, SharedThreshold? shared)
    {
        int capacity = options.Take == 0 ? 0 : (int)Math.Min((long)options.Skip + options.Take, maxDoc);
        return capacity == 0 ? null
            : options.Collapse != null ? new CollapsingCollector(options.Collapse, options.Sort, capacity, options.After)
            : options.Sort.Field == null ? new ScoreCollector(capacity, options.After, shared)
            : new ValueCollector(options.Sort, capacity, options.After);
    }
}
