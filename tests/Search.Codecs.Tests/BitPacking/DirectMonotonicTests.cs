using Search.Codecs.BitPacking;
using Search.Storage;
using Search.Testing;

namespace Search.Codecs.Tests.BitPacking;

public class DirectMonotonicTests
{
    [Fact]
    public void A_straight_line_needs_no_data()
    {
        (byte[] meta, byte[] data) = Write([100, 110, 120, 130], 2);

        Assert.Equal("0000000000000064" + "41200000" + "0000000000000000" + "00", Convert.ToHexString(meta));
        Assert.Empty(data);
    }

    [Fact]
    public void Numbers_come_back_and_are_found()
    {
        TestRandom random = TestRandom.Create();
        for (int round = 0; round < 60; round++)
        {
            int shift = random.Next(2, 12);
            long step = 1L << random.Next(60 - 10);
            long[] values = new long[random.Next(300)];
            long last = random.Chance(0.3) ? random.NextInt64(long.MinValue, 0) : random.Next();
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = last;
                last += random.Chance(0.2) ? 0 : random.NextInt64(step);
            }
            (byte[] meta, byte[] data) = Write(values, shift);
            DirectMonotonicReader reader = Open(meta, data, values.Length, shift);
            for (int i = 0; i < values.Length; i++)
            {
                Assert.True(values[i] == reader[i], $"number {i} of round {round} {random.Explain}");
                Assert.True(values[i] == reader[reader.BinarySearch(values[i])], $"search {i} of round {round} {random.Explain}");
            }
            long key = random.NextInt64(long.MinValue, long.MaxValue);
            long found = reader.BinarySearch(key);
            Assert.True(found >= 0 || ~found == values.Count(v => v < key), $"search of round {round} {random.Explain}");
        }
    }

    [Fact]
    public void Extremes_overflow_and_come_back()
    {
        long[] values = [long.MinValue, -1, 0, long.MaxValue];
        (byte[] meta, byte[] data) = Write(values, 2);
        DirectMonotonicReader reader = Open(meta, data, 4, 2);

        Assert.Equal(values, Enumerable.Range(0, 4).Select(i => reader[i]));
    }

    [Fact]
    public void Damaged_meta_data_is_told()
    {
        (byte[] meta, byte[] data) = Write([1, 2, 3, 500, 7000], 2);
        Assert.Throws<CorruptIndexException>(() => Open(meta, data, 5, 1));
        Assert.Throws<CorruptIndexException>(() => Open(meta, data, 5, 23));
        Assert.Throws<CorruptIndexException>(() => Open(meta, data, -1, 2));
        Assert.Throws<CorruptIndexException>(() => Open(meta, data, long.MaxValue, 2));
        Assert.Throws<CorruptIndexException>(() => Open(meta[..^1], data, 5, 2));
        Assert.Throws<CorruptIndexException>(() => Open(meta, [], 5, 2));
        Assert.Throws<CorruptIndexException>(() => Open(meta, data, 5, 2)[5]);
        Assert.Throws<CorruptIndexException>(() => Open(meta, data, 5, 2)[-1]);
        meta[20] = 3;
        Assert.Throws<CorruptIndexException>(() => Open(meta, data, 5, 2));
    }

    [Fact]
    public void The_writer_refuses_falling_and_missing_numbers()
    {
        var writer = new DirectMonotonicWriter(new MemoryByteWriter(), new MemoryByteWriter(), 2, 2);
        writer.Add(5);
        Assert.Throws<ArgumentException>(() => writer.Add(4));
        Assert.Throws<InvalidOperationException>(writer.Finish);
    }

    private static (byte[] Meta, byte[] Data) Write(long[] values, int shift)
    {
        var meta = new MemoryByteWriter();
        var data = new MemoryByteWriter();
        var writer = new DirectMonotonicWriter(meta, data, values.Length, shift);
        foreach (long value in values)
        {
            writer.Add(value);
        }
        writer.Finish();
        return (meta.Written.ToArray(), data.Written.ToArray());
    }

    private static DirectMonotonicReader Open(byte[] meta, byte[] data, long count, int shift)
    {
        var reader = new ByteReader(meta, "meta");
        DirectMonotonicMeta read = DirectMonotonicMeta.Read(ref reader, count, shift);
        return new DirectMonotonicReader(read, MappedFile.FromArray("data", [.. data, .. new byte[16]]).Slice(), 0, data.Length);
    }
}
