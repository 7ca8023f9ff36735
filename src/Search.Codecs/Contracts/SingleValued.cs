namespace Search.Codecs.Contracts;

/// <summary>Shows one number a document as numbers of which no document has more than one.</summary>
public sealed class SingleValuedSortedNumericDocValues(NumericDocValues values) : SortedNumericDocValues
{
    public override int DocId => values.DocId;

    public override long Cost => values.Cost;

    public override int Count => 1;

    public override NumericDocValues SingleValued => values;

    public override long NextValue() => values.Value;

    public override int NextDoc() => values.NextDoc();

    public override int Advance(int target) => values.Advance(target);

    public override bool AdvanceExact(int docId) => values.AdvanceExact(docId);
}

/// <summary>Shows one string of bytes a document as a set of which no document has more than one.</summary>
public sealed class SingleValuedSortedSetDocValues(SortedDocValues values) : SortedSetDocValues
{
    public override int DocId => values.DocId;

    public override long Cost => values.Cost;

    public override int Count => 1;

    public override long ValueCount => values.ValueCount;

    public override SortedDocValues SingleValued => values;

    public override long NextOrdinal() => values.Ordinal;

    public override ReadOnlySpan<byte> Lookup(long ordinal) => values.Lookup(checked((int)ordinal));

    public override long LookupTerm(ReadOnlySpan<byte> term) => values.LookupTerm(term);

    public override int NextDoc() => values.NextDoc();

    public override int Advance(int target) => values.Advance(target);

    public override bool AdvanceExact(int docId) => values.AdvanceExact(docId);
}
