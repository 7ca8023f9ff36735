using Search.Codecs.Contracts;
using Search.Storage;

namespace Search.Codecs.Lucene80;

/// <summary>Several strings of bytes a document, as ordinals.</summary>
internal sealed class ColumnSortedSetDocValues(DocCursor cursor, Addresses addresses, OrdinalColumn ordinals, TermsColumn terms) : SortedSetDocValues
{
    private readonly TermsCursor _terms = new(terms);
    private DocCursor _docs = cursor;
    private int _placed = -1;       // the doc that the next two belong to
    private long _next;
    private int _count;

    public override int DocId => _docs.DocId;

    public override long Cost => _docs.Cost;

    public override long ValueCount => terms.Count;

    public override int Count
    {
        get
        {
            Place();
            return _count;
        }
    }

    public override long NextOrdinal()
    {
        Place();
        long ordinal = ordinals.Packed[_next++];
        return (ulong)ordinal < (ulong)terms.Count ? ordinal : throw terms.Data.Corrupt($"ordinal {ordinal} of {terms.Count}", ordinals.Region.Offset);
    }

    public override int NextDoc() => _docs.NextDoc();

    public override int Advance(int target) => _docs.Advance(target);

    public override bool AdvanceExact(int docId)
    {
        _placed = -1;
        return _docs.AdvanceExact(docId);
    }

    public override ReadOnlySpan<byte> Lookup(long ordinal) => _terms.Lookup(ordinal);

    public override long LookupTerm(ReadOnlySpan<byte> term) => _terms.Find(term);

    private void Place()
    {
        if (_placed != _docs.DocId)
        {
            _placed = _docs.DocId;
            (_next, _count) = addresses[_docs.Index];
        }
    }
}
