using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Storage;

namespace Search.Codecs.Commits;

/// <summary>
/// Writes a commit (<see cref="SegmentInfosFormat"/>) in two steps. After <see cref="Prepare"/> everything but the name is on stable storage, and the
/// old commit still counts; <see cref="Finish"/> gives the name. A crash at any moment leaves the one or the other.
/// </summary>
public sealed class SegmentInfosWriter
{
    private readonly IndexDirectory _directory;
    private readonly string _pending;
    private readonly string _final;
    private bool _done;

    private SegmentInfosWriter(IndexDirectory directory, long generation)
    {
        _directory = directory;
        _pending = IndexFileNames.PendingCommit(generation);
        _final = IndexFileNames.Commit(generation);
    }

    /// <summary>Brings the new files to stable storage, then the commit as <c>pending_segments_N</c>.</summary>
    /// <param name="directory">Where the index is.</param>
    /// <param name="commit">With its new generation and id. Nothing may have been committed under this generation.</param>
    /// <param name="newFiles">Files of the commit that no earlier commit had, <c>.si</c> and <c>.liv</c> included.</param>
    public static SegmentInfosWriter Prepare(IndexDirectory directory, SegmentInfos commit, IReadOnlyCollection<string> newFiles)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(commit.Generation, 1, nameof(commit));
        return Start(directory, commit.Generation, newFiles, output => Write(output, commit));
    }

    /// <summary>The same with a commit that was written elsewhere: its bytes as they are, under its generation.</summary>
    /// <param name="directory">Where the copy of the index is.</param>
    /// <param name="generation">Its generation.</param>
    /// <param name="commit">All bytes of <c>segments_N</c>.</param>
    /// <param name="newFiles">Files of the commit that no earlier commit of this folder had.</param>
    public static SegmentInfosWriter PrepareCopy(IndexDirectory directory, long generation, FileSlice commit, IReadOnlyCollection<string> newFiles) =>
        Start(directory, generation, newFiles, output => output.WriteBytes(commit.Span(0, checked((int)commit.Length))));

    private static SegmentInfosWriter Start(
        IndexDirectory directory, long generation, IReadOnlyCollection<string> newFiles, Action<IndexOutput> write)
    {
        var writer = new SegmentInfosWriter(directory, generation);
        directory.Sync(newFiles);
        directory.SyncFolder();
        try
        {
            using (IndexOutput output = directory.CreateOutput(writer._pending))
            {
                write(output);
            }
            directory.Sync([writer._pending]);
        }
        catch
        {
            writer.Rollback();
            throw;
        }
        return writer;
    }

    /// <summary>Makes the commit: renames the file and brings the name to stable storage. Where that fails, the commit is withdrawn.</summary>
    public void Finish()
    {
        try
        {
            _directory.Rename(_pending, _final);
        }
        catch
        {
            Rollback();
            throw;
        }
        try
        {
            _directory.SyncFolder();
            _done = true;
        }
        catch
        {
            _done = true;
            DeleteIfThere(_final);
            throw;
        }
    }

    /// <summary>Withdraws a commit that was prepared but not finished.</summary>
    public void Rollback()
    {
        if (!_done)
        {
            _done = true;
            DeleteIfThere(_pending);
        }
    }

    internal static void Write(IndexOutput output, SegmentInfos commit)
    {
        IndexHeader.Write(output, SegmentInfosFormat.Codec, SegmentInfosFormat.Version, commit.Id, IndexFileNames.ToBase36(commit.Generation));
        WriteVersion(output, LuceneVersion.Written);
        output.WriteVInt(commit.CreatedVersionMajor);
        output.WriteInt64(commit.Version);
        output.WriteVLong(commit.Counter);
        output.WriteInt32(commit.Segments.Count);
        if (commit.Segments.Count > 0)
        {
            WriteVersion(output, commit.Segments.Min(segment => segment.Info.Version));
        }
        foreach (SegmentCommitInfo segment in commit.Segments)
        {
            Write(output, segment);
        }
        output.WriteMapOfStrings(commit.UserData);
        IndexFooter.Write(output);
    }

    private static void Write(IndexOutput output, SegmentCommitInfo segment)
    {
        output.WriteString(segment.Info.Name);
        output.WriteBytes(segment.Info.Id);
        output.WriteString(segment.Info.Codec);
        output.WriteInt64(segment.LiveDocsGeneration);
        output.WriteInt32(segment.DeletedCount);
        output.WriteInt64(segment.FieldInfosGeneration);
        output.WriteInt64(segment.DocValuesGeneration);
        output.WriteInt32(segment.SoftDeletedCount);
        output.WriteByte(segment.Id == null ? (byte)0 : (byte)1);
        if (segment.Id != null)
        {
            output.WriteBytes(segment.Id);
        }
        output.WriteSetOfStrings(segment.FieldInfosFiles);
        output.WriteInt32(segment.DocValuesUpdateFiles.Count);
        foreach ((int field, IReadOnlyCollection<string> files) in segment.DocValuesUpdateFiles)
        {
            output.WriteInt32(field);
            output.WriteSetOfStrings(files);
        }
    }

    private static void WriteVersion(IndexOutput output, LuceneVersion version)
    {
        output.WriteVInt(version.Major);
        output.WriteVInt(version.Minor);
        output.WriteVInt(version.Bugfix);
    }

    // Best effort: the error that led here is the one that matters.
    private void DeleteIfThere(string name)
    {
        try
        {
            if (_directory.Exists(name))
            {
                _directory.Delete(name);
            }
        }
        catch (IOException)
        {
        }
        catch (UnauthorizedAccessException)
        {
        }
    }
}
