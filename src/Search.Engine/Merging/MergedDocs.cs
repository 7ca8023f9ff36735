using Search.Codecs.Contracts;

namespace Search.Engine.Merging;

/// <summary>Walks the values of several segments by new doc ids, past deleted documents: the common part of all merged values.</summary>
/// <typeparam name="T">What the sources offer.</typeparam>
/// <param name="sources">Fresh iterators, which come by rising new ids; null where a segment has no values.</param>
/// <param name="maps">Beside the sources.</param>
internal struct MergedDocs<T>(T?[] sources, DocMap[] maps)
    where T : DocIdIterator
{
    // Where segments interleave: the new id of the document that each source stands at.
    private readonly int[]? _heads = maps.All(map => map.IsInRow) ? null : new int[sources.Length];
    private int _source = -1;
    private T? _values;

    /// <summary>The current document, by its new id.</summary>
    internal int DocId { get; private set; } = -1;

    /// <summary>The index of the source that the current document came from.</summary>
    internal readonly int Source => _source;

    /// <summary>That source, at the current document.</summary>
    internal readonly T Values => _values!;

    /// <summary>At most how many documents there are.</summary>
    internal readonly long Cost
    {
        get
        {
            long cost = 0;
            foreach (T? source in sources)
            {
                cost += source?.Cost ?? 0;
            }
            return cost;
        }
    }

    internal int Next() => _heads == null ? NextInRow() : NextOfAll(_heads);

    internal int Advance(int target)
    {
        while (Next() < target)
        {
        }
        return DocId;
    }

    /// <summary>Writers walk; nothing looks up.</summary>
    internal static NotSupportedException NoLookup() => new("merged values are walked only");

    private int NextInRow()
    {
        while (true)
        {
            int old = _values?.NextDoc() ?? DocIdIterator.NoMoreDocs;
            if (old != DocIdIterator.NoMoreDocs)
            {
                int doc = maps[_source][old];
                if (doc >= 0)
                {
                    return DocId = doc;
                }
            }
            else if (++_source < sources.Length)
            {
                _values = sources[_source];
            }
            else
            {
                _source = sources.Length;
                _values = null;
                return DocId = DocIdIterator.NoMoreDocs;
            }
        }
    }

    private int NextOfAll(int[] heads)
    {
        if (DocId == DocIdIterator.NoMoreDocs)
        {
            return DocId;
        }
        if (_source >= 0)
        {
            heads[_source] = NextOf(_source);
        }
        else
        {
            for (int i = 0; i < heads.Length; i++)
            {
                heads[i] = NextOf(i);
            }
        }
        _source = 0;
        for (int i = 1; i < heads.Length; i++)
        {
            _source = heads[i] < heads[_source] ? i : _source;
        }
        _values = sources[_source];
        return DocId = heads[_source];
    }

    private readonly int NextOf(int source)
    {
        if (sources[source] is { } values)
        {
            for (int old = values.NextDoc(); old != DocIdIterator.NoMoreDocs; old = values.NextDoc())
            {
                int doc = maps[source][old];
                if (doc >= 0)
                {
                    return doc;
                }
            }
        }
        return DocIdIterator.NoMoreDocs;
    }
}
