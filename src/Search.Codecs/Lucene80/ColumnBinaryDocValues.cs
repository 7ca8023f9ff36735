using Search.Codecs.Contracts;

namespace Search.Codecs.Lucene80;

/// <summary>One string of bytes a document, as it lies in the file.</summary>
internal sealed class ColumnBinaryDocValues(DocCursor cursor, BinaryColumn column) : BinaryDocValues
{
    private DocCursor _docs = cursor;

    public override int DocId => _docs.DocId;

    public override long Cost => _docs.Cost;

    public override ReadOnlySpan<byte> Value
    {
        get
        {
            (long start, int length) = column.Starts != null ? column.Starts[_docs.Index] : ((long)_docs.Index * column.Length, column.Length);
            return column.Data.Span(column.Values.Offset + start, length);
        }
    }

    public override int NextDoc() => _docs.NextDoc();

    public override int Advance(int target) => _docs.Advance(target);

    public override bool AdvanceExact(int docId) => _docs.AdvanceExact(docId);
}
