using Search.Codecs.Contracts;

namespace Search.Engine.Merging;

/// <summary>Numeric doc values, or norms, of several segments as one.</summary>
internal sealed class MergedNumericDocValues(NumericDocValues?[] sources, DocMap[] maps) : NumericDocValues
{
    private MergedDocs<NumericDocValues> _docs = new(sources, maps);

    public override int DocId => _docs.DocId;

    public override long Cost => _docs.Cost;

    public override long Value => _docs.Values.Value;

    public override int NextDoc() => _docs.Next();

    public override int Advance(int target) => _docs.Advance(target);

    public override bool AdvanceExact(int docId) => throw MergedDocs<NumericDocValues>.NoLookup();
}

/// <summary>Sorted-numeric doc values of several segments as one.</summary>
internal sealed class MergedSortedNumericDocValues(SortedNumericDocValues?[] sources, DocMap[] maps) : SortedNumericDocValues
{
    private MergedDocs<SortedNumericDocValues> _docs = new(sources, maps);

    public override int DocId => _docs.DocId;

    public override long Cost => _docs.Cost;

    public override int Count => _docs.Values.Count;

    public override long NextValue() => _docs.Values.NextValue();

    public override int NextDoc() => _docs.Next();

    public override int Advance(int target) => _docs.Advance(target);

    public override bool AdvanceExact(int docId) => throw MergedDocs<SortedNumericDocValues>.NoLookup();
}

/// <summary>Binary doc values of several segments as one.</summary>
internal sealed class MergedBinaryDocValues(BinaryDocValues?[] sources, DocMap[] maps) : BinaryDocValues
{
    private MergedDocs<BinaryDocValues> _docs = new(sources, maps);

    public override int DocId => _docs.DocId;

    public override long Cost => _docs.Cost;

    public override ReadOnlySpan<byte> Value => _docs.Values.Value;

    public override int NextDoc() => _docs.Next();

    public override int Advance(int target) => _docs.Advance(target);

    public override bool AdvanceExact(int docId) => throw MergedDocs<BinaryDocValues>.NoLookup();
}
