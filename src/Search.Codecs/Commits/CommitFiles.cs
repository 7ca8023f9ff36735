using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Codecs.Lucene50;

namespace Search.Codecs.Commits;

/// <summary>Which files of the folder a commit needs: all others may be deleted.</summary>
public static class CommitFiles
{
    /// <summary>Files of one segment: its unchanging ones, and those of its deletions and updates.</summary>
    public static IEnumerable<string> Of(SegmentCommitInfo segment)
    {
        foreach (string name in segment.Info.Files)
        {
            yield return name;
        }
        if (segment.LiveDocsGeneration >= 0)
        {
            yield return IndexFileNames.GenerationFile(segment.Info.Name, LiveDocsFormat.Extension, segment.LiveDocsGeneration);
        }
        foreach (string name in segment.FieldInfosFiles)
        {
            yield return name;
        }
        foreach (IReadOnlyCollection<string> names in segment.DocValuesUpdateFiles.Values)
        {
            foreach (string name in names)
            {
                yield return name;
            }
        }
    }

    /// <summary>Files of all segments, and <c>segments_N</c> where the commit has been written.</summary>
    public static HashSet<string> Of(SegmentInfos commit)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (commit.Generation > 0)
        {
            names.Add(IndexFileNames.Commit(commit.Generation));
        }
        foreach (SegmentCommitInfo segment in commit.Segments)
        {
            names.UnionWith(Of(segment));
        }
        return names;
    }
}
