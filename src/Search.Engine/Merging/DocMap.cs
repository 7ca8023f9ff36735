using Search.Storage;

namespace Search.Engine.Merging;

/// <summary>Where the documents of one merged segment went: old doc id -> new doc id, or -1 for a document that was deleted. Order is kept.</summary>
internal sealed class DocMap
{
    private readonly int[]? _map;

    private DocMap(int start, int maxDoc, BitSet? liveDocs)
    {
        Start = start;
        LiveCount = maxDoc;
        if (liveDocs == null)
        {
            return;
        }
        if (liveDocs.Length != maxDoc)
        {
            throw new ArgumentException($"{liveDocs.Length} live docs for a segment of {maxDoc} documents", nameof(liveDocs));
        }
        _map = new int[maxDoc];
        int next = start;
        for (int doc = 0; doc < maxDoc; doc++)
        {
            _map[doc] = liveDocs[doc] ? next++ : -1;
        }
        LiveCount = next - start;
    }

    /// <summary>The new id of the segment's first live document.</summary>
    internal int Start { get; }

    /// <summary>How many documents of the segment live on.</summary>
    internal int LiveCount { get; }

    /// <summary>Whether the segment has deleted documents.</summary>
    internal bool HasDeletions => _map != null;

    internal int this[int doc] => _map == null ? Start + doc : _map[doc];

    /// <summary>One map a source. Pure: made again for the same sources they are the same, which tells where documents that are deleted while a merge runs went.</summary>
    internal static DocMap[] Build(IReadOnlyList<MergeSource> sources)
    {
        var maps = new DocMap[sources.Count];
        int start = 0;
        for (int i = 0; i < maps.Length; i++)
        {
            maps[i] = new DocMap(start, sources[i].Reader.Info.MaxDoc, sources[i].LiveDocs);
            start = checked(start + maps[i].LiveCount);
        }
        return maps;
    }
}
