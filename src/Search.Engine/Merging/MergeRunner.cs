using Search.Codecs.Contracts;
using Search.Codecs.Lucene87;
using Search.Engine.Indexing;
using Search.Storage;

namespace Search.Engine.Merging;

/// <summary>Runs the merges of a writer, on its thread: what the policy asks for, or what a person does.</summary>
internal sealed class MergeRunner(IndexDirectory directory, WriterSegments segments, FieldNumbers numbers, Func<IReadOnlyDictionary<string, string>> diagnostics)
{
    /// <summary>Merges until no more than so many segments are left, and none of them has deletions.</summary>
    internal void Force(int maxSegments)
    {
        if (segments.All.Count > maxSegments || segments.All.Any(segment => segment.DeletedCount > 0))
        {
            Merge([.. segments.All]);
        }
    }

    private void Merge(IReadOnlyList<WriterSegment> sources)
    {
        MergeSource[] live = [.. sources.Where(segment => segment.LiveCount > 0).Select(segment => new MergeSource(segment.Reader, segment.LiveDocs))];
        if (live.Length == 0)
        {
            segments.Replace(sources.ToHashSet(), null);
            return;
        }
        using var output = new SegmentWriter(directory, segments.NextName());
        SegmentInfo merged = SegmentMerger.Merge(live, numbers, output, diagnostics(), CancellationToken.None);
        segments.Replace(sources.ToHashSet(), merged);
    }
}
