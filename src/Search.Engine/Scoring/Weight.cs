using Search.Engine.Snapshots;

namespace Search.Engine.Scoring;

/// <summary>A query bound to the statistics of one snapshot. Makes the scorers of its segments.</summary>
internal abstract class Weight
{
    /// <summary>A scorer for one segment, or null where no document of it can match.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="ordinal">Its index in the snapshot.</param>
    /// <param name="leadCost">How many documents will be asked about at most; <see cref="long.MaxValue"/>: the scorer will lead itself.</param>
    public abstract Scorer? CreateScorer(SegmentView segment, int ordinal, long leadCost);

    /// <summary>About how many documents of a segment the scorer would find; known without making it.</summary>
    public abstract long Cost(SegmentView segment, int ordinal);

    /// <summary>The exact number of live matches of a segment where it is known without a search, otherwise -1.</summary>
    public virtual int Count(SegmentView segment, int ordinal) => -1;
}
