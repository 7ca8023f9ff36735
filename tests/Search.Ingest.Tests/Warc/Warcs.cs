using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Search.Ingest.Tests.Warc;

/// <summary>WARC files that tests make up.</summary>
internal static class Warcs
{
    /// <summary>A page that reads like an article.</summary>
    internal static string Page(int number) =>
        $"<html><head><title>Ferry {number} aground</title></head><body><article><h1>Ferry {number} aground</h1><p>The ferry number {number} ran aground in thick fog on Monday morning, "
        + "and all of its passengers were brought ashore by the lifeboats of the harbour, which had waited for them since the night before.</p><p>Nobody was hurt, the "
        + "harbour master said on the same evening. The ferry had lost its way where the channel is narrow, and it will be towed as soon as the tide allows it.</p></article></body></html>";

    internal static byte[] Record(string type, string contentType, byte[] block, string more = "", int? length = null)
    {
        string head = string.Create(CultureInfo.InvariantCulture,
            $"WARC/1.1\r\nWARC-Type: {type}\r\nContent-Type: {contentType}\r\n{more}Content-Length: {length ?? block.Length}\r\n\r\n");
        return [.. Encoding.UTF8.GetBytes(head), .. block, .. "\r\n\r\n"u8];
    }

    internal static byte[] Response(string url, byte[] body, string fields = "Content-Type: text/html\r\n", string status = "200 OK", string more = "") =>
        Record("response", "application/http; msgtype=response", [.. Encoding.UTF8.GetBytes($"HTTP/1.1 {status}\r\n{fields}\r\n"), .. body], $"WARC-Target-URI: {url}\r\n{more}");

    internal static byte[] Response(int number) => Response($"https://news.example/{number}", Encoding.UTF8.GetBytes(Page(number)));

    internal static byte[] Gzip(byte[] bytes, CompressionLevel level = CompressionLevel.Fastest)
    {
        var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, level))
        {
            stream.Write(bytes);
        }
        return packed.ToArray();
    }

    /// <summary>What reading gives.</summary>
    internal static ReadResult[] Read(byte[] warc, ArticleFormat format = ArticleFormat.Warc) =>
        [.. new ArticleSource(new ReadOptions { Format = format }, () => new MemoryStream(warc)).Read(ArticleSource.StandardInput)];

    /// <summary>In short: titles of articles, reasons of what is none.</summary>
    internal static string[] Told(byte[] warc) =>
        [.. Read(warc).Select(r => r.Article?.Title ?? (r.Reject is { } reject ? $"#{reject.Record}: {reject.Reason}" : r.Skipped?.Reason ?? r.Note!))];
}
