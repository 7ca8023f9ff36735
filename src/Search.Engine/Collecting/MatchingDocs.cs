using Search.Engine.Queries;
using Search.Engine.Scoring;
using Search.Engine.Snapshots;

namespace Search.Engine.Collecting;

/// <summary>All live documents of a snapshot that match a query, segment by segment: for those who change them, not for answers.</summary>
internal sealed class MatchingDocs : IDocBlockCollector
{
    private readonly List<(SegmentView Segment, List<int> Docs)> _found = [];

    /// <summary>The segments that have matches, in order, with the matches' doc ids in the segment, rising. Four bytes a match.</summary>
    public static IReadOnlyList<(SegmentView Segment, List<int> Docs)> Of(Snapshot snapshot, Query query)
    {
        var found = new MatchingDocs();
        var matches = new MatchCounter(null, [found], SearchLimits.None);
        Weight weight = Weights.Create(new QueryRewriter(snapshot).Rewrite(query), new SearchContext(snapshot), needsScores: false, 1f);
        for (int i = 0; i < snapshot.Segments.Count; i++)
        {
            if (weight.CreateScorer(snapshot.Segments[i], i, long.MaxValue) is { } scorer)
            {
                matches.Run(snapshot.Segments[i], scorer);
            }
        }
        return found._found;
    }

    public void BeginSegment(SegmentView segment) => _found.Add((segment, []));

    public void Collect(ReadOnlySpan<int> docs) => _found[^1].Docs.AddRange(docs);
}
