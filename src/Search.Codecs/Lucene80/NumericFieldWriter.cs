using Search.Codecs.BitPacking;
using Search.Codecs.Contracts;
using Search.Storage;

namespace Search.Codecs.Lucene80;

/// <summary>
/// Writes the numbers of a field: <c>Numeric</c> in <see cref="Lucene80DocValuesFormat"/>. All equal: nothing but the number. Up to 256 distinct numbers whose
/// indexes need fewer bits than the numbers: a table. Blocks that each have a width of their own where that saves a tenth. Otherwise one width for all,
/// less the smallest and divided by what divides all.
/// </summary>
internal sealed class NumericFieldWriter(ByteWriter meta, ByteWriter data, int maxDoc)
{
    /// <summary>Gives what was found out about the numbers on the way.</summary>
    public NumericStatistics Write(Func<SortedNumericDocValues> values)
    {
        var all = new NumericStatistics(values());
        DocsWithField.Write(meta, data, all.Docs, maxDoc, values);
        meta.WriteInt64(all.Count);
        long min = all.Min;
        long gcd = all.Gcd;
        long[]? table = null;
        int bitsPerValue = 0;
        if (min < all.Max)
        {
            bitsPerValue = DirectFormat.BitsRequired((all.Max - min) / gcd);
            table = all.Distinct();
            if (table != null && DirectFormat.BitsRequired(table.Length - 1) < bitsPerValue)
            {
                bitsPerValue = DirectFormat.BitsRequired(table.Length - 1);
                min = 0;
                gcd = 1;
            }
            else
            {
                table = null;
                if ((double)all.BitsInBlocks / all.BitsInOne <= 0.9)
                {
                    bitsPerValue = Lucene80DocValuesFormat.ManyWidths;
                }
                else if (gcd == 1 && min > 0 && DirectFormat.BitsRequired(all.Max) == bitsPerValue)
                {
                    min = 0;
                }
            }
        }
        WriteTable(table, bitsPerValue == Lucene80DocValuesFormat.ManyWidths);
        meta.WriteByte((byte)bitsPerValue);
        meta.WriteInt64(min);
        meta.WriteInt64(gcd);
        long start = data.Position;
        meta.WriteInt64(start);
        long jumpTable = -1;
        if (bitsPerValue == Lucene80DocValuesFormat.ManyWidths)
        {
            jumpTable = WriteBlocks(values(), gcd);
        }
        else if (bitsPerValue != 0)
        {
            WriteOne(values(), bitsPerValue, min, gcd, table);
        }
        meta.WriteInt64(data.Position - start);
        meta.WriteInt64(jumpTable);
        return all;
    }

    private void WriteTable(long[]? table, bool blocks)
    {
        meta.WriteInt32(table?.Length ?? (blocks ? Lucene80DocValuesFormat.BlocksMark : -1));
        foreach (long value in table ?? [])
        {
            meta.WriteInt64(value);
        }
    }

    private void WriteOne(SortedNumericDocValues values, int bitsPerValue, long min, long gcd, long[]? table)
    {
        var writer = new DirectWriter(data, bitsPerValue);
        while (values.NextDoc() != DocIdIterator.NoMoreDocs)
        {
            for (int i = values.Count; i > 0; i--)
            {
                long value = values.NextValue();
                writer.Add(table != null ? Array.BinarySearch(table, value) : gcd == 1 ? value - min : (value - min) / gcd);
            }
        }
        writer.Finish();
    }

    private long WriteBlocks(SortedNumericDocValues values, long gcd)
    {
        var offsets = new List<long>();
        long[] block = new long[Lucene80DocValuesFormat.NumericBlockSize];
        int used = 0;
        while (values.NextDoc() != DocIdIterator.NoMoreDocs)
        {
            for (int i = values.Count; i > 0; i--)
            {
                block[used++] = values.NextValue();
                if (used == block.Length)
                {
                    offsets.Add(data.Position);
                    WriteBlock(block, gcd);
                    used = 0;
                }
            }
        }
        if (used > 0)
        {
            offsets.Add(data.Position);
            WriteBlock(block.AsSpan(0, used), gcd);
        }
        long jumpTable = data.Position;
        foreach (long offset in offsets)
        {
            data.WriteInt64(offset);
        }
        data.WriteInt64(jumpTable);
        return jumpTable;
    }

    private void WriteBlock(ReadOnlySpan<long> values, long gcd)
    {
        long min = long.MaxValue;
        long max = long.MinValue;
        foreach (long value in values)
        {
            min = Math.Min(min, value);
            max = Math.Max(max, value);
        }
        // The width is that of differences that are not divided yet: that may be too wide, but it is what Lucene writes.
        int bitsPerValue = min == max ? 0 : DirectFormat.BitsRequired(max - min);
        data.WriteByte((byte)bitsPerValue);
        data.WriteInt64(min);
        if (bitsPerValue == 0)
        {
            return;
        }
        data.WriteInt32((int)DirectFormat.ByteCount(values.Length, bitsPerValue));
        var writer = new DirectWriter(data, bitsPerValue);
        foreach (long value in values)
        {
            writer.Add((value - min) / gcd);
        }
        writer.Finish();
    }
}
