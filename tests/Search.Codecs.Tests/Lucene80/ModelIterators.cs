using Search.Codecs.Contracts;

namespace Search.Codecs.Tests.Lucene80;

/// <summary>Which documents have values, walked in the plainest way.</summary>
internal sealed class ModelDocs(Func<int, bool> has, int maxDoc)
{
    public int DocId { get; private set; } = -1;

    public int Advance(int target)
    {
        for (DocId = target; DocId < maxDoc; DocId++)
        {
            if (has(DocId))
            {
                return DocId;
            }
        }
        return DocId = DocIdIterator.NoMoreDocs;
    }

    public bool AdvanceExact(int doc)
    {
        DocId = doc;
        return has(doc);
    }
}

internal sealed class ModelNumeric(long[]?[] values) : NumericDocValues
{
    private readonly ModelDocs _docs = new(d => values[d] != null, values.Length);

    public override int DocId => _docs.DocId;

    public override long Cost => values.Length;

    public override long Value => values[DocId]![0];

    public override int NextDoc() => Advance(DocId + 1);

    public override int Advance(int target) => _docs.Advance(target);

    public override bool AdvanceExact(int docId) => _docs.AdvanceExact(docId);
}

internal sealed class ModelSortedNumeric(long[]?[] values) : SortedNumericDocValues
{
    private readonly ModelDocs _docs = new(d => values[d] != null, values.Length);
    private (int Doc, int Next) _at = (-1, 0);

    public override int DocId => _docs.DocId;

    public override long Cost => values.Length;

    public override int Count => values[DocId]!.Length;

    public override long NextValue()
    {
        _at = _at.Doc == DocId ? (DocId, _at.Next + 1) : (DocId, 0);
        return values[DocId]![_at.Next];
    }

    public override int NextDoc() => Advance(DocId + 1);

    public override int Advance(int target) => _docs.Advance(target);

    public override bool AdvanceExact(int docId) => _docs.AdvanceExact(docId);
}

internal sealed class ModelBinary(byte[][]?[] values) : BinaryDocValues
{
    private readonly ModelDocs _docs = new(d => values[d] != null, values.Length);

    public override int DocId => _docs.DocId;

    public override long Cost => values.Length;

    public override ReadOnlySpan<byte> Value => values[DocId]![0];

    public override int NextDoc() => Advance(DocId + 1);

    public override int Advance(int target) => _docs.Advance(target);

    public override bool AdvanceExact(int docId) => _docs.AdvanceExact(docId);
}

internal sealed class ModelSorted(ModelColumn column) : SortedDocValues
{
    private readonly ModelDocs _docs = new(d => column.Ordinals[d] != null, column.MaxDoc);

    public override int DocId => _docs.DocId;

    public override long Cost => column.MaxDoc;

    public override int Ordinal => column.Ordinals[DocId]![0];

    public override int ValueCount => column.Terms.Length;

    public override ReadOnlySpan<byte> Lookup(int ordinal) => column.Terms[ordinal];

    public override int NextDoc() => Advance(DocId + 1);

    public override int Advance(int target) => _docs.Advance(target);

    public override bool AdvanceExact(int docId) => _docs.AdvanceExact(docId);
}

internal sealed class ModelSortedSet(ModelColumn column) : SortedSetDocValues
{
    private readonly ModelDocs _docs = new(d => column.Ordinals[d] != null, column.MaxDoc);
    private (int Doc, int Next) _at = (-1, 0);

    public override int DocId => _docs.DocId;

    public override long Cost => column.MaxDoc;

    public override int Count => column.Ordinals[DocId]!.Length;

    public override long ValueCount => column.Terms.Length;

    public override long NextOrdinal()
    {
        _at = _at.Doc == DocId ? (DocId, _at.Next + 1) : (DocId, 0);
        return column.Ordinals[DocId]![_at.Next];
    }

    public override ReadOnlySpan<byte> Lookup(long ordinal) => column.Terms[ordinal];

    public override int NextDoc() => Advance(DocId + 1);

    public override int Advance(int target) => _docs.Advance(target);

    public override bool AdvanceExact(int docId) => _docs.AdvanceExact(docId);
}
