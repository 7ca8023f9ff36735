using System.Globalization;
using System.Text;
using Search.Ingest;
using Search.Service.Answers;
using Search.Service.Indexing;

namespace Search.Service.Tests.Indexing;

/// <summary>What was read is what came of it, whatever that is.</summary>
public sealed class SumTests : IDisposable
{
    private readonly TestArchive _archive = new();

    [Fact]
    public void Everything_that_is_read_is_counted_once()
    {
        string page = "<html><body><article><h1>Ferry aground</h1><p>" + string.Concat(Enumerable.Repeat("The ferry ran aground in thick fog on Monday morning. ", 8)) + "</p></article></body></html>";
        _archive.Write("in/a.txt", "Rain fell on the town.");
        _archive.Write("in/b.csv", "id,title,body\n1,One,B\n2,Two\n3,Three,B\n");
        _archive.Write("in/c.warc", Response("text/html", page) + Response("image/png", "x") + Response("image/png", "y") + Response("text/html", "<p></p>") + "damage\r\n");
        _archive.Write("in/d.txt", "\0");
        IndexingReport first = _archive.Add(_archive.Folder("in")).Report;
        Assert.Equal((10L, 4L, 0L, 0L, 3L, 3L), Counts(first));
        Assert.Equal(2, first.SkippedBecause["content that is no HTML (image)"]);
        Assert.Equal(first.Skipped, first.SkippedBecause.Values.Sum());
        _archive.Write("in/b.csv", "id,title,body\n1,One,B\n2,Two\n3,Three,C\n");
        (IndexingReport again, RecordingObserver observer) = _archive.Add(_archive.Folder("in"));
        Assert.Equal((10L, 0L, 1L, 3L, 3L, 3L), Counts(again));
        Assert.Equal(["#2", "#5", ""], observer.Rejects.Select(r => r.Record is { } record ? string.Create(CultureInfo.InvariantCulture, $"#{record}") : ""));
        Assert.Equal(again.Read, observer.Last.Read);
        Assert.All((IndexingReport[])[first, again], r => Assert.Equal(r.Read, r.Added + r.Updated + r.Unchanged + r.Skipped + r.Rejected));
    }

    public void Dispose() => _archive.Dispose();

    private static (long Read, long Added, long Updated, long Unchanged, long Skipped, long Rejected) Counts(IndexingReport report) =>
        (report.Read, report.Added, report.Updated, report.Unchanged, report.Skipped, report.Rejected);

    private static string Response(string type, string body)
    {
        string block = $"HTTP/1.1 200 OK\r\nContent-Type: {type}\r\n\r\n{body}";
        return $"WARC/1.1\r\nWARC-Type: response\r\nContent-Length: {Encoding.UTF8.GetByteCount(block).ToString(CultureInfo.InvariantCulture)}\r\n\r\n{block}\r\n\r\n";
    }
}
