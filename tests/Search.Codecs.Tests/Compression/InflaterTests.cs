using System.IO.Compression;
using Search.Codecs.Compression;
using Search.Storage;
using Search.Testing;

namespace Search.Codecs.Tests.Compression;

public sealed class InflaterTests
{
    [Fact]
    public void What_was_compressed_comes_back_whole_and_in_part()
    {
        var random = TestRandom.Create();
        CompressionLevel[] levels = [CompressionLevel.Optimal, CompressionLevel.Fastest, CompressionLevel.NoCompression, CompressionLevel.SmallestSize];
        for (int i = 0; i < 400; i++)
        {
            byte[] bytes = Input(random, i % 40 == 0 ? 300_000 : 5000);
            byte[] packed = Deflate(bytes, random.Pick(levels));
            byte[] unpacked = new byte[bytes.Length];
            var reader = new ByteReader([.. packed, 1, 2, 3], "unit");
            Inflater.Decompress(ref reader, packed.Length, unpacked, 0, bytes.Length);
            Assert.True(reader.Remaining == 3 && unpacked.AsSpan().SequenceEqual(bytes), random.Explain);

            Assert.True(InflatedLength.Of(packed, bytes.Length) == bytes.Length && (bytes.Length == 0 || InflatedLength.Of(packed, bytes.Length - 1) < 0), random.Explain);

            int part = random.Next(bytes.Length + 1);
            unpacked.AsSpan().Clear();
            reader = new ByteReader(packed, "unit");
            Inflater.Decompress(ref reader, packed.Length, unpacked, 0, part);
            Assert.True(unpacked.AsSpan(0, part).SequenceEqual(bytes.AsSpan(0, part)), $"{part} {random.Explain}");
        }
    }

    [Theory]
    [InlineData("03 00", "")]                                       // fixed codes, nothing but the end
    [InlineData("01 03 00 fc ff 61 62 63", "abc")]                  // stored
    [InlineData("00 01 00 fe ff 61 01 01 00 fe ff 62", "ab")]       // two blocks
    [InlineData("4b 4c 4a 06 00", "abc")]
    public void Known_data_are_unpacked(string packed, string expected)
    {
        byte[] unpacked = new byte[expected.Length];
        byte[] bytes = Convert.FromHexString(packed.Replace(" ", "", StringComparison.Ordinal));
        var reader = new ByteReader(bytes, "unit");
        Inflater.Decompress(ref reader, bytes.Length, unpacked, 0, unpacked.Length);
        Assert.Equal(expected, System.Text.Encoding.ASCII.GetString(unpacked));
    }

    [Theory]
    [InlineData("")]
    [InlineData("07")]                                              // no such kind of block
    [InlineData("01 03 00 fc fe 61 62 63")]                         // length and its complement differ
    [InlineData("01 03 00 fc ff 61 62")]                            // ends early
    [InlineData("01 04 00 fb ff 61 62 63 64")]                      // more than there is room for
    [InlineData("01 02 00 fd ff 61 62")]                            // less
    [InlineData("4b 4c 4a 06")]                                     // no end of block
    [InlineData("4b 04 02 00")]                                     // a match before the start
    [InlineData("05 e0 ff ff ff ff ff ff ff ff ff ff")]             // more codes than fit
    public void Impossible_data_are_damage(string packed)
    {
        byte[] bytes = Convert.FromHexString(packed.Replace(" ", "", StringComparison.Ordinal));
        CorruptIndexException error = Assert.Throws<CorruptIndexException>(() =>
        {
            var reader = new ByteReader(bytes, "unit");
            Inflater.Decompress(ref reader, bytes.Length, new byte[3], 0, 3);
        });
        Assert.Equal("unit", error.File);
    }

    [Fact]
    public void Damage_is_found_or_gives_other_bytes_and_nothing_else()
    {
        var random = TestRandom.Create();
        for (int i = 0; i < 3000; i++)
        {
            byte[] bytes = Input(random, 5000);
            byte[] damaged = Deflate(bytes, CompressionLevel.Optimal);
            for (int changes = random.Next(1, 4); changes > 0; changes--)
            {
                damaged[random.Next(Math.Min(damaged.Length, random.Chance(0.5) ? 80 : int.MaxValue))] = (byte)random.Next(256);
            }
            int length = random.Next(damaged.Length + 1);
            try
            {
                var reader = new ByteReader(damaged, "unit");
                Inflater.Decompress(ref reader, length, new byte[bytes.Length], 0, random.Next(bytes.Length + 1));
            }
            catch (CorruptIndexException error)
            {
                Assert.Equal("unit", error.File);
            }
            catch (Exception error)
            {
                Assert.Fail($"{error} {random.Explain}");
            }
        }
    }

    private static byte[] Deflate(byte[] bytes, CompressionLevel level)
    {
        using var packed = new MemoryStream();
        using (var stream = new DeflateStream(packed, level, leaveOpen: true))
        {
            stream.Write(bytes);
        }
        return bytes.Length == 0 ? [3, 0] : packed.ToArray();
    }

    // Noise, long runs, and words, by turns: codes of few and of many bits.
    private static byte[] Input(TestRandom random, int longest)
    {
        byte[] bytes = new byte[random.Next(longest + 1)];
        for (int at = 0; at < bytes.Length;)
        {
            Span<byte> part = bytes.AsSpan(at, Math.Min(bytes.Length - at, random.Next(1, 400)));
            switch (random.Next(4))
            {
                case 0:
                    random.NextBytes(part);
                    break;
                case 1:
                    part.Fill((byte)random.Next(256));
                    break;
                case 2 when at > part.Length:
                    bytes.AsSpan(random.Next(at - part.Length), part.Length).CopyTo(part);
                    break;
                default:
                    for (int i = 0; i < part.Length; i++)
                    {
                        part[i] = (byte)('a' + (random.Next(1 << random.Next(1, 5)) & 31));
                    }
                    break;
            }
            at += part.Length;
        }
        return bytes;
    }
}
