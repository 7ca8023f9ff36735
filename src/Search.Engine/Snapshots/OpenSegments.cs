using Search.Codecs.Contracts;
using Search.Codecs.Lucene50;
using Search.Storage;
using static Search.Engine.Snapshots.SegmentReaderPool;

namespace Search.Engine.Snapshots;

/// <summary>The open segments of one state of the index; snapshots of that state share them, each with references of its own.</summary>
internal sealed class OpenSegments
{
    private readonly SharedReader[] _readers;
    private readonly SegmentView[] _views;

    /// <param name="commit">The state: that of a commit, or of a writer.</param>
    /// <param name="readers">Of its segments, in order; their references become this object's.</param>
    /// <param name="liveDocs">Of its segments; nobody changes them any more.</param>
    internal OpenSegments(SegmentInfos commit, SharedReader[] readers, BitSet?[] liveDocs)
    {
        Commit = commit;
        _readers = readers;
        _views = new SegmentView[readers.Length];
        int docBase = 0;
        for (int i = 0; i < readers.Length; i++)
        {
            _views[i] = new SegmentView(readers[i].Reader, commit.Segments[i], liveDocs[i], docBase) { Filters = readers[i].Filters };
            docBase += _views[i].MaxDoc;
        }
    }

    internal SegmentInfos Commit { get; }

    /// <summary>Opens all files of a commit.</summary>
    /// <exception cref="CorruptIndexException">A file is missing or damaged.</exception>
    internal static OpenSegments Open(IndexDirectory directory, SegmentReaderPool pool, SegmentInfos commit)
    {
        var readers = new List<SharedReader>();
        try
        {
            foreach (SegmentCommitInfo segment in commit.Segments)
            {
                readers.Add(pool.Acquire(segment));
            }
            return new OpenSegments(commit, [.. readers], [.. commit.Segments.Select(segment => LiveDocsReader.Read(directory, segment))]);
        }
        catch
        {
            readers.ForEach(reader => reader.Release());
            throw;
        }
    }

    /// <summary>A snapshot that stays valid whatever becomes of this object.</summary>
    internal Snapshot Share()
    {
        SharedReader[] held = [.. _readers.Select(reader => reader.AddReference())];
        return new Snapshot(Commit, _views, () => Array.ForEach(held, reader => reader.Release()));
    }

    internal void Release() => Array.ForEach(_readers, reader => reader.Release());
}
