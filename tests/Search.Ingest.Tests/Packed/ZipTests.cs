using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Search.Ingest.Packed;
using Search.Testing;

namespace Search.Ingest.Tests.Packed;

public sealed class ZipTests : IDisposable
{
    private static readonly byte[] Line = "{\"title\":\"t\"}\n"u8.ToArray();

    private readonly TempFolder _folder = new();

    [Fact]
    public void MembersAreFilesOfTheArchive()
    {
        Write(("b.txt", "A short text."u8.ToArray()), ("in/", []), ("in/a.jsonl", [.. Line, .. Line]), (".hidden.txt", Line), ("x/.y/z.txt", Line), ("__MACOSX/a.txt", Line), ("c.pdf", Line),
            ("t.csv", "title,body\nT,B\n"u8.ToArray()), ("dates.csv", "id,published\n"u8.ToArray()));
        ReadResult[] results = Read();
        Assert.Equal(["a.zip/b.txt", "a.zip/in/a.jsonl#1", "a.zip/in/a.jsonl#2", "a.zip/t.csv#1"], results.Where(r => r.Article != null).Select(r => r.Article!.Id));
        Assert.All(results.Where(r => r.Article != null), r => Assert.Equal((ArticleSource.OriginOf(_folder), true), (r.Article!.Origin, r.Article.HasPathId)));
        Assert.Equal(
            [$"{_folder.File("a.zip")}/dates.csv: corrections of dates in an archive are not read: put them beside it", $"{_folder.File("a.zip")}: 1 files of other extensions were left out: .pdf"],
            results.Where(r => r.Note != null).Select(r => r.Note));
        Assert.Equal("a.zip/b.txt", new ArticleSource().Read(_folder.File("a.zip")).First().Article!.Id);
    }

    [Fact]
    public void WhatCannotBeReadIsNamedAndTheRestGoesOn()
    {
        var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (string name in (string[])["../up.txt", "/etc/abs.txt", "C:/win.txt", "a\\..\\b.txt", "twice.txt", "twice.txt", "in.zip", "in.jsonl.gz", "good.txt"])
            {
                using Stream entry = zip.CreateEntry(name).Open();
                entry.Write(name == "in.zip" ? "PK\u0003\u0004any"u8 : name == "in.jsonl.gz" ? Warc.Warcs.Gzip(Line) : "A short text."u8);
            }
        }
        File.WriteAllBytes(_folder.File("a.zip"), packed.ToArray());
        ReadResult[] results = Read();
        Assert.Equal(["a.zip/twice.txt", "a.zip/in.jsonl.gz#1", "a.zip/good.txt"], results.Where(r => r.Article != null).Select(r => r.Article!.Id));
        string[] reasons = [.. results.Where(r => r.Reject != null).Select(r => r.Reject!.Reason)];
        Assert.Equal(4, reasons.Count(r => r.Contains("leads out of the archive", StringComparison.Ordinal)));
        Assert.Single(reasons, r => r.Contains("archive within an archive", StringComparison.Ordinal));
        Assert.Single(reasons, r => r.Contains("another member", StringComparison.Ordinal));
        Assert.Equal(6, reasons.Length);
    }

    [Theory]
    [InlineData(8, 1, "encrypted")]              // flags of an entry
    [InlineData(10, 12, "method 12")]
    [InlineData(16, 0x55, "checksum or length")] // CRC
    [InlineData(24, 0x55, "checksum or length")] // size
    [InlineData(42, 0x55, "no member where")]    // offset
    public void WhatTheListSaysWrongIsNamed(int offset, byte value, string reason)
    {
        Write(("a.txt", "A short text."u8.ToArray()));
        byte[] zip = File.ReadAllBytes(_folder.File("a.zip"));
        int entry = zip.AsSpan().IndexOf("PK\u0001\u0002"u8);
        zip[entry + offset] = (byte)(offset is 8 or 10 ? value : zip[entry + offset] ^ value);
        File.WriteAllBytes(_folder.File("a.zip"), zip);
        Assert.Contains(reason, Assert.Single(Read()).Reject!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryCutIsNoticed()
    {
        Write(("a.txt", "A short text."u8.ToArray()), ("b.txt", "Another text."u8.ToArray()));
        byte[] zip = File.ReadAllBytes(_folder.File("a.zip"));
        for (int length = 1; length < zip.Length; length++)
        {
            File.WriteAllBytes(_folder.File("a.zip"), zip[..length]);
            Assert.Contains(Read(), r => r.Reject != null);
        }
    }

    [Fact]
    public void MembersThatLieOverEachOtherEndTheArchive()
    {
        Write([.. Enumerable.Range(0, 20).Select(i => ($"m{i:D2}.txt", Encoding.ASCII.GetBytes($"Text number {i:D2} of an archive.")))]);
        byte[] zip = File.ReadAllBytes(_folder.File("a.zip"));
        // Each entry tells of all the data to the list.
        int list = zip.AsSpan().IndexOf("PK\u0001\u0002"u8);
        for (int at = list; zip.AsSpan(at).StartsWith("PK\u0001\u0002"u8); at += 46 + 7)
        {
            BinaryPrimitives.WriteInt32LittleEndian(zip.AsSpan(at + 20), list - 40);
            BinaryPrimitives.WriteInt32LittleEndian(zip.AsSpan(at + 42), 0);
        }
        File.WriteAllBytes(_folder.File("a.zip"), zip);
        Assert.Contains("lie over each other", Read()[^1].Reject!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void ABombIsStopped()
    {
        using (ZipArchive zip = ZipFile.Open(_folder.File("a.zip"), ZipArchiveMode.Create))
        {
            using Stream entry = zip.CreateEntry("a.jsonl").Open();
            byte[] zeros = new byte[1 << 20];
            Array.Fill(zeros, (byte)' ');
            for (int i = 0; i < 100; i++)
            {
                entry.Write(zeros);
            }
        }
        Assert.Contains("unpacking was stopped", Read()[^1].Reject!.Reason, StringComparison.Ordinal);
    }

    /// <summary>A member that is packed again counts by what the archive holds of it: 100 times as much in each of two steps would be 10,000 times.</summary>
    [Fact]
    public void ABombInGzipIsStoppedByWhatTheArchiveHolds()
    {
        byte[] line = new byte[1 << 20];
        new Random(1).NextBytes(line.AsSpan(0, 20_000));
        byte[] packed = Warc.Warcs.Gzip([.. line.Select(b => (byte)(b % 64 + 32)), (byte)'\n']);
        // Alike members pack well once more.
        byte[] member = [.. Enumerable.Repeat(packed, 150).SelectMany(b => b)];
        Assert.True(member.Length * 100L > 150 << 20);
        Write(("a.jsonl.gz", member));
        Assert.Contains("unpacking was stopped", Read()[^1].Reject!.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(new ArticleSource(null, () => new MemoryStream(member)).Read("-"), r => r.Reject!.Reason.Contains("stopped", StringComparison.Ordinal));
    }

    [Fact]
    public void NamesInOldEncodingsAreReadAndStandardInputMayBeAnArchive()
    {
        Assert.True(ZipReader.IsZip("PK\u0003\u0004"u8));
        using (ZipArchive zip = ZipFile.Open(_folder.File("a.zip"), ZipArchiveMode.Create, Encoding.Latin1))
        {
            using Stream entry = zip.CreateEntry("caf\u0082.txt").Open();
            entry.Write("A short text."u8);
        }
        Assert.Equal("a.zip/café.txt", Assert.Single(Read()).Article!.Id);
        byte[] bytes = File.ReadAllBytes(_folder.File("a.zip"));
        ReadResult result = Assert.Single(new ArticleSource(null, () => new NoSeek(bytes)).Read("-"));
        Assert.Equal("-/café.txt", result.Article!.Id);
    }

    public void Dispose() => _folder.Dispose();

    private ReadResult[] Read() => [.. new ArticleSource().Read(_folder)];

    private void Write(params (string Name, byte[] Content)[] members)
    {
        using ZipArchive zip = ZipFile.Open(_folder.File("a.zip"), ZipArchiveMode.Create);
        foreach ((string name, byte[] content) in members)
        {
            using Stream entry = zip.CreateEntry(name).Open();
            entry.Write(content);
        }
    }

    private sealed class NoSeek(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
