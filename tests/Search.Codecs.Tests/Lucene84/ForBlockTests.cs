using System.Runtime.Intrinsics;
using Search.Codecs.Lucene84;
using Search.Storage;
using Search.Testing;

namespace Search.Codecs.Tests.Lucene84;

public class ForBlockTests
{
    public static TheoryData<string> Kernels => [nameof(ScalarRows), nameof(Vector128Rows), nameof(Vector256Rows), nameof(Vector512Rows)];

    // All kernels run everywhere: without the instructions .NET computes vectors in software.
    private static ForDecoder Create(string kernel) => kernel switch
    {
        nameof(ScalarRows) => new ForDecoder<ScalarRows>(),
        nameof(Vector128Rows) => new ForDecoder<Vector128Rows>(),
        nameof(Vector256Rows) => new ForDecoder<Vector256Rows>(),
        _ => new ForDecoder<Vector512Rows>(),
    };

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Each_width_is_read_as_it_was_written(string kernel)
    {
        TestRandom random = TestRandom.Create();
        ForDecoder decoder = Create(kernel);
        int[] found = new int[ForBlock.Size];
        for (int bits = 1; bits <= ForBlock.MaxBits; bits++)
        {
            for (int round = 0; round < 5; round++)
            {
                int[] values = Values(random, bits);
                byte[] packed = Pack(values, bits);
                Assert.Equal(ForBlock.ByteCount(bits), packed.Length);
                decoder.Decode(packed, bits, found);
                Assert.True(values.AsSpan().SequenceEqual(found), $"{bits} bits {random.Explain}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Differences_are_added_up(string kernel)
    {
        TestRandom random = TestRandom.Create();
        ForDecoder decoder = Create(kernel);
        int[] found = new int[ForBlock.Size];
        for (int bits = 1; bits <= ForBlock.MaxBits; bits++)
        {
            int[] values = Values(random, bits);
            int start = random.Next(1 << 20);
            decoder.DecodeDeltas(Pack(values, bits), bits, start, found);
            int sum = start;
            for (int i = 0; i < values.Length; i++)
            {
                sum += values[i];        // overflows for the widest, as it does in the decoder
                Assert.True(sum == found[i], $"number {i} of {bits} bits: {found[i]} instead of {sum} {random.Explain}");
            }
        }
    }

    // The layout in the doc comment, for a width without spare bits, and one whose numbers are split.
    [Fact]
    public void Numbers_lie_where_the_format_says()
    {
        int[] values = [.. Enumerable.Range(0, ForBlock.Size).Select(i => i % 16)];
        byte[] four = Pack(values, 4);
        // Word 0 holds rows 0 (upper half of each lane) and 8; number n lies in row n mod 16, lane n / 16 from the top: all lanes hold 0 and 8.
        Assert.All(four[..8], b => Assert.Equal(0x08, b));
        Assert.All(four[8..16], b => Assert.Equal(0x19, b));

        values = [.. Enumerable.Repeat(0b101, ForBlock.Size)];
        // 3 bits in lanes of 8: two numbers and two bits of the stream, in which 101 101 ... go on from word to word.
        byte[] three = Pack(values, 3);
        Assert.All(three[..8], b => Assert.Equal(0b101_101_10, b));
        Assert.All(three[8..16], b => Assert.Equal(0b101_101_11, b));
        Assert.All(three[16..24], b => Assert.Equal(0b101_101_01, b));
    }

    [Fact]
    public void The_decoder_in_use_is_the_widest_that_is_accelerated()
    {
        Type expected = Vector512.IsHardwareAccelerated ? typeof(ForDecoder<Vector512Rows>)
            : Vector256.IsHardwareAccelerated ? typeof(ForDecoder<Vector256Rows>)
            : Vector128.IsHardwareAccelerated ? typeof(ForDecoder<Vector128Rows>)
            : typeof(ForDecoder<ScalarRows>);
        Assert.IsType(expected, ForDecoder.CreateBest());
    }

    [Fact]
    public void Blocks_of_doc_ids_come_back()
    {
        TestRandom random = TestRandom.Create();
        for (int round = 0; round < 500; round++)
        {
            int most = 1 << random.Next(1, 24);
            int[] deltas = [.. Enumerable.Range(0, ForBlock.Size).Select(_ => 1 + random.Next(most))];
            if (random.Chance(0.1))
            {
                Array.Fill(deltas, 1);
            }
            var output = new MemoryByteWriter();
            DeltaBlock.Write(output, deltas);
            Assert.True(deltas.Any(d => d != 1) || output.Position == 1, random.Explain);

            int[] found = new int[ForBlock.Size];
            var input = new ByteReader(output.Written, "block");
            DeltaBlock.Read(ref input, ForDecoder.CreateBest(), 1000, int.MaxValue, found);
            Assert.Equal(0, input.Remaining);
            for (int i = 0, doc = 1000; i < found.Length; i++)
            {
                doc += deltas[i];
                Assert.True(doc == found[i], random.Explain);
            }
        }
    }

    [Fact]
    public void Doc_ids_that_pass_the_segment_are_damage()
    {
        int[] deltas = [.. Enumerable.Repeat(3, ForBlock.Size)];
        var output = new MemoryByteWriter();
        DeltaBlock.Write(output, deltas);
        byte[] bytes = output.Written.ToArray();
        int[] found = new int[ForBlock.Size];
        var input = new ByteReader(bytes, "block");
        DeltaBlock.Read(ref input, ForDecoder.CreateBest(), 0, 3 * ForBlock.Size + 1, found);
        Assert.Throws<CorruptIndexException>(() =>
        {
            var again = new ByteReader(bytes, "block");
            DeltaBlock.Read(ref again, ForDecoder.CreateBest(), 0, 3 * ForBlock.Size, found);
        });
        bytes[0] = 32;
        Assert.Throws<CorruptIndexException>(() =>
        {
            var again = new ByteReader(bytes, "block");
            DeltaBlock.Read(ref again, ForDecoder.CreateBest(), 0, int.MaxValue, found);
        });
    }

    [Fact]
    public void Patched_blocks_come_back()
    {
        TestRandom random = TestRandom.Create();
        for (int round = 0; round < 1000; round++)
        {
            int[] values = random.Chance(0.2) ? [.. Enumerable.Repeat(random.Next(1 << random.Next(31)), ForBlock.Size)] : Values(random, random.Next(1, 31));
            for (int exceptions = random.Next(5); exceptions > 0; exceptions--)
            {
                values[random.Next(values.Length)] = random.Next(1 << random.Next(31));
            }
            var output = new MemoryByteWriter();
            PForBlock.Write(output, [.. values]);
            output.WriteByte(99);

            int[] found = new int[ForBlock.Size];
            var input = new ByteReader(output.Written, "block");
            PForBlock.Read(ref input, ForDecoder.CreateBest(), found);
            Assert.True(values.AsSpan().SequenceEqual(found), random.Explain);
            Assert.Equal(1, input.Remaining);
            input.Position = 0;
            PForBlock.Skip(ref input);
            Assert.Equal(1, input.Remaining);
        }
    }

    private static int[] Values(TestRandom random, int bits)
    {
        int[] values = [.. Enumerable.Range(0, ForBlock.Size).Select(_ => (int)random.NextInt64(1L << bits))];
        values[random.Next(values.Length)] = (int)((1L << bits) - 1);
        return values;
    }

    private static byte[] Pack(int[] values, int bits)
    {
        var output = new MemoryByteWriter();
        ForBlock.Write(output, values, bits);
        return output.Written.ToArray();
    }
}
