using Search.Codecs.Contracts;
using Search.Engine.Queries;
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

    /// <summary>The exact number of live matches of a segment where it can be told faster than by a search that looks at all of them, otherwise -1.</summary>
    /// <exception cref="OperationCanceledException"/>
    /// <exception cref="TimeLimitException"/>
    public virtual int CountApart(SegmentView segment, int ordinal) => Count(segment, ordinal);

    /// <summary>
    /// Why a document has its score, or does not match: the tree that Lucene's <c>Weight.explain</c> of the same kind of query gives, in its words.
    /// Weights that find documents
    /// without a score of their own have theirs from <see cref="UnscoredWeight"/>.
    /// </summary>
    /// <param name="segment">The segment.</param>
    /// <param name="ordinal">Its index in the snapshot.</param>
    /// <param name="doc">A document of the segment.</param>
    public abstract Explanation Explain(SegmentView segment, int ordinal, int doc);

    /// <summary>A document's norm in a field; that of a field without norms where it has none.</summary>
    protected static long NormOf(SegmentView segment, FieldInfo? field, int doc) =>
        field is { HasNorms: true } && segment.Reader.Norms.GetNorms(field) is { } norms && norms.AdvanceExact(doc) ? norms.Value : Bm25.DefaultNorm;

    /// <summary>The score of one document as a search gives it; null where it does not match.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="ordinal">Its index in the snapshot.</param>
    /// <param name="doc">A document of the segment.</param>
    /// <param name="needsScore">False: 0 stands for every score.</param>
    public float? ScoreOf(SegmentView segment, int ordinal, int doc, bool needsScore)
    {
        if (CreateScorer(segment, ordinal, 1) is not { } scorer)
        {
            return null;
        }
        bool isMatch = false;
        float score = 0;
        scorer.Probe([doc], new Span<bool>(ref isMatch), needsScore ? new Span<float>(ref score) : default);
        return isMatch ? score : null;
    }
}
