using System.Text;
using Search.Codecs.BlockTree;
using Search.Storage;
using Search.Testing;

namespace Search.Codecs.Tests.BlockTree;

public class LowercaseAsciiCompressionTests
{
    [Fact]
    public void Bytes_come_back_and_a_quarter_is_saved()
    {
        TestRandom random = TestRandom.Create();
        for (int round = 0; round < 500; round++)
        {
            byte[] bytes = [.. Enumerable.Range(0, random.Next(8, 2000)).Select(_ => (byte)random.Pick("abcdefghijklmnopqrstuvwxyz0123456789.-_".ToCharArray()))];
            for (int exceptions = random.Next(bytes.Length / 32 + 1); exceptions > 0; exceptions--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }
            var output = new MemoryByteWriter();
            if (!LowercaseAsciiCompression.TryWrite(output, bytes))
            {
                // Exceptions far apart count more than once.
                Assert.True(bytes.Count(b => (b + 1 & ~31) is not (32 or 96)) > 0, random.Explain);
                Assert.Equal(0, output.Position);
                continue;
            }
            Assert.True(output.Position <= bytes.Length, random.Explain);
            byte[] found = new byte[bytes.Length];
            var input = new ByteReader(output.Written, "packed");
            LowercaseAsciiCompression.Read(ref input, found);
            Assert.Equal(0, input.Remaining);
            Assert.True(bytes.AsSpan().SequenceEqual(found), random.Explain);
        }
    }

    [Fact]
    public void Other_bytes_are_refused()
    {
        var output = new MemoryByteWriter();
        Assert.False(LowercaseAsciiCompression.TryWrite(output, Encoding.ASCII.GetBytes("CAPITALS ARE NOT PACKED")));
        Assert.False(LowercaseAsciiCompression.TryWrite(output, "short"u8));
        Assert.Equal(0, output.Position);
    }

    [Fact]
    public void The_example_of_the_format_is_right()
    {
        var output = new MemoryByteWriter();
        Assert.True(LowercaseAsciiCompression.TryWrite(output, "abcdefgh"u8));
        // Six bits of 'a' to 'f' are 0x22 to 0x27; those of 'g', 'h' are 0x28, 0x29 = 10 10 00, 10 10 01.
        Assert.Equal([0xA2, 0xA3, 0xA4, 0xA5, 0x26, 0x67, 0], output.Written.ToArray());
    }
}
