using Search.Codecs.BitPacking;
using Search.Storage;
using Search.Testing;

namespace Search.Codecs.Tests.BitPacking;

public class DirectTests
{
    [Fact]
    public void Widths_are_those_of_the_format()
    {
        int[] widths = [1, 2, 4, 8, 12, 16, 20, 24, 28, 32, 40, 48, 56, 64];
        Assert.Equal(widths, Enumerable.Range(-10, 200).Where(DirectFormat.IsWidth));
        for (int bits = 0; bits < 64; bits++)
        {
            Assert.Equal(widths.First(w => w >= bits + 1), DirectFormat.BitsRequired((long)(1UL << bits)));
        }
        Assert.Equal(1, DirectFormat.BitsRequired(0));
    }

    [Fact]
    public void Values_come_back_by_index_in_runs_and_gathered()
    {
        TestRandom random = TestRandom.Create();
        foreach (int bits in Enumerable.Range(1, 64).Where(DirectFormat.IsWidth))
        {
            long[] values = [.. Enumerable.Range(0, random.Next(1, 300))
                .Select(_ => (long)((ulong)random.NextInt64(long.MinValue, long.MaxValue) >> (64 - bits)))];
            var output = new MemoryByteWriter();
            output.WriteByte(7);
            var writer = new DirectWriter(output, bits);
            foreach (long value in values)
            {
                writer.Add(value);
            }
            writer.Finish();
            Assert.Equal(1 + DirectFormat.ByteCount(values.Length, bits), output.Position);
            output.WriteBytes(new byte[16]);
            var reader = new DirectReader(MappedFile.FromArray("test", output.Written.ToArray()).Slice(), 1, bits);

            int from = random.Next(values.Length);
            long[] run = new long[random.Next(values.Length - from)];
            reader.Read(from, run);
            Assert.True(values.AsSpan(from, run.Length).SequenceEqual(run), $"{bits} bits {random.Explain}");

            int[] indexes = [.. Enumerable.Range(0, 50).Select(_ => random.Next(values.Length))];
            long[] gathered = new long[indexes.Length];
            reader.Gather(indexes, gathered);
            Assert.True(indexes.Select(i => values[i]).SequenceEqual(gathered), $"{bits} bits {random.Explain}");
            Assert.All(Enumerable.Range(0, values.Length), i => Assert.Equal(values[i], reader[i]));
        }
    }

    [Fact]
    public void No_bits_are_all_zero()
    {
        var reader = new DirectReader(MappedFile.FromArray("test", []).Slice(), 0, 0);
        long[] values = [1, 2, 3];
        reader.Read(5, values);

        Assert.Equal([0, 0, 0], values);
        Assert.Equal(0, reader[long.MaxValue]);
    }

    [Fact]
    public void Reads_outside_of_the_file_are_damage()
    {
        var reader = new DirectReader(MappedFile.FromArray("test", new byte[32]).Slice(), 0, 16);

        Assert.Throws<CorruptIndexException>(() => reader[16]);
        Assert.Throws<CorruptIndexException>(() => reader[long.MaxValue / 16]);
        Assert.Throws<CorruptIndexException>(() => reader.Read(3, new long[20]));
        Assert.Throws<CorruptIndexException>(() => reader.Gather([1, int.MaxValue], new long[2]));
        Assert.Throws<CorruptIndexException>(() => new DirectReader(MappedFile.FromArray("test", new byte[32]).Slice(), 0, 9));
    }
}
