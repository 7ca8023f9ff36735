using Search.Codecs.Contracts;

namespace Search.Engine.Indexing;

/// <summary>Walks an ascending list of doc ids: the common part of all iterators over buffered values.</summary>
internal struct DocCursor(int[] docs, int count)
{
    private int _doc = -1;

    /// <summary>Index of the current doc in the list.</summary>
    internal int Index { get; private set; } = -1;

    internal readonly int DocId => _doc;

    internal readonly int Count => count;

    internal int Next() => _doc = ++Index < count ? docs[Index] : DocIdIterator.NoMoreDocs;

    internal int Advance(int target)
    {
        while (Next() < target)
        {
        }
        return _doc;
    }

    internal bool AdvanceExact(int target)
    {
        // Lookups may repeat the current doc and may ask for docs that are not there: stay before the first doc behind the target.
        while (Index + 1 < count && docs[Index + 1] <= target)
        {
            Index++;
        }
        _doc = target;
        return Index >= 0 && docs[Index] == target;
    }
}
