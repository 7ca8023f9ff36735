using Search.Engine.Queries;
using Search.Engine.Scoring;

namespace Search.Engine.Collecting;

/// <summary>Adds to the scores of the best hits what a second query says of them. Numbers are those of Lucene's <c>QueryRescorer</c> with weight 1.</summary>
internal sealed class Rescorer
{
    private readonly Snapshot _snapshot;
    private readonly Rescoring _rescoring;
    private readonly SearchLimits _limits;

    private Rescorer(Snapshot snapshot, Rescoring rescoring, SearchOptions options, SearchLimits limits)
    {
        (_snapshot, _rescoring, _limits) = (snapshot, rescoring, limits);
        long wanted = (long)(options.After?.Rank ?? 0) + options.Skip + options.Take;
        FirstPass = options with { After = null, Skip = 0, Take = (int)Math.Min(int.MaxValue, Math.Max(rescoring.Window, wanted)) };
    }

    /// <summary>What must be found first: all of the best hits, whichever page is wanted.</summary>
    public SearchOptions FirstPass { get; }

    /// <summary>Null where nothing is rescored: hits are ordered by a field, none is wanted, or all that are wanted stand behind the best ones.</summary>
    public static Rescorer? For(Snapshot snapshot, SearchOptions options, SearchLimits limits)
    {
        if (options.Rescoring is not { } rescoring)
        {
            return null;
        }
        ArgumentOutOfRangeException.ThrowIfLessThan(rescoring.Window, 1, nameof(options));
        return options.Sort.Field != null || options.Take == 0 || options.After?.Rank > rescoring.Window ? null : new Rescorer(snapshot, rescoring, options, limits);
    }

    /// <param name="kept">From the first hit on, in order.</param>
    /// <exception cref="OperationCanceledException"/>
    /// <exception cref="TimeLimitException"/>
    public IReadOnlyList<KeptHit> Rescore(IReadOnlyList<KeptHit> kept)
    {
        if (kept.Count == 0)
        {
            return kept;
        }
        KeptHit[] best = [.. kept.Take(_rescoring.Window)];
        var context = new SearchContext(_snapshot) { Limits = _limits };
        Weight weight = Weights.Create(new QueryRewriter(_snapshot, _limits).Rewrite(_rescoring.Query), context, needsScores: true, 1f);
        float[] scores = HitScores.Of(_snapshot, weight, best, _limits);
        return
        [
            .. best.Select((hit, i) => hit with { Score = Sum(hit.Score, scores[i]), IsRescored = true }).OrderByDescending(hit => hit.Score).ThenBy(hit => hit.DocId),
            .. kept.Skip(best.Length),
        ];
    }

    /// <summary>The hits behind the last one of a page.</summary>
    public IEnumerable<KeptHit> Behind(IReadOnlyList<KeptHit> kept, HitCursor? last) =>
        last == null ? kept : kept.Where(hit => hit.Score < last.Score || (hit.Score == last.Score && hit.DocId > last.DocId));

    /// <summary>The score of both passes.</summary>
    public static float Sum(float first, float second) => (float)(first + 1.0 * second);
}
