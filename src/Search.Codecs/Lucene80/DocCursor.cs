using Search.Codecs.Contracts;

namespace Search.Codecs.Lucene80;

/// <summary>
/// Walks the documents that have a value: all of them, none, or a set. A struct, so that each kind of doc values has one class for all three, and the way
/// through all documents costs no call.
/// </summary>
internal struct DocCursor
{
    private readonly IndexedDisi? _set;
    private readonly int _end;
    private int _doc = -1;

    /// <summary>All docs below <paramref name="end"/>.</summary>
    public DocCursor(int end) => _end = end;

    public DocCursor(IndexedDisi set) => _set = set;

    /// <summary>Null where all documents (or none) have a value: then a doc's index is its id.</summary>
    public readonly IndexedDisi? Set => _set;

    public readonly int DocId => _set != null ? _set.DocId : _doc;

    public readonly long Cost => _set != null ? _set.Cost : _end;

    /// <summary>How many documents with a value come before the current one, which must have a value.</summary>
    public readonly int Index => _set != null ? _set.Index : _doc;

    public int NextDoc() => _set != null ? _set.NextDoc() : _doc == DocIdIterator.NoMoreDocs ? _doc : Advance(_doc + 1);

    public int Advance(int target)
    {
        if (_set != null)
        {
            return _set.Advance(target);
        }
        return _doc = target < _end ? target : DocIdIterator.NoMoreDocs;
    }

    public bool AdvanceExact(int target)
    {
        if (_set != null)
        {
            return _set.AdvanceExact(target);
        }
        _doc = target;
        return target < _end;
    }

    /// <summary>
    /// Finds the values of many docs: those that have one are listed in <paramref name="indexes"/> by index and in <paramref name="places"/> by their place in
    /// <paramref name="docs"/>. Gives how many there are.
    /// </summary>
    public int Find(ReadOnlySpan<int> docs, Span<int> indexes, Span<int> places)
    {
        int found = 0;
        if (_set == null)
        {
            for (int i = 0; i < docs.Length && docs[i] < _end; i++)
            {
                indexes[found] = docs[i];
                places[found++] = i;
            }
            return found;
        }
        _set.Indexes(docs, indexes);
        for (int i = 0; i < docs.Length; i++)
        {
            if (indexes[i] >= 0)
            {
                indexes[found] = indexes[i];
                places[found++] = i;
            }
        }
        return found;
    }
}
