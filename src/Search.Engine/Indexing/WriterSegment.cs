using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Codecs.Lucene50;
using Search.Engine.Snapshots;
using Search.Storage;
using static Search.Engine.Snapshots.SegmentReaderPool;

namespace Search.Engine.Indexing;

/// <summary>A segment as its writer sees it: with deletions that no commit knows yet. The reader is opened when it is first needed.</summary>
internal sealed class WriterSegment
{
    private readonly SegmentReaderPool _pool;
    private SharedReader? _reader;
    private BitSet? _liveDocs;
    private bool _liveDocsAreShared;
    private bool _hasNewDeletes;
    private long? _bytes;

    /// <param name="pool">Opens the reader.</param>
    /// <param name="commit">The segment with the deletions that are written.</param>
    /// <param name="liveDocs">All its live documents; null where none is deleted. This object's own.</param>
    internal WriterSegment(SegmentReaderPool pool, SegmentCommitInfo commit, BitSet? liveDocs)
    {
        _pool = pool;
        Commit = commit;
        _liveDocs = liveDocs;
        DeletedCount = liveDocs == null ? 0 : commit.Info.MaxDoc - liveDocs.CountOnes();
        _hasNewDeletes = DeletedCount != commit.DeletedCount;
    }

    /// <summary>As it is written.</summary>
    internal SegmentCommitInfo Commit { get; private set; }

    internal int DeletedCount { get; private set; }

    /// <summary>Bytes of its unchanging files, looked up once.</summary>
    /// <exception cref="CorruptIndexException">One of them is missing.</exception>
    internal long BytesIn(IndexDirectory directory) => _bytes ??= Commit.Info.Files.Sum(name => RequiredFile.Length(directory, name));

    internal int LiveCount => Commit.Info.MaxDoc - DeletedCount;

    internal ISegmentReader Reader => (_reader ??= _pool.Acquire(Commit)).Reader;

    /// <summary>For reading, until the next deletion.</summary>
    internal BitSet? LiveDocs => _liveDocs;

    /// <summary>A segment of a commit, with the deletions that it has there.</summary>
    /// <exception cref="CorruptIndexException">A file that it names is missing, though reading might not need it: what it means instead would be removed as unused.</exception>
    internal static WriterSegment Open(IndexDirectory directory, SegmentReaderPool pool, SegmentCommitInfo commit)
    {
        var segment = new WriterSegment(pool, commit, LiveDocsReader.Read(directory, commit));
        _ = segment.BytesIn(directory);
        return segment;
    }

    internal void Delete(int doc)
    {
        if (_liveDocs == null)
        {
            _liveDocs = new BitSet(Commit.Info.MaxDoc);
            _liveDocs.SetRange(0, Commit.Info.MaxDoc);
        }
        if (!_liveDocs[doc])
        {
            return;
        }
        if (_liveDocsAreShared)
        {
            _liveDocs = _liveDocs.Clone();
            _liveDocsAreShared = false;
        }
        _liveDocs.Clear(doc);
        DeletedCount++;
        _hasNewDeletes = true;
    }

    /// <summary>Writes the deletions, if there are new ones, under the next generation.</summary>
    internal void WriteDeletes(IndexDirectory directory)
    {
        if (_hasNewDeletes)
        {
            long generation = Math.Max(Commit.LiveDocsGeneration, 0) + 1;
            LiveDocsWriter.Write(directory, Commit.Info, generation, _liveDocs!);
            Commit = Commit with { DeletedCount = DeletedCount, LiveDocsGeneration = generation, Id = IndexHeader.NewId() };
            _hasNewDeletes = false;
        }
    }

    /// <summary>The live documents as they are now, for a merge that goes on without the lock: deletions that come later change another set.</summary>
    internal BitSet? ShareLiveDocs()
    {
        _liveDocsAreShared = true;
        return _liveDocs;
    }

    /// <summary>Deletes the documents with one of these ids.</summary>
    /// <param name="idField">The field.</param>
    /// <param name="ids">Terms, in the order of their bytes.</param>
    internal void Delete(string idField, byte[][] ids)
    {
        if (ids.Length == 0 || Reader.GetTerms(idField) is not { } terms)
        {
            return;
        }
        TermsEnum dictionary = terms.GetEnumerator();
        PostingsEnum? postings = null;
        foreach (byte[] id in ids)
        {
            if (dictionary.SeekExact(id))
            {
                postings = dictionary.Postings(PostingsFlags.Docs, postings);
                for (int doc = postings.NextDoc(); doc != DocIdIterator.NoMoreDocs; doc = postings.NextDoc())
                {
                    Delete(doc);
                }
            }
        }
    }

    /// <summary>For a snapshot: the segment as it is now, its reader with a reference for the caller, and live docs that stay as they are.</summary>
    internal (SegmentCommitInfo Commit, SharedReader Reader, BitSet? LiveDocs) Share()
    {
        _ = Reader;
        _liveDocsAreShared = true;
        return (Commit with { DeletedCount = DeletedCount }, _reader!.AddReference(), _liveDocs);
    }

    internal void Release()
    {
        _reader?.Release();
        _reader = null;
    }
}
