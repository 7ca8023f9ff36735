using Search.Codecs.BitPacking;
using Search.Codecs.Contracts;
using Search.Storage;

namespace Search.Codecs.Lucene80;

/// <summary>A list of numbers in a data file, by index. What lies past the end of the file is damage; the list's own end is not watched.</summary>
internal abstract class LongValues
{
    public abstract long this[long index] { get; }

    /// <summary>The numbers <paramref name="from"/>, <paramref name="from"/> + 1, ...: as many as the span takes.</summary>
    public abstract void Read(long from, Span<long> values);

    /// <summary>The numbers of many indexes, none negative.</summary>
    public abstract void Gather(ReadOnlySpan<int> indexes, Span<long> values);

    /// <summary>The numbers around an index, where they are kept as small codes; otherwise false.</summary>
    /// <param name="index">Less than <paramref name="count"/>.</param>
    /// <param name="count">Of the list.</param>
    /// <param name="codes">Indexes stand for documents.</param>
    public virtual bool TryGetCodes(int index, int count, out CodeBlock codes)
    {
        codes = default;
        return false;
    }
}

/// <summary>The same number everywhere.</summary>
internal sealed class ConstantValues(long value) : LongValues
{
    public override long this[long index] => value;

    public override void Read(long from, Span<long> values) => values.Fill(value);

    public override void Gather(ReadOnlySpan<int> indexes, Span<long> values) => values[..indexes.Length].Fill(value);

    public override bool TryGetCodes(int index, int count, out CodeBlock codes)
    {
        codes = new CodeBlock(0, count, 0, [], new CodeMeaning(0, value));
        return true;
    }
}

/// <summary>Each number is <c>factor * packed + addend</c>, overflow wrapped.</summary>
internal sealed class LinearValues(DirectReader packed, long factor, long addend) : LongValues
{
    public override long this[long index] => packed[index] * factor + addend;

    public override void Read(long from, Span<long> values)
    {
        packed.Read(from, values);
        Map(values);
    }

    public override void Gather(ReadOnlySpan<int> indexes, Span<long> values)
    {
        values = values[..indexes.Length];
        packed.Gather(indexes, values);
        Map(values);
    }

    public override bool TryGetCodes(int index, int count, out CodeBlock codes) =>
        packed.TryGetCodes(0, count, new CodeMeaning(factor, addend), out codes);

    private void Map(Span<long> values)
    {
        if (factor == 1 && addend == 0)
        {
            return;
        }
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = values[i] * factor + addend;
        }
    }
}

/// <summary>Each number is an index of a small table.</summary>
internal sealed class TableValues(DirectReader packed, long[] table, FileSlice data, Region region) : LongValues
{
    public override long this[long index] => Look(packed[index]);

    public override void Read(long from, Span<long> values)
    {
        packed.Read(from, values);
        Map(values);
    }

    public override void Gather(ReadOnlySpan<int> indexes, Span<long> values)
    {
        values = values[..indexes.Length];
        packed.Gather(indexes, values);
        Map(values);
    }

    public override bool TryGetCodes(int index, int count, out CodeBlock codes) => packed.TryGetCodes(0, count, new CodeMeaning(0, 0, table), out codes);

    private void Map(Span<long> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = Look(values[i]);
        }
    }

    private long Look(long at) =>
        (ulong)at < (ulong)table.Length ? table[at] : throw data.Corrupt($"value {at} of a table of {table.Length}", region.Offset);
}
