using System.Runtime.ExceptionServices;
using Search.Engine.Queries;
using Search.Engine.Scoring;
using Search.Engine.Snapshots;

namespace Search.Engine.Collecting;

/// <summary>Runs a weight over all segments: one after the other, or several at a time.</summary>
/// <param name="snapshot">What is searched.</param>
/// <param name="weight">What for.</param>
/// <param name="countIsKnown">Nobody has to count: whatever cannot be a hit may be passed over.</param>
internal sealed class SegmentRuns(Snapshot snapshot, Weight weight, bool countIsKnown)
{
    private int _next = -1;
    private bool _isPartial;

    /// <summary>Each pass is the work of one thread, the first one the caller's; each gets its segments in order. True: the time was up before all was seen.</summary>
    /// <exception cref="OperationCanceledException"/>
    public bool Run(IReadOnlyList<SearchPass> passes)
    {
        Task[] others = [.. passes.Skip(1).Select(pass => Task.Run(() => Work(pass)))];
        ExceptionDispatchInfo? failure = null;
        try
        {
            Work(passes[0]);
        }
        catch (Exception e)
        {
            failure = ExceptionDispatchInfo.Capture(e);
        }
        // Whatever happened: the caller may close the files when this returns.
        foreach (Task other in others)
        {
            ((IAsyncResult)other).AsyncWaitHandle.WaitOne();
            failure ??= other.Exception?.InnerException is { } inner ? ExceptionDispatchInfo.Capture(inner) : null;
        }
        failure?.Throw();
        return _isPartial;
    }

    private void Work(SearchPass pass)
    {
        pass.Matches.CountUpTo = countIsKnown ? 0 : pass.Matches.CountUpTo;
        try
        {
            for (int i = Interlocked.Increment(ref _next); i < snapshot.Segments.Count; i = Interlocked.Increment(ref _next))
            {
                SegmentView segment = snapshot.Segments[i];
                if (weight.CreateScorer(segment, i, long.MaxValue) is { } scorer)
                {
                    pass.Facets.Sideways?.BeginSegment(segment, i, scorer.Cost);
                    pass.Matches.Run(segment, scorer);
                }
            }
        }
        catch (TimeLimitException)
        {
            _isPartial = true;
        }
    }
}
