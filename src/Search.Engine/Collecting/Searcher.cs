using Search.Engine.Facets;
using Search.Engine.Queries;
using Search.Engine.Scoring;
using Search.Engine.Snapshots;

namespace Search.Engine.Collecting;

/// <summary>Answers one request: query, weight, scorers, collectors, and then stored fields and snippets of the page's few hits.</summary>
/// <param name="snapshot">What is searched.</param>
/// <param name="schema">The index's schema, if it has one.</param>
/// <param name="clock">Measures <see cref="SearchOptions.TimeLimit"/>; null: the system's.</param>
internal sealed class Searcher(Snapshot snapshot, Schema? schema, TimeProvider? clock = null)
{
    /// <exception cref="OperationCanceledException"/>
    public SearchResults Search(Query query, SearchOptions options, IReadOnlyList<string>? notes = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(options.Take, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegative(options.Skip, nameof(options));
        var limits = new SearchLimits(options.Cancellation, options.TimeLimit, clock);
        bool byScore = options.Sort.Field == null;
        IHitCollector? hits = CollectorFor(options);
        var facets = new FacetPlan(options, snapshot, schema, limits);
        var matches = new MatchCounter(hits, facets.Counters, limits, facets.Sideways) { CountUpTo = options.CountExactly ? long.MaxValue : options.CountUpTo };
        Query? scored = null;
        long known = -1;
        bool isPartial = false;
        try
        {
            scored = new QueryRewriter(snapshot, limits).Rewrite(WithFilters(query, [.. options.Filters, .. facets.Filters]));
            var context = new SearchContext(snapshot)
            {
                SkipsHits = hits != null && byScore && facets.IsEmpty && (!options.CountExactly || IsTerm(scored)),
                Limits = limits,
                Filters = snapshot.Segments.Count > 0 ? snapshot.Segments[0].Filters : null,
            };
            Weight weight = Weights.Create(scored, context, hits is { NeedsScores: true }, 1f);
            known = facets.IsEmpty ? CountWithoutSearch(weight) : -1;
            matches.CountUpTo = known >= 0 ? 0 : matches.CountUpTo;
            if (hits != null || known < 0)
            {
                RunAll(weight, matches, facets.Sideways);
            }
        }
        catch (TimeLimitException)
        {
            isPartial = true;
        }
        long total = known >= 0 ? known : matches.Count;
        IReadOnlyList<KeptHit> page = hits == null ? [] : [.. hits.Finish().Skip(options.Skip)];
        return new SearchResults
        {
            Query = query,
            Notes = notes ?? [],
            Total = total,
            HitCount = hits is CollapsingCollector collapsed ? collapsed.GroupCount : total,
            TotalIsExact = known >= 0 || !(matches.HasSkipped || isPartial),
            IsPartial = isPartial,
            Facets = facets.Finish(),
            Hits = page.Count == 0 ? [] : new HitLoader(snapshot, schema).Load(query, scored!, byScore, page, options),
        };
    }

    private IHitCollector? CollectorFor(SearchOptions options)
    {
        int capacity = options.Take == 0 ? 0 : (int)Math.Min((long)options.Skip + options.Take, snapshot.MaxDoc);
        return capacity == 0 ? null
            : options.Collapse != null ? new CollapsingCollector(options.Collapse, options.Sort, capacity, options.After)
            : options.Sort.Field == null ? new ScoreCollector(capacity, options.After)
            : new ValueCollector(options.Sort, capacity, options.After);
    }

    private static Query WithFilters(Query query, IReadOnlyList<Query> filters) => filters.Count == 0
        ? query
        : new BooleanQuery([new BooleanClause(query, Occur.Must), .. filters.Select(filter => new BooleanClause(filter, Occur.Filter))]);

    private static bool IsTerm(Query query) => query is TermQuery or BoostQuery { Query: TermQuery };

    /// <summary>The number of matches where every segment knows it, otherwise -1.</summary>
    private long CountWithoutSearch(Weight weight)
    {
        long sum = 0;
        for (int i = 0; i < snapshot.Segments.Count; i++)
        {
            int count = weight.Count(snapshot.Segments[i], i);
            if (count < 0)
            {
                return -1;
            }
            sum += count;
        }
        return sum;
    }

    private void RunAll(Weight weight, MatchCounter matches, Sideways? sideways)
    {
        for (int i = 0; i < snapshot.Segments.Count; i++)
        {
            SegmentView segment = snapshot.Segments[i];
            if (weight.CreateScorer(segment, i, long.MaxValue) is { } scorer)
            {
                sideways?.BeginSegment(segment, i, scorer.Cost);
                matches.Run(segment, scorer);
            }
        }
    }
}
