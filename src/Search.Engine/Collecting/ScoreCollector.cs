using Search.Engine.Snapshots;

namespace Search.Engine.Collecting;

/// <summary>Keeps the documents with the highest scores.</summary>
/// <param name="capacity">How many.</param>
/// <param name="after">Only such as come after this hit; null: from the first on.</param>
/// <param name="shared">What other threads of the search know; null: there are none.</param>
internal sealed class ScoreCollector(int capacity, HitCursor? after = null, SharedThreshold? shared = null) : IHitCollector
{
    private readonly TopHits _top = new(capacity, after);
    private int _docBase;

    public bool NeedsScores => true;

    // A document that comes later must be better: of equal scores, the smaller doc id is the better one.
    // In what other threads look through, an equal one may come earlier.
    public float MinScore => Math.Max(_top.Threshold < 0 ? 0 : MathF.BitIncrement(_top.Threshold), shared?.Value ?? 0);

    public bool HasAllOfSegment => false;

    public void BeginSegment(SegmentView segment) => _docBase = segment.DocBase;

    public void Collect(ReadOnlySpan<int> docs, ReadOnlySpan<float> scores)
    {
        _top.Offer(docs, scores, _docBase);
        if (shared != null && _top.Threshold > 0)
        {
            shared.Raise(_top.Threshold);
        }
    }

    public IReadOnlyList<KeptHit> Finish() => [.. _top.Sorted().Select(hit => new KeptHit(hit.DocId, hit.Score, null))];
}
