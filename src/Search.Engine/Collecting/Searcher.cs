using Search.Engine.Facets;
using Search.Engine.Queries;
using Search.Engine.Scoring;
using Search.Engine.Snapshots;

namespace Search.Engine.Collecting;

/// <summary>Answers one request: query, weight, scorers, collectors, and then stored fields and snippets of the page's few hits.</summary>
/// <param name="snapshot">What is searched.</param>
/// <param name="schema">The index's schema, if it has one.</param>
internal sealed class Searcher(Snapshot snapshot, Schema? schema)
{
    /// <exception cref="OperationCanceledException"/>
    public SearchResults Search(Query query, SearchOptions options, IReadOnlyList<string>? notes = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(options.Take, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegative(options.Skip, nameof(options));
        Query scored = new QueryRewriter(snapshot).Rewrite(WithFilters(query, options.Filters));
        int capacity = options.Take == 0 ? 0 : (int)Math.Min((long)options.Skip + options.Take, snapshot.MaxDoc);
        bool byScore = options.Sort.Field == null;
        IHitCollector? hits = capacity == 0 ? null : byScore ? new ScoreCollector(capacity) : new ValueCollector(options.Sort, capacity);
        FacetCounter[] counters = [.. options.Facets.Select(FacetCounter.For)];

        var context = new SearchContext(snapshot) { SkipsHits = hits != null && byScore && counters.Length == 0 && (!options.CountExactly || IsTerm(scored)) };
        Weight weight = Weights.Create(scored, context, hits is { NeedsScores: true }, 1f);
        long known = counters.Length == 0 ? CountWithoutSearch(weight) : -1;
        var matches = new MatchCounter(hits, counters, context.SkipsHits && (!options.CountExactly || known >= 0), options.Cancellation);
        if (hits != null || counters.Length > 0 || known < 0)
        {
            RunAll(weight, matches);
        }
        IReadOnlyList<KeptHit> kept = hits?.Finish() ?? [];
        return new SearchResults
        {
            Query = query,
            Notes = notes ?? [],
            Total = known >= 0 ? known : matches.Count,
            TotalIsExact = known >= 0 || !matches.HasSkipped,
            Facets = FacetsOf(options.Facets, counters),
            Hits = LoadHits(query, scored, byScore, [.. kept.Skip(options.Skip)], options),
        };
    }

    private static Query WithFilters(Query query, IReadOnlyList<Query> filters) => filters.Count == 0
        ? query
        : new BooleanQuery([new BooleanClause(query, Occur.Must), .. filters.Select(filter => new BooleanClause(filter, Occur.Filter))]);

    private static Dictionary<string, FacetResult> FacetsOf(IReadOnlyList<Facet> facets, FacetCounter[] counters)
    {
        var results = new Dictionary<string, FacetResult>(StringComparer.Ordinal);
        for (int i = 0; i < counters.Length; i++)
        {
            results.TryAdd(facets[i].Field, counters[i].Finish());
        }
        return results;
    }

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

    private void RunAll(Weight weight, MatchCounter matches)
    {
        for (int i = 0; i < snapshot.Segments.Count; i++)
        {
            SegmentView segment = snapshot.Segments[i];
            if (weight.CreateScorer(segment, i, long.MaxValue) is { } scorer)
            {
                matches.Run(segment, scorer);
            }
        }
    }

    private List<Hit> LoadHits(Query query, Query scored, bool hasScores, IReadOnlyList<KeptHit> kept, SearchOptions options)
    {
        float[] scores = hasScores ? [.. kept.Select(hit => hit.Score)] : ScoresOf(scored, kept);
        var loader = new DocumentLoader(options.Highlight == null ? options.Fields : null);
        Highlighter? highlighter = options.Highlight == null ? null : new Highlighter(snapshot, schema, query, options.Highlighting);
        var hits = new List<Hit>(kept.Count);
        for (int i = 0; i < kept.Count; i++)
        {
            options.Cancellation.ThrowIfCancellationRequested();
            SegmentView segment = snapshot.SegmentOf(kept[i].DocId);
            Document document = loader.Load(segment, kept[i].DocId - segment.DocBase);
            hits.Add(new Hit
            {
                Rank = options.Skip + i + 1,
                DocId = kept[i].DocId,
                Score = scores[i],
                SortValue = kept[i].SortValue,
                Document = document,
                Snippets = highlighter?.Passages(kept[i].DocId, document, options.Highlight!) ?? [],
            });
        }
        return hits;
    }

    /// <summary>Scores of a few documents that were found without.</summary>
    private float[] ScoresOf(Query scored, IReadOnlyList<KeptHit> kept)
    {
        float[] scores = new float[kept.Count];
        if (kept.Count == 0)
        {
            return scores;
        }
        Weight weight = Weights.Create(scored, new SearchContext(snapshot), needsScores: true, 1f);
        int[] places = [.. Enumerable.Range(0, kept.Count).OrderBy(place => kept[place].DocId)];
        int next = 0;
        for (int i = 0; i < snapshot.Segments.Count && next < places.Length; i++)
        {
            SegmentView segment = snapshot.Segments[i];
            Scorer? scorer = null;
            while (next < places.Length && kept[places[next]].DocId < segment.DocBase + segment.MaxDoc)
            {
                int first = next;
                while (next < places.Length && next - first < Scorer.BlockSize && kept[places[next]].DocId < segment.DocBase + segment.MaxDoc)
                {
                    next++;
                }
                int[] docs = [.. places[first..next].Select(place => kept[place].DocId - segment.DocBase)];
                scorer ??= weight.CreateScorer(segment, i, docs.Length);
                float[] found = new float[docs.Length];
                scorer?.Probe(docs, new bool[docs.Length], found);
                for (int j = 0; j < docs.Length; j++)
                {
                    scores[places[first + j]] = found[j];
                }
            }
        }
        return scores;
    }
}
