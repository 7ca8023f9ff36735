using Search.Codecs.Commits;
using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Storage;

namespace Search.Engine.Commits;

/// <summary>A folder that is to take the backup of a commit: what it holds, and whether that is an earlier backup of the same index. The lock is held.</summary>
internal sealed class BackupTarget
{
    // More than the longest header of a file, which holds the id of its segment.
    private const int HeaderLength = 512;

    private readonly IndexDirectory _directory;
    private readonly string _place;
    private readonly HashSet<string> _sure;

    private BackupTarget(IndexDirectory directory, string place, HashSet<string> sure)
    {
        _directory = directory;
        _place = place;
        _sure = sure;
    }

    /// <exception cref="BackupException">It holds something else, or a later state of the index.</exception>
    internal static BackupTarget Look(IndexDirectory directory, string place, SegmentInfos commit)
    {
        SegmentInfos? earlier;
        try
        {
            earlier = SegmentInfosReader.ReadNewest(directory);
        }
        catch (Exception error) when (error is CorruptIndexException or IndexFormatException)
        {
            throw new BackupException($"The index in '{place}' cannot be read ({error.Message}): choose an empty folder", error);
        }
        if (earlier == null)
        {
            CheckLeftovers(directory, place, commit);
            return new BackupTarget(directory, place, []);
        }
        if (!IsSameIndex(commit, earlier))
        {
            throw new BackupException($"'{place}' holds another index: choose an empty folder, or that of the last backup of this index");
        }
        if (earlier.Generation > commit.Generation || (earlier.Generation == commit.Generation && !earlier.Id.AsSpan().SequenceEqual(commit.Id)))
        {
            throw new BackupException(
                $"'{place}' holds commit {IndexFileNames.Commit(earlier.Generation)}, which is not an earlier state of the index "
                + $"(that is at {IndexFileNames.Commit(commit.Generation)}): one of them was written to since. Choose an empty folder");
        }
        return new BackupTarget(directory, place, CommitFiles.Of(earlier));
    }

    /// <summary>Whether the backup before has this very file. What it does not name is not trusted: perhaps it never came to stable storage.</summary>
    /// <exception cref="BackupException">It has another one of this name.</exception>
    internal bool Has(MappedFile file)
    {
        if (!_sure.Contains(file.Name))
        {
            return false;
        }
        try
        {
            using MappedFile there = RequiredFile.Open(_directory, file.Name);
            if (IsSame(file.Slice(), there.Slice()))
            {
                return true;
            }
        }
        catch (CorruptIndexException error)
        {
            throw new BackupException($"The index in '{_place}' is damaged ({error.Message}): choose an empty folder", error);
        }
        throw new BackupException(
            $"'{file.Name}' in '{_place}' is not the index's file of this name: it is damaged, or one of both was written to. Choose an empty folder");
    }

    /// <summary>Removes what backups left that came to no end: its names may be needed.</summary>
    internal void RemoveLeftovers() => UnusedFiles.Delete(_directory, _sure, new HashSet<string>());

    /// <summary>Length, header (with the id of the segment, which is random) and footer (with the checksum of all bytes) say which file it is.</summary>
    private static bool IsSame(FileSlice a, FileSlice b)
    {
        if (a.Length != b.Length)
        {
            return false;
        }
        int head = (int)Math.Min(HeaderLength, a.Length);
        int tail = (int)Math.Min(IndexFooter.Length, a.Length);
        return a.Span(0, head).SequenceEqual(b.Span(0, head)) && a.Span(a.Length - tail, tail).SequenceEqual(b.Span(b.Length - tail, tail));
    }

    private static bool IsSameIndex(SegmentInfos a, SegmentInfos b)
    {
        if (CommitData.IndexIdOf(a.UserData) is { } idOfA && CommitData.IndexIdOf(b.UserData) is { } idOfB)
        {
            return idOfA == idOfB;
        }
        // An index of another program has no name of its own: the ids of commits and segments are random.
        return a.Id.AsSpan().SequenceEqual(b.Id) || a.Segments.Any(segment => b.Segments.Any(other => other.Info.Id.AsSpan().SequenceEqual(segment.Info.Id)));
    }

    /// <summary>Without a commit, files of an index are what a first backup left that came to no end, or all that is left of another index: that is not touched.</summary>
    private static void CheckLeftovers(IndexDirectory directory, string place, SegmentInfos commit)
    {
        foreach (string name in UnusedFiles.Of(directory, new HashSet<string>(), new HashSet<string>()))
        {
            if (name.StartsWith(IndexFileNames.PendingSegments, StringComparison.Ordinal))
            {
                continue;       // it never counted
            }
            using MappedFile file = directory.OpenFile(name);
            ReadOnlySpan<byte> head = file.Slice().Span(0, (int)Math.Min(HeaderLength, file.Length));
            bool isOurs = IndexHeader.IdOf(head) is not { } id || commit.Id.AsSpan().SequenceEqual(id)
                || commit.Segments.Any(segment => segment.Info.Id.AsSpan().SequenceEqual(id));
            if (!isOurs)
            {
                throw new BackupException(
                    $"'{place}' holds '{name}' of an index, but no commit: the rest of another index, or of a backup that was broken off long ago. Empty the folder, or choose another one");
            }
        }
    }
}
