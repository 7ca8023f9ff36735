using Search.Engine.Snapshots;

namespace Search.Engine.Collecting;

/// <summary>
/// Is given every matching, live document of a search, in blocks: facet counters are such. Each segment with matches is announced once, in order; its doc ids (of the
/// segment, not of the snapshot) rise over all its blocks.
/// </summary>
internal interface IDocBlockCollector
{
    void BeginSegment(SegmentView segment);

    /// <param name="docs">At least one. Valid during the call only.</param>
    void Collect(ReadOnlySpan<int> docs);
}
