using Search.Codecs.Contracts;
using Search.Storage;

namespace Search.Engine.Snapshots;

/// <summary>One segment as a snapshot sees it: its reader, which documents live, and where its doc ids start in the snapshot.</summary>
/// <param name="Reader">Shared between snapshots that hold the same segment.</param>
/// <param name="Commit">The segment as its commit describes it.</param>
/// <param name="LiveDocs">A 1 for each document that is not deleted; null where none is.</param>
/// <param name="DocBase">The snapshot's id of the segment's doc 0.</param>
internal sealed record SegmentView(ISegmentReader Reader, SegmentCommitInfo Commit, BitSet? LiveDocs, int DocBase)
{
    /// <summary>What filters found in it, shared by all segments of the index; null: nothing is kept.</summary>
    public FilterCache? Filters { get; init; }

    /// <summary>Number of documents, deleted ones included.</summary>
    public int MaxDoc => Commit.Info.MaxDoc;

    /// <summary>Documents that are not deleted.</summary>
    public int LiveCount => Commit.LiveCount;

    public bool IsLive(int docId) => LiveDocs == null || LiveDocs[docId];
}
