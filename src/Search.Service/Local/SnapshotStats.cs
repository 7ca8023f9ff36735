using Search.Engine;
using Search.Service.Answers;

namespace Search.Service.Local;

/// <summary>What a snapshot of an index folder holds, for people.</summary>
internal static class SnapshotStats
{
    public static ArchiveStats Of(Snapshot snapshot, string path)
    {
        IReadOnlyList<SegmentStatistics> segments = IndexStatistics.Segments(snapshot);
        string[] versions = [.. segments.Select(segment => segment.Version).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return new ArchiveStats
        {
            Index = Path.GetFullPath(path),
            Articles = snapshot.DocCount,
            Deleted = snapshot.MaxDoc - snapshot.DocCount,
            Bytes = IndexFolder.BytesOf(path),
            Format = versions.Length == 0 ? "Lucene, no segments yet" : $"Lucene {string.Join(", ", versions)}",
            Segments =
            [
                .. segments.Select(segment => new SegmentStats(
                    segment.Name, segment.Docs, segment.Deleted, segment.Files.Sum(file => Size(Path.Combine(path, file))), segment.Codec)),
            ],
            Fields = [.. IndexStatistics.Fields(snapshot).Select(field => new FieldStats(field.Name, field.Structures.Count == 0 ? "only stored" : string.Join(", ", field.Structures), field.Terms, field.Docs))],
            CommitData = snapshot.UserData,
        };
    }

    /// <summary>A file may go while another process merges.</summary>
    private static long Size(string file) => new FileInfo(file) is { Exists: true } info ? info.Length : 0;
}
