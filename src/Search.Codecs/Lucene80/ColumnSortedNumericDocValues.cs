using Search.Codecs.Contracts;

namespace Search.Codecs.Lucene80;

/// <summary>Several numbers a document.</summary>
internal sealed class ColumnSortedNumericDocValues(DocCursor cursor, Addresses addresses, LongValues values) : SortedNumericDocValues
{
    private DocCursor _docs = cursor;
    private int _placed = -1;       // the doc that the next two belong to
    private long _next;
    private int _count;

    public override int DocId => _docs.DocId;

    public override long Cost => _docs.Cost;

    public override int Count
    {
        get
        {
            Place();
            return _count;
        }
    }

    public override long NextValue()
    {
        Place();
        return values[_next++];
    }

    public override int NextDoc() => _docs.NextDoc();

    public override int Advance(int target) => _docs.Advance(target);

    public override bool AdvanceExact(int docId)
    {
        _placed = -1;
        return _docs.AdvanceExact(docId);
    }

    private void Place()
    {
        if (_placed != _docs.DocId)
        {
            _placed = _docs.DocId;
            (_next, _count) = addresses[_docs.Index];
        }
    }
}
