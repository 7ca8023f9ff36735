using System.Buffers.Binary;
using System.Text;
using Search.Codecs.Compression;
using Search.Storage;
using Search.Testing;

namespace Search.Codecs.Tests.Compression;

public sealed class Lz4Tests
{
    [Theory]
    [InlineData("", "00")]
    [InlineData("abcdefghi", "90616263646566676869")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaa", "1e610100506161616161")]
    [InlineData("0123456789abcdef0123456789abcdef0123", "fb01303132333435363738396162636465661000506630313233")]
    public void Blocks_are_what_Lucene_writes(string text, string expected)
    {
        byte[] bytes = Encoding.ASCII.GetBytes(text);
        Assert.Equal(expected, Convert.ToHexStringLower(Compress(bytes, 0, new Lz4FastTable())));
        Assert.Equal(expected, Convert.ToHexStringLower(Compress(bytes, 0, new Lz4HighTable())));
    }

    [Fact]
    public void What_was_compressed_comes_back()
    {
        var random = TestRandom.Create();
        Lz4Table[] tables = [new Lz4FastTable(), new Lz4HighTable()];
        for (int i = 0; i < 300; i++)
        {
            byte[] bytes = Input(random);
            int dictionary = random.Chance(0.5) ? 0 : random.Next(Math.Min(bytes.Length, Lz4Format.MaxDistance) + 1);
            byte[] compressed = Compress(bytes, dictionary, tables[i & 1]);
            byte[] unpacked = new byte[bytes.Length];
            bytes.AsSpan(0, dictionary).CopyTo(unpacked);
            var reader = new ByteReader(compressed, "block");
            Assert.Equal(bytes.Length - dictionary, Lz4Decompressor.Decompress(ref reader, unpacked, dictionary, bytes.Length - dictionary));
            Assert.True(reader.Remaining == 0 && unpacked.AsSpan().SequenceEqual(bytes), random.Explain);

            int part = random.Next(bytes.Length - dictionary + 1);
            unpacked.AsSpan(dictionary).Clear();
            reader = new ByteReader(compressed, "block");
            int got = Lz4Decompressor.Decompress(ref reader, unpacked, dictionary, part);
            Assert.True(got >= part && unpacked.AsSpan(0, dictionary + got).SequenceEqual(bytes.AsSpan(0, dictionary + got)), $"{part} {random.Explain}");
        }
    }

    [Fact]
    public void Damage_is_found_or_gives_other_bytes_and_nothing_else()
    {
        var random = TestRandom.Create();
        for (int i = 0; i < 3000; i++)
        {
            byte[] bytes = Input(random);
            byte[] damaged = Compress(bytes, 0, new Lz4FastTable());
            for (int changes = random.Next(1, 4); changes > 0; changes--)
            {
                damaged[random.Next(damaged.Length)] = random.Chance(0.5) ? (byte)255 : (byte)random.Next(256);
            }
            byte[] room = new byte[bytes.Length];
            var reader = new ByteReader(damaged.AsSpan(0, random.Next(damaged.Length + 1)), "block");
            try
            {
                Lz4Decompressor.Decompress(ref reader, room, 0, bytes.Length);
            }
            catch (CorruptIndexException error)
            {
                Assert.Equal("block", error.File);
            }
            catch (Exception error)
            {
                Assert.Fail($"{error} {random.Explain}");
            }
        }
    }

    [Theory]
    [InlineData("10")]
    [InlineData("f0")]
    [InlineData("f0ffffffffffffff")]
    [InlineData("1f61")]
    [InlineData("1f610000ff00")]
    [InlineData("1f610200ff00")]
    [InlineData("1f610100ffffffffff00")]
    [InlineData("90616263646566676869")]
    public void Impossible_blocks_are_damage(string block)
    {
        byte[] room = new byte[8];
        Assert.Throws<CorruptIndexException>(() =>
        {
            var reader = new ByteReader(Convert.FromHexString(block), "block");
            Lz4Decompressor.Decompress(ref reader, room, 0, 8);
        });
    }

    [LuceneFact]
    public void A_long_row_of_blocks_is_compressed_as_Lucene_does_it()
    {
        var random = TestRandom.Create();
        using var folder = new TempFolder();
        var blocks = new List<(bool High, int Dictionary, byte[] Bytes)>();
        using (FileStream file = File.Create(folder.File("in")))
        {
            Span<byte> head = stackalloc byte[9];
            for (int i = 0; i < 1500; i++)
            {
                byte[] bytes = Input(random, i % 50 == 0 ? 200_000 : 4000);
                int dictionary = random.Chance(0.5) ? 0 : random.Next(Math.Min(bytes.Length, Lz4Format.MaxDistance) / 2 + 1);
                bool high = random.Chance(0.4);
                blocks.Add((high, dictionary, bytes));
                head[0] = high ? (byte)1 : (byte)0;
                BinaryPrimitives.WriteInt32BigEndian(head[1..], dictionary);
                BinaryPrimitives.WriteInt32BigEndian(head[5..], bytes.Length);
                file.Write(head);
                file.Write(bytes);
            }
        }
        JavaLucene.Program("CompressLz4", folder.File("in"), folder.File("out"));
        var java = new ByteReader(File.ReadAllBytes(folder.File("out")), "out");
        Lz4Table fast = new Lz4FastTable();
        Lz4Table high2 = new Lz4HighTable();
        for (int i = 0; i < blocks.Count; i++)
        {
            (bool high, int dictionary, byte[] bytes) = blocks[i];
            byte[] ours = Compress(bytes, dictionary, high ? high2 : fast);
            Assert.True(
                java.ReadSpan(java.ReadInt32()).SequenceEqual(ours), $"block {i}, high {high}, {bytes.Length} bytes, dictionary {dictionary} {random.Explain}");
        }
    }

    // Texts of few words, runs, and noise: with many matches, long ones, and none.
    private static byte[] Input(TestRandom random, int most = 3000)
    {
        byte[] bytes = new byte[random.Chance(0.3) ? random.Next(20) : random.Next(most)];
        int letters = random.Pick([1, 2, 4, 26, 256]);
        for (int at = 0; at < bytes.Length;)
        {
            int length = Math.Min(random.Next(1, 40), bytes.Length - at);
            if (at > 0 && random.Chance(0.6))
            {
                int from = random.Next(Math.Max(0, at - 70_000), at);
                for (int i = 0; i < length; i++)
                {
                    bytes[at + i] = bytes[from + i];
                }
            }
            else
            {
                for (int i = 0; i < length; i++)
                {
                    bytes[at + i] = (byte)(random.Next(letters) + 'a');
                }
            }
            at += length;
        }
        return bytes;
    }

    private static byte[] Compress(byte[] bytes, int dictionary, Lz4Table table)
    {
        byte[] room = new byte[Lz4Format.MaxCompressedLength(bytes.Length - dictionary)];
        return room[..Lz4Compressor.CompressWithDictionary(bytes, dictionary, room, table)];
    }
}
