using Search.Engine.Queries;
using Search.Engine.Scoring;

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
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Threads, 1, nameof(options));
        var limits = new SearchLimits(options.Cancellation, options.TimeLimit, clock);
        Rescorer? rescorer = Rescorer.For(snapshot, options, limits);
        SearchOptions firstPass = rescorer?.FirstPass ?? options;
        int threads = options.Collapse != null ? 1 : Math.Clamp(snapshot.Segments.Count, 1, options.Threads);
        SharedThreshold? shared = threads > 1 ? new SharedThreshold() : null;
        var passes = new SearchPass[threads];
        for (int i = 0; i < passes.Length; i++)
        {
            passes[i] = new SearchPass(firstPass, snapshot, schema, limits, shared);
        }
        SearchPass first = passes[0];
        var rewriter = new QueryRewriter(snapshot, limits);
        Query? scored = null;
        long known = -1;
        bool isPartial = false;
        IReadOnlyList<KeptHit>? kept = null;
        try
        {
            scored = rewriter.Rewrite(WithFilters(query, [.. options.Filters, .. first.Facets.Filters]));
            var context = new SearchContext(snapshot)
            {
                SkipsHits = first.Hits is { NeedsScores: true } && first.Facets.IsEmpty && (!options.CountExactly || IsCountedApart(scored)),
                Limits = limits,
                Filters = snapshot.Segments.Count > 0 ? snapshot.Segments[0].Filters : null,
            };
            Weight weight = Weights.Create(scored, context, first.Hits is { NeedsScores: true }, 1f);
            known = first.Facets.IsEmpty ? CountApart(weight, first.Hits == null || options.CountExactly) : -1;
            if (first.Hits != null || known < 0)
            {
                isPartial = new SegmentRuns(snapshot, weight, countIsKnown: known >= 0).Run(passes);
            }
            kept = Kept(passes, options);
            kept = rescorer?.Rescore(kept) ?? kept;
        }
        catch (TimeLimitException)
        {
            isPartial = true;
            kept ??= Kept(passes, options);
        }
        long total = known >= 0 ? known : passes.Sum(pass => pass.Matches.Count);
        IReadOnlyList<KeptHit> page = [.. (rescorer?.Behind(kept, options.After) ?? kept).Skip(options.Skip).Take(options.Take)];
        foreach (SearchPass other in passes.Skip(1))
        {
            first.Facets.Absorb(other.Facets);
        }
        return new SearchResults
        {
            Query = query,
            Notes = [.. notes ?? [], .. rewriter.Notes],
            Total = total,
            HitCount = first.Hits is CollapsingCollector collapsed ? collapsed.GroupCount : total,
            TotalIsExact = known >= 0 || !(passes.Any(pass => pass.Matches.HasSkipped) || isPartial),
            IsPartial = isPartial,
            Facets = first.Facets.Finish(),
            Hits = page.Count == 0 ? [] : new HitLoader(snapshot, schema).Load(query, scored!, options.Sort.Field == null, page, options),
        };
    }

    private static IReadOnlyList<KeptHit> Kept(SearchPass[] passes, SearchOptions options) =>
        [.. HitOrder.Merge([.. passes.Select(pass => pass.Hits?.Finish() ?? [])], options.Sort)];

    private static Query WithFilters(Query query, IReadOnlyList<Query> filters) => filters.Count == 0
        ? query
        : new BooleanQuery([new BooleanClause(query, Occur.Must), .. filters.Select(filter => new BooleanClause(filter, Occur.Filter))]);

    /// <summary>Whether the number of matches will be known without reading all of them, as far as the query tells.</summary>
    private static bool IsCountedApart(Query query) => query switch
    {
        BoostQuery boost => IsCountedApart(boost.Query),
        BooleanQuery { MinimumShouldMatch: <= 1, Clauses.Count: <= BooleanWeight.MostCounted } any =>
            any.Clauses.All(clause => clause.Occur == Occur.Should && clause.Query is TermQuery or BoostQuery { Query: TermQuery }),
        _ => query is TermQuery,
    };

    /// <summary>The number of matches where every segment knows it, or can tell it if it is wanted; otherwise -1.</summary>
    private long CountApart(Weight weight, bool isWanted)
    {
        long sum = 0;
        for (int i = 0; i < snapshot.Segments.Count; i++)
        {
            int count = isWanted ? weight.CountApart(snapshot.Segments[i], i) : weight.Count(snapshot.Segments[i], i);
            if (count < 0)
            {
                return -1;
            }
            sum += count;
        }
        return sum;
    }
}
