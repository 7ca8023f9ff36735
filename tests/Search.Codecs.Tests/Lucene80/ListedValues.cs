using Search.Codecs.Contracts;

namespace Search.Codecs.Tests.Lucene80;

/// <summary>Values of all documents just as they are listed, right or wrong, for checkers.</summary>
internal sealed class ListedValues : IDocValuesReader
{
    /// <summary>By document, what <see cref="GetNumeric"/> and <see cref="GetSortedNumeric"/> give; or ordinals.</summary>
    public required long[]?[] Numbers { get; init; }

    /// <summary>The values of ordinals.</summary>
    public byte[][] Terms { get; init; } = [];

    /// <summary>What a document's second and later iterators say instead of the first.</summary>
    public long[]?[]? Later { get; init; }

    /// <summary>What the metadata say of the number of documents.</summary>
    public int? DocCount { get; init; }

    private int _opened;

    public NumericDocValues? GetNumeric(FieldInfo field) => new Numeric(Next(), Cost);

    public BinaryDocValues? GetBinary(FieldInfo field) =>
        new Binary(new Numeric(Next(), Cost), Terms);

    public SortedDocValues? GetSorted(FieldInfo field) => new Sorted(new Numeric(Next(), Cost), Terms);

    public SortedSetDocValues? GetSortedSet(FieldInfo field) => new SortedSet(new SortedNumeric(Next(), Cost), Terms);

    public SortedNumericDocValues? GetSortedNumeric(FieldInfo field) => new SortedNumeric(Next(), Cost);

    private int Cost => DocCount ?? Numbers.Count(n => n != null);

    private long[]?[] Next() => _opened++ > 0 && Later != null ? Later : Numbers;

    private sealed class Numeric(long[]?[] values, int cost) : NumericDocValues
    {
        private readonly ModelNumeric _values = new(values);

        public override int DocId => _values.DocId;

        public override long Cost => cost;

        public override long Value => _values.Value;

        public override int NextDoc() => _values.NextDoc();

        public override int Advance(int target) => _values.Advance(target);

        public override bool AdvanceExact(int docId) => _values.AdvanceExact(docId);
    }

    private sealed class SortedNumeric(long[]?[] values, int cost) : SortedNumericDocValues
    {
        private readonly ModelSortedNumeric _values = new(values);

        public override int DocId => _values.DocId;

        public override long Cost => cost;

        public override int Count => _values.Count;

        public override long NextValue() => _values.NextValue();

        public override int NextDoc() => _values.NextDoc();

        public override int Advance(int target) => _values.Advance(target);

        public override bool AdvanceExact(int docId) => _values.AdvanceExact(docId);
    }

    private sealed class Binary(Numeric ordinals, byte[][] terms) : BinaryDocValues
    {
        public override int DocId => ordinals.DocId;

        public override long Cost => ordinals.Cost;

        public override ReadOnlySpan<byte> Value => terms[ordinals.Value];

        public override int NextDoc() => ordinals.NextDoc();

        public override int Advance(int target) => ordinals.Advance(target);

        public override bool AdvanceExact(int docId) => ordinals.AdvanceExact(docId);
    }

    private sealed class Sorted(Numeric ordinals, byte[][] terms) : SortedDocValues
    {
        public override int DocId => ordinals.DocId;

        public override long Cost => ordinals.Cost;

        public override int Ordinal => (int)ordinals.Value;

        public override int ValueCount => terms.Length;

        public override ReadOnlySpan<byte> Lookup(int ordinal) => terms[ordinal];

        public override int NextDoc() => ordinals.NextDoc();

        public override int Advance(int target) => ordinals.Advance(target);

        public override bool AdvanceExact(int docId) => ordinals.AdvanceExact(docId);
    }

    private sealed class SortedSet(SortedNumeric ordinals, byte[][] terms) : SortedSetDocValues
    {
        public override int DocId => ordinals.DocId;

        public override long Cost => ordinals.Cost;

        public override int Count => ordinals.Count;

        public override long ValueCount => terms.Length;

        public override long NextOrdinal() => ordinals.NextValue();

        public override ReadOnlySpan<byte> Lookup(long ordinal) => terms[ordinal];

        public override int NextDoc() => ordinals.NextDoc();

        public override int Advance(int target) => ordinals.Advance(target);

        public override bool AdvanceExact(int docId) => ordinals.AdvanceExact(docId);
    }
}
