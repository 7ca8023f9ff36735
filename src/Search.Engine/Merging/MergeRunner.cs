using Search.Codecs.Contracts;
using Search.Codecs.Lucene87;
using Search.Engine.Indexing;
using Search.Storage;

namespace Search.Engine.Merging;

/// <summary>Runs the merges of a writer, on its thread: what the policy asks for, or what a person does.</summary>
internal sealed class MergeRunner(
    IndexDirectory directory, WriterSegments segments, FieldNumbers numbers, TieredMergePolicy policy, Func<IReadOnlyDictionary<string, string>> diagnostics)
{
    /// <summary>Merges until the policy is content.</summary>
    internal void Settle() => RunAll(candidates => policy.FindMerges(candidates));

    /// <summary>Merges until no more than so many segments are left. With one, it has no deletions either.</summary>
    internal void Force(int maxSegments) => RunAll(candidates => policy.FindForcedMerges(candidates, maxSegments));

    private void RunAll(Func<IReadOnlyList<MergeCandidate>, IReadOnlyList<IReadOnlyList<MergeCandidate>>> find)
    {
        for (IReadOnlyList<IReadOnlyList<MergeCandidate>> merges = find(Candidates()); merges.Count > 0; merges = find(Candidates()))
        {
            foreach (IReadOnlyList<MergeCandidate> merge in merges)
            {
                HashSet<string> names = [.. merge.Select(candidate => candidate.Name)];
                Merge([.. segments.All.Where(segment => names.Contains(segment.Commit.Info.Name))]);
            }
        }
    }

    private MergeCandidate[] Candidates() =>
    [
        .. segments.All.Select(segment => new MergeCandidate(
            segment.Commit.Info.Name, segment.Commit.Info.Files.Sum(directory.FileLength), segment.Commit.Info.MaxDoc, segment.DeletedCount)),
    ];

    private void Merge(IReadOnlyList<WriterSegment> merged)
    {
        // Readers of its own, which compare checksums: what a merge reads it writes with a fresh checksum, and damage could never be seen again.
        var readers = new List<SegmentReader>();
        try
        {
            var sources = new List<MergeSource>();
            foreach (WriterSegment segment in merged.Where(segment => segment.LiveCount > 0))
            {
                readers.Add(SegmentReader.Open(directory, segment.Commit, verify: true));
                sources.Add(new MergeSource(readers[^1], segment.LiveDocs));
            }
            if (sources.Count == 0)
            {
                segments.Replace(merged.ToHashSet(), null);
                return;
            }
            using var output = new SegmentWriter(directory, segments.NextName());
            segments.Replace(merged.ToHashSet(), SegmentMerger.Merge(sources, numbers, output, diagnostics(), CancellationToken.None));
        }
        finally
        {
            readers.ForEach(reader => reader.Dispose());
        }
    }
}
