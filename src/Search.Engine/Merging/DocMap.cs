using Search.Codecs.Contracts;
using Search.Storage;

namespace Search.Engine.Merging;

/// <summary>Where the documents of one merged segment went: old doc id -> new doc id, or -1 for a document that was deleted.</summary>
internal sealed class DocMap
{
    private readonly int[]? _map;
    private readonly int _start;

    private DocMap(int start, int maxDoc, BitSet? liveDocs)
    {
        _start = start;
        IsInRow = true;
        Ascends = true;
        LiveCount = maxDoc;
        if (liveDocs == null)
        {
            return;
        }
        CheckLength(liveDocs, maxDoc);
        _map = new int[maxDoc];
        HasDeletions = true;
        int next = start;
        for (int doc = 0; doc < maxDoc; doc++)
        {
            _map[doc] = liveDocs[doc] ? next++ : -1;
        }
        LiveCount = next - start;
    }

    private DocMap(int[] map, bool hasDeletions)
    {
        _map = map;
        HasDeletions = hasDeletions;
        Ascends = true;
        int before = -1;
        foreach (int doc in map)
        {
            if (doc >= 0)
            {
                LiveCount++;
                Ascends &= doc > before;
                before = doc;
            }
        }
    }

    /// <summary>How many documents of the segment live on.</summary>
    internal int LiveCount { get; }

    /// <summary>Whether the segment has deleted documents.</summary>
    internal bool HasDeletions { get; }

    /// <summary>The segment's documents stand side by side in the new one, and in their order.</summary>
    internal bool IsInRow { get; }

    /// <summary>The segment's documents keep their order, though others may come between them.</summary>
    internal bool Ascends { get; }

    internal int this[int doc] => _map == null ? _start + doc : _map[doc];

    /// <summary>Gives the documents of a batch their new ids and leaves deleted ones out.</summary>
    internal void Map(PostingsBatch batch)
    {
        Span<int> docs = batch.Docs;
        if (_map == null)
        {
            for (int i = 0; i < docs.Length; i++)
            {
                docs[i] += _start;
            }
            return;
        }
        bool areAllLive = true;
        for (int i = 0; i < docs.Length; i++)
        {
            docs[i] = _map[docs[i]];
            areAllLive &= docs[i] >= 0;
        }
        if (!areAllLive)
        {
            batch.LeaveOut();
        }
    }

    /// <summary>
    /// One map a source. Pure: made again for the same sources they are the same, which tells where documents that are deleted while a merge runs went.
    /// </summary>
    /// <param name="sources">In the order of the index, in which documents that are equal stay.</param>
    /// <param name="sort">The order of the new segment; none: as they come.</param>
    internal static DocMap[] Build(IReadOnlyList<MergeSource> sources, IReadOnlyList<IndexSortField> sort)
    {
        if (sort.Count > 0 && MergeOrder.Sorted(sources, sort.Single()) is { } sorted)
        {
            return [.. sorted.Select((map, i) => new DocMap(map, sources[i].LiveDocs != null))];
        }
        var maps = new DocMap[sources.Count];
        int start = 0;
        for (int i = 0; i < maps.Length; i++)
        {
            maps[i] = new DocMap(start, sources[i].Reader.Info.MaxDoc, sources[i].LiveDocs);
            start = checked(start + maps[i].LiveCount);
        }
        return maps;
    }

    internal static void CheckLength(BitSet liveDocs, int maxDoc)
    {
        if (liveDocs.Length != maxDoc)
        {
            throw new ArgumentException($"{liveDocs.Length} live docs for a segment of {maxDoc} documents", nameof(liveDocs));
        }
    }
}
