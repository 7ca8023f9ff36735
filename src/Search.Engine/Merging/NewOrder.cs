using Search.Codecs.Contracts;

namespace Search.Engine.Merging;

/// <summary>
/// The documents of a segment that have values, by rising new ids where these do not rise with the old ones. The values wait in memory, in the order in
/// which the segment gave them.
/// </summary>
internal sealed class NewOrder
{
    private readonly List<int> _docs = [];
    private readonly int[] _places;             // by new id: 1 + place; 0 = no value
    private int _new = -1;

    /// <param name="values">Fresh; used up.</param>
    /// <param name="map">Of the segment.</param>
    /// <param name="read">Keeps the values of the document that the iterator stands at.</param>
    internal NewOrder(DocIdIterator values, DocMap map, Action read)
    {
        int length = 0;
        for (int doc = values.NextDoc(); doc != DocIdIterator.NoMoreDocs; doc = values.NextDoc())
        {
            if (map[doc] >= 0)
            {
                _docs.Add(doc);
                length = Math.Max(length, map[doc] + 1);
                read();
            }
        }
        _places = new int[length];
        for (int place = 0; place < _docs.Count; place++)
        {
            _places[map[_docs[place]]] = place + 1;
        }
    }

    /// <summary>The current document, by its old id.</summary>
    internal int DocId { get; private set; } = -1;

    /// <summary>Where its values stand among all that were kept.</summary>
    internal int Place { get; private set; }

    internal int Count => _docs.Count;

    internal int Next()
    {
        while (++_new < _places.Length)
        {
            if (_places[_new] > 0)
            {
                Place = _places[_new] - 1;
                return DocId = _docs[Place];
            }
        }
        return DocId = DocIdIterator.NoMoreDocs;
    }
}
