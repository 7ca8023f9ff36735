using Search.Codecs.Contracts;
using Search.Codecs.Segments;
using Search.Engine.Commits;
using Search.Engine.Merging;
using Search.Storage;

namespace Search.Engine.Indexing;

/// <summary>
/// Turns segments in memory into written ones. Where the index is sorted, a segment is first written as its documents came, and then merged into a sorted
/// one all by itself: <c>decisions/0004-sorted-by-merging.md</c>.
/// </summary>
/// <param name="directory">The index.</param>
/// <param name="segments">Gives names.</param>
/// <param name="numbers">Of fields.</param>
/// <param name="sort">The order of documents; none: as they come.</param>
/// <param name="compound">Whether the segments are compound files.</param>
internal sealed class SegmentFlusher(
    IndexDirectory directory, WriterSegments segments, FieldNumbers numbers, IReadOnlyList<IndexSortField> sort, bool compound)
{
    /// <summary>Where a new segment in memory puts what does not wait there.</summary>
    internal ISegmentWriter Begin() => new SegmentWriter(directory, segments.BeginName()) { Compound = _ => compound && sort.Count == 0 };

    /// <summary>Writes the segment; null where all its documents are deleted. The slot is empty afterwards, also when that fails.</summary>
    /// <param name="slot">Has been told of all deletions up to now.</param>
    /// <param name="diagnostics">What the segment says about its making.</param>
    /// <param name="liveDocs">The documents that were not deleted; null where none was. A sorted segment has dropped them.</param>
    internal SegmentInfo? Write(BufferSlot slot, IReadOnlyDictionary<string, string> diagnostics, out BitSet? liveDocs)
    {
        SegmentInfo? info = slot.Flush(diagnostics, out liveDocs);
        if (info == null || sort.Count == 0)
        {
            return info;
        }
        try
        {
            return Sort(info, liveDocs, diagnostics);
        }
        finally
        {
            liveDocs = null;
            Remove(info);
        }
    }

    private SegmentInfo Sort(SegmentInfo info, BitSet? liveDocs, IReadOnlyDictionary<string, string> diagnostics)
    {
        // With checksums compared, as in every merge.
        using SegmentReader unsorted = SegmentReader.Open(directory, new SegmentCommitInfo { Info = info }, verify: true);
        using var output = new SegmentWriter(directory, segments.BeginName()) { Compound = _ => compound, IndexSort = sort };
        return SegmentMerger.Merge([new MergeSource(unsorted, liveDocs)], numbers, output, diagnostics, CancellationToken.None);
    }

    // Best effort: what remains is named by no commit, and goes with the next files that are not needed any more.
    private void Remove(SegmentInfo info)
    {
        foreach (string name in info.Files)
        {
            UnusedFiles.TryDelete(directory, name);
        }
        segments.GiveUp(info.Name);
    }
}
