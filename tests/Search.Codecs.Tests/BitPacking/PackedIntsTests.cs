using Search.Codecs.BitPacking;
using Search.Storage;
using Search.Testing;

namespace Search.Codecs.Tests.BitPacking;

public class PackedIntsTests
{
    [Fact]
    public void Bits_lie_highest_first_and_the_last_byte_is_filled()
    {
        var output = new MemoryByteWriter();
        PackedInts.Write(output, [5, 1, 7], 3);

        Assert.Equal([0b10100111, 0b10000000], output.Written.ToArray());
    }

    [Fact]
    public void Every_width_reads_back_what_was_written()
    {
        TestRandom random = TestRandom.Create();
        for (int bits = 1; bits <= 64; bits++)
        {
            long[] values = new long[random.Next(1, 200)];
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = (long)((ulong)random.NextInt64(long.MinValue, long.MaxValue) >> (64 - bits));
            }
            var output = new MemoryByteWriter();
            PackedInts.Write(output, values, bits);
            byte[] bytes = output.Written.ToArray();
            Assert.Equal(PackedInts.ByteCount(values.Length, bits), bytes.Length);

            long[] read = new long[values.Length];
            var reader = new ByteReader(bytes, "test");
            PackedInts.Read(ref reader, read, bits);
            Assert.True(values.AsSpan().SequenceEqual(read), $"{bits} bits {random.Explain}");
            Assert.Equal(0, reader.Remaining);
        }
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(255, 8)]
    [InlineData(256, 9)]
    [InlineData(long.MaxValue, 63)]
    [InlineData(-1, 64)]
    public void Bits_required_of_a_number(long value, int bits) => Assert.Equal(bits, PackedInts.BitsRequired(value));

    [Fact]
    public void Too_few_bytes_and_impossible_widths_are_damage()
    {
        Assert.Throws<CorruptIndexException>(() => Read(new byte[2], 3, 6));
        Assert.Throws<CorruptIndexException>(() => Read(new byte[200], 3, 0));
        Assert.Throws<CorruptIndexException>(() => Read(new byte[200], 3, 65));

        static void Read(byte[] bytes, int count, int bits)
        {
            var reader = new ByteReader(bytes, "test");
            PackedInts.Read(ref reader, new long[count], bits);
        }
    }
}
