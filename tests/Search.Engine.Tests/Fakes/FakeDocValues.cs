using System.Text;
using Search.Codecs.Contracts;

namespace Search.Engine.Tests.Fakes;

/// <summary>Where a forward-only iterator over an array of values stands; null = no value.</summary>
internal sealed class FakeCursor<T>(T[]?[] values)
{
    public int DocId { get; private set; } = -1;

    public T[] Current => values[DocId]!;

    public bool AdvanceExact(int docId)
    {
        if (docId < DocId)
        {
            throw new InvalidOperationException($"doc values were asked for {docId} after {DocId}");
        }
        DocId = docId;
        return values[docId] != null;
    }

    public int Advance(int target)
    {
        for (DocId = target; DocId < values.Length; DocId++)
        {
            if (values[DocId] != null)
            {
                return DocId;
            }
        }
        return DocId = DocIdIterator.NoMoreDocs;
    }
}

internal sealed class FakeNumeric(long[]?[] values) : NumericDocValues
{
    private readonly FakeCursor<long> _cursor = new(values);

    public override int DocId => _cursor.DocId;

    public override long Cost => values.Length;

    public override long Value => _cursor.Current[0];

    public override bool AdvanceExact(int docId) => _cursor.AdvanceExact(docId);

    public override int NextDoc() => _cursor.Advance(_cursor.DocId + 1);

    public override int Advance(int target) => _cursor.Advance(target);
}

internal sealed class FakeBinary(string[]?[] values) : BinaryDocValues
{
    private readonly FakeCursor<string> _cursor = new(values);

    public override int DocId => _cursor.DocId;

    public override long Cost => values.Length;

    public override ReadOnlySpan<byte> Value => Encoding.UTF8.GetBytes(_cursor.Current[0]);

    public override bool AdvanceExact(int docId) => _cursor.AdvanceExact(docId);

    public override int NextDoc() => _cursor.Advance(_cursor.DocId + 1);

    public override int Advance(int target) => _cursor.Advance(target);
}

internal sealed class FakeSortedNumeric(long[]?[] values) : SortedNumericDocValues
{
    private readonly FakeCursor<long> _cursor = new(values);
    private int _next;

    public override int DocId => _cursor.DocId;

    public override long Cost => values.Length;

    public override int Count => _cursor.Current.Length;

    public override long NextValue() => _cursor.Current[_next++];

    public override bool AdvanceExact(int docId)
    {
        _next = 0;
        return _cursor.AdvanceExact(docId);
    }

    public override int NextDoc() => Advance(DocId + 1);

    public override int Advance(int target)
    {
        _next = 0;
        return _cursor.Advance(target);
    }
}

internal sealed class FakeSorted(string[]?[] values) : SortedDocValues
{
    private readonly FakeCursor<string> _cursor = new(values);
    private readonly byte[][] _distinct = FakeSortedSet.Distinct(values);

    public override int DocId => _cursor.DocId;

    public override long Cost => values.Length;

    public override int Ordinal => FakeSortedSet.Find(_distinct, _cursor.Current[0]);

    public override int ValueCount => _distinct.Length;

    public override ReadOnlySpan<byte> Lookup(int ordinal) => _distinct[ordinal];

    public override bool AdvanceExact(int docId) => _cursor.AdvanceExact(docId);

    public override int NextDoc() => _cursor.Advance(_cursor.DocId + 1);

    public override int Advance(int target) => _cursor.Advance(target);
}

internal sealed class FakeSortedSet(string[]?[] values) : SortedSetDocValues
{
    private readonly FakeCursor<string> _cursor = new(values);
    private readonly byte[][] _distinct = Distinct(values);
    private int _next;

    public override int DocId => _cursor.DocId;

    public override long Cost => values.Length;

    public override int Count => _cursor.Current.Length;

    public override long ValueCount => _distinct.Length;

    public static byte[][] Distinct(string[]?[] values)
    {
        byte[][] all = [.. values.Where(v => v != null).SelectMany(v => v!).Distinct().Select(Encoding.UTF8.GetBytes)];
        Array.Sort(all, static (a, b) => a.AsSpan().SequenceCompareTo(b));
        return all;
    }

    public static int Find(byte[][] distinct, string value) =>
        Array.BinarySearch(distinct, Encoding.UTF8.GetBytes(value), Comparer<byte[]>.Create(static (a, b) => a.AsSpan().SequenceCompareTo(b)));

    public override long NextOrdinal() => Find(_distinct, _cursor.Current[_next++]);

    public override ReadOnlySpan<byte> Lookup(long ordinal) => _distinct[ordinal];

    public override bool AdvanceExact(int docId)
    {
        _next = 0;
        return _cursor.AdvanceExact(docId);
    }

    public override int NextDoc() => Advance(DocId + 1);

    public override int Advance(int target)
    {
        _next = 0;
        return _cursor.Advance(target);
    }
}
