using System.IO.Compression;
using System.Text;
using Search.Ingest.Packed;
using Search.Ingest.Tests.Warc;
using Search.Testing;

namespace Search.Ingest.Tests.Packed;

public sealed class GzipTests
{
    [Theory]
    [InlineData("a.txt.gz", "A short text.", "a.txt.gz")]
    [InlineData("a.md.GZ", "A short text.", "a.md.GZ")]
    [InlineData("a.csv.gz", "title,body\nT,B\n", "a.csv.gz#1")]
    [InlineData("a.json.gz", "[{\"title\":\"t\"}]", "a.json.gz#1")]
    [InlineData("a.ndjson.gz", "{\"title\":\"t\"}", "a.ndjson.gz#1")]
    [InlineData("a.gz", "{\"title\":\"t\"}", "a.gz#1")]
    public void AnyFormatMayBeInGzip(string name, string text, string id) => Assert.Equal(id, Pages.Read(Warcs.Gzip(Encoding.UTF8.GetBytes(text)), name).Article!.Id);

    [Theory]
    [InlineData("plain text", "no gzip data")]
    [InlineData("\u001F", "no gzip data")]
    public void WhatIsNoGzipIsNamed(string text, string reason) => Assert.Contains(reason, Pages.Read(Encoding.Latin1.GetBytes(text), "a.txt.gz").Reject!.Reason, StringComparison.Ordinal);

    [Fact]
    public void GzipWithinGzipIsNotRead()
    {
        Assert.Contains("archive within an archive", Pages.Read(Warcs.Gzip(Warcs.Gzip("text"u8.ToArray())), "a.txt.gz").Reject!.Reason, StringComparison.Ordinal);
        Assert.Contains("empty", Pages.Read(Warcs.Gzip([]), "a.txt.gz").Reject!.Reason, StringComparison.Ordinal);
    }

    /// <summary>What the framework unpacks in one go, members, sizes and gaps as chance has them.</summary>
    [Fact]
    public void MembersAreUnpackedAsTheFrameworkUnpacksThem()
    {
        TestRandom random = TestRandom.Create();
        for (int round = 0; round < 60; round++)
        {
            var packed = new MemoryStream();
            var plain = new MemoryStream();
            for (int member = random.Next(1, 8); member > 0; member--)
            {
                byte[] bytes = new byte[random.Chance(0.2) ? 0 : random.Next(1, random.Chance(0.2) ? 300_000 : 2000)];
                random.NextBytes(bytes);
                if (random.Chance(0.5))
                {
                    Array.Fill(bytes, (byte)'x');
                }
                plain.Write(bytes);
                packed.Write(Warcs.Gzip(bytes, random.Chance(0.3) ? CompressionLevel.NoCompression : CompressionLevel.Optimal));
            }
            using var gzip = new GzipMembers(new MemoryStream(packed.ToArray()));
            var read = new MemoryStream();
            gzip.CopyTo(read, random.Next(1, 5000));
            Assert.True(read.ToArray().AsSpan().SequenceEqual(plain.ToArray()), $"{random.Explain} round {round}");
        }
    }

    [Fact]
    public void HeadsMayHaveAllTheirParts()
    {
        byte[] plain = Warcs.Gzip("{\"title\":\"t\"}"u8.ToArray());
        byte[] head = [0x1F, 0x8B, 8, 2 + 4 + 8 + 16, 0, 0, 0, 0, 0, 3, 3, 0, 1, 2, 3, .. "name\0"u8, .. "comment\0"u8, 1, 2];
        Assert.Equal("t", Pages.Read([.. head, .. plain[10..], 0, 0, 0], "a.jsonl.gz").Article!.Title);
    }

    [Fact]
    public void ABombIsStopped()
    {
        byte[] spaces = new byte[80 << 20];
        Array.Fill(spaces, (byte)' ');
        Reject reject = Pages.Read(Warcs.Gzip(spaces), "a.jsonl.gz").Reject!;
        Assert.Contains("unpacking was stopped", reject.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryCutAndChangeOfAMemberIsNoticed()
    {
        byte[] whole = Warcs.Gzip(Encoding.UTF8.GetBytes(Warcs.Page(1)));
        for (int i = 0; i < whole.Length; i++)
        {
            Assert.Throws<InvalidDataException>(() => Unpack(i == 0 ? [0x1F] : whole[..i]));
            byte[] changed = [.. whole];
            changed[i] ^= 0x10;
            // Of the head, bytes that mean nothing to the content may change.
            if (i >= 10)
            {
                Assert.Throws<InvalidDataException>(() => Unpack(changed));
            }
        }
    }

    private static void Unpack(byte[] packed)
    {
        using var gzip = new GzipMembers(new MemoryStream(packed));
        gzip.CopyTo(Stream.Null);
    }
}
