using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Search.Ingest.Tests.Warc;

public sealed class WarcTests
{
    private static readonly byte[] Plain = Encoding.UTF8.GetBytes(Warcs.Page(1));

    [Fact]
    public void PagesOfThreeKindsOfRecordsAreArticlesAndTheRestIsCounted()
    {
        byte[] warc =
        [
            .. Warcs.Record("warcinfo", "application/warc-fields", "software: by hand\r\n"u8.ToArray()),
            .. Warcs.Record("request", "application/http; msgtype=request", "GET / HTTP/1.1\r\n\r\n"u8.ToArray()),
            .. Warcs.Response(1),
            .. Warcs.Record("resource", "text/html; charset=utf-8", Encoding.UTF8.GetBytes(Warcs.Page(2)), "WARC-Target-URI: <https://news.example/2 b>\r\n"),
            .. Warcs.Record("conversion", "application/xhtml+xml", Encoding.UTF8.GetBytes(Warcs.Page(3))),
            .. Warcs.Record("revisit", "application/http", []),
            .. Warcs.Response("https://news.example/i", [1, 2, 3], "Content-Type: image/png\r\n"),
            .. Warcs.Response("https://news.example/n", Plain, status: "404 Not Found"),
            .. Warcs.Response("https://news.example/m", Plain, status: "200"),
            .. Warcs.Response("https://news.example/s", Plain, fields: ""),
            .. Warcs.Response("https://news.example/p", Plain, more: "WARC-Segment-Number: 2\r\n"),
            .. Warcs.Response("https://news.example/e", "<html><body></body></html>"u8.ToArray()),
            .. Warcs.Record("response", "text/dns", "20080430204825\r\n"u8.ToArray()),
        ];
        Assert.Equal(
            ["Ferry 1 aground", "Ferry 2 aground", "Ferry 3 aground", "records of type revisit", "content that is no HTML (image)", "answers with HTTP status 404", "Ferry 1 aground",
                "Ferry 1 aground", "later parts of records that were cut into several", "pages without text that reads like an article", "answers of other protocols than HTTP"],
            Warcs.Told(warc));
        Article[] articles = [.. Warcs.Read(warc, ArticleFormat.Auto).Where(r => r.Article != null).Select(r => r.Article!)];
        Assert.Equal(["https://news.example/1", "https://news.example/2%20b", "-#5", "https://news.example/m", "https://news.example/s"], articles.Select(a => a.Id));
        Assert.Equal([false, false, true], articles[..3].Select(a => a.HasPathId));
        Assert.All(articles, article => Assert.Null(article.Published));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("x-gzip")]
    [InlineData("deflate")]
    [InlineData("raw")]
    [InlineData("br")]
    [InlineData("gzip, br")]
    [InlineData("undone")]
    public void CompressionIsUndoneAlsoInChunksAndWhereACrawlerHasUndoneIt(string encoding)
    {
        byte[] body = encoding switch
        {
            "gzip" or "x-gzip" => Warcs.Gzip(Plain),
            "deflate" => Packed(s => new ZLibStream(s, CompressionLevel.Fastest), Plain),
            "raw" => Packed(s => new DeflateStream(s, CompressionLevel.Fastest), Plain),
            "br" => Packed(s => new BrotliStream(s, CompressionLevel.Fastest), Plain),
            "gzip, br" => Packed(s => new BrotliStream(s, CompressionLevel.Fastest), Warcs.Gzip(Plain)),
            _ => Plain,
        };
        string name = encoding switch { "raw" => "deflate", "undone" => "gzip", _ => encoding };
        string fields = $"content-type: text/html\r\nCONTENT-ENCODING: {name}\r\n";
        Assert.Equal(["Ferry 1 aground"], Warcs.Told(Warcs.Response("https://news.example/1", body, fields)));
        Assert.Equal(["Ferry 1 aground"], Warcs.Told(Warcs.Response("https://news.example/1", Chunks(body), fields + "Transfer-Encoding: chunked\r\n")));
        Assert.Equal(["Ferry 1 aground"], Warcs.Told(Warcs.Response("https://news.example/1", body, fields + "Transfer-Encoding: chunked\r\n")));
    }

    [Fact]
    public void WhatCannotBeUndoneIsARejectAndBombsStop()
    {
        string gzip = "Content-Type: text/html\r\nContent-Encoding: gzip\r\n";
        Assert.Equal(["#1: its compressed body is damaged"], Warcs.Told(Warcs.Response("u", Warcs.Gzip(Plain)[..^9], gzip)));
        Assert.Equal(["#1: its Content-Encoding 'zstd' is not read"], Warcs.Told(Warcs.Response("u", Plain, "Content-Type: text/html\r\nContent-Encoding: zstd\r\n")));
        Assert.Equal(["#1: the chunks of its body are damaged"], Warcs.Told(Warcs.Response("u", Chunks(Plain)[..^30], "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n")));
        Assert.Equal(["#1: it is compressed 4 times"], Warcs.Told(Warcs.Response("u", Plain, "Content-Type: text/html\r\nContent-Encoding: br,br,br,br\r\n")));
        byte[] bomb = Warcs.Gzip(new byte[40 << 20]);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains("unpacks to more than 16,777,216", Assert.Single(Warcs.Told(Warcs.Response("u", bomb, gzip))), StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 120 << 20);
    }

    [Theory]
    [InlineData("WARC-Block-Digest: sha1:{0}\r\n", true)]
    [InlineData("WARC-Block-Digest: sha1:{1}\r\n", true)]
    [InlineData("WARC-Block-Digest: sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\r\n", false)]
    [InlineData("WARC-Block-Digest: sha512:AAAA\r\n", true)]
    [InlineData("WARC-Block-Digest: sha1:?\r\n", true)]
    public void APageThatIsNotTheOneOfItsDigestIsDamaged(string field, bool fits)
    {
        byte[] record = Warcs.Response("u", Plain);
        int block = record.AsSpan().IndexOf("\r\n\r\n"u8) + 4;
        byte[] digest = SHA1.HashData(record.AsSpan(block, record.Length - block - 4));
        string told = Assert.Single(Warcs.Told(Warcs.Response("u", Plain, more: field.Replace("{0}", Convert.ToHexString(digest), StringComparison.Ordinal)
            .Replace("{1}", Base32(digest), StringComparison.Ordinal))));
        Assert.Equal(fits ? "Ferry 1 aground" : "#1: its block is not the one that its digest was made of: it is damaged", told);
    }

    [Fact]
    public void AWrongLengthCostsItsOwnRecordOnly()
    {
        byte[] block = [.. "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"u8, .. Plain];
        foreach (int wrong in (int[])[block.Length - 10, block.Length + 10, block.Length + 1500, 5_000_000])
        {
            byte[] warc = [.. Warcs.Response(7), .. Warcs.Record("response", "application/http", block, length: wrong), .. Warcs.Response(8), .. Warcs.Response(9)];
            string[] told = Warcs.Told(warc);
            Assert.Equal(["Ferry 7 aground", "Ferry 8 aground", "Ferry 9 aground"], told.Where(t => !t.StartsWith('#')));
            Assert.StartsWith("#2", Assert.Single(told, t => t.StartsWith('#')), StringComparison.Ordinal);
        }
        byte[] huge = Encoding.ASCII.GetBytes("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 9223372036854775808\r\n\r\n");
        Assert.Equal(["#1: its Content-Length is no number", "Ferry 1 aground"], Warcs.Told([.. huge, .. Warcs.Response(1)]));
        byte[] large = Encoding.ASCII.GetBytes("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 9223372036854775807\r\n\r\n");
        Assert.StartsWith("#1: cut off", Warcs.Told([.. large, .. Warcs.Response(1)])[0], StringComparison.Ordinal);
    }

    [Fact]
    public void EachGzipMemberIsLostAlone()
    {
        byte[][] members = [.. Enumerable.Range(1, 5).Select(i => Warcs.Gzip(Warcs.Response(i)))];
        Assert.Equal(["Ferry 1 aground", "Ferry 2 aground", "Ferry 3 aground", "Ferry 4 aground", "Ferry 5 aground"], Warcs.Told([.. members.SelectMany(m => m)]));
        for (int at = 10; at < members[2].Length; at += 7)
        {
            byte[][] damaged = [.. members];
            damaged[2] = [.. members[2]];
            damaged[2][at] ^= 0x55;
            string[] told = Warcs.Told([.. damaged.SelectMany(m => m)]);
            Assert.Equal(["Ferry 1 aground", "Ferry 2 aground", "Ferry 4 aground", "Ferry 5 aground"], told.Where(t => !t.StartsWith('#')));
            Assert.Contains(told, t => t.StartsWith("#3", StringComparison.Ordinal));
        }
        byte[] whole = Warcs.Gzip([.. Enumerable.Range(1, 3).SelectMany(Warcs.Response)]);
        Assert.Equal(["Ferry 1 aground", "Ferry 2 aground", "Ferry 3 aground"], Warcs.Told(whole));
        Assert.Contains("the gzip data is cut off", Warcs.Told(whole[..^40])[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.arc", "ARC")]
    [InlineData("a.ARC.gz", "ARC")]
    [InlineData("a.wacz", "WACZ")]
    public void RelativesOfWarcAreRejectedByName(string name, string reason) =>
        Assert.Contains(reason, Pages.Read("any"u8.ToArray(), name).Reject!.Reason, StringComparison.Ordinal);

    private static byte[] Packed(Func<Stream, Stream> pack, byte[] bytes)
    {
        var packed = new MemoryStream();
        using (Stream stream = pack(packed))
        {
            stream.Write(bytes);
        }
        return packed.ToArray();
    }

    private static byte[] Chunks(byte[] body)
    {
        var chunks = new MemoryStream();
        foreach (byte[] chunk in body.Chunk(100))
        {
            chunks.Write(Encoding.ASCII.GetBytes($"{chunk.Length:x}; any=thing\r\n"));
            chunks.Write(chunk);
            chunks.Write("\r\n"u8);
        }
        chunks.Write("0\r\nTrailer: yes\r\n\r\n"u8);
        return chunks.ToArray();
    }

    private static string Base32(byte[] bytes)
    {
        string bits = string.Concat(bytes.Select(b => Convert.ToString(b, 2).PadLeft(8, '0')));
        return string.Concat(bits.Chunk(5).Select(five => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[Convert.ToInt32(new string(five), 2)]));
    }
}
