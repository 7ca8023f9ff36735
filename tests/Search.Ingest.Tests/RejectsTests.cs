using System.Text;
using Search.Testing;

namespace Search.Ingest.Tests;

/// <summary>What cannot be read is named, and the rest goes on.</summary>
public sealed class RejectsTests
{
    [Fact]
    public void OneBadFileStopsNothing()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("a.txt"), "A short text.");
        File.WriteAllBytes(folder.File("b.txt"), [0]);
        File.WriteAllText(folder.File("c.jsonl"), "");
        File.WriteAllText(folder.File("d.txt"), "");
        File.WriteAllText(folder.File("e.jsonl"), "no\n{\"title\":\"t\"}\n");
        File.WriteAllText(folder.File("f.txt"), "Another text.");
        var source = new ArticleSource();
        ReadResult[] results = [.. source.Read(folder.File("nowhere"), folder)];
        Assert.Equal(["a.txt", "e.jsonl#2", "f.txt"], results.Where(r => r.Article != null).Select(r => r.Article!.Id));
        Assert.Equal(
            [("nowhere", null), ("b.txt", null), ("c.jsonl", null), ("d.txt", null), ("e.jsonl", (long?)1)],
            results.Where(r => r.Reject != null).Select(r => (System.IO.Path.GetFileName(r.Reject!.Path), r.Reject.Line)));
        Assert.Equal(13 + 1 + 17 + 13, source.BytesRead);
    }

    [Fact]
    public void TheLimitIsOnTextNotOnBytesOfTheFile()
    {
        var options = new ReadOptions { MaxArticleBytes = 10 };
        Assert.Equal("0123456789", Pages.Read([.. Encoding.UTF32.GetPreamble(), .. Encoding.UTF32.GetBytes("0123456789")], options: options).Article!.Body);
        Assert.Contains("11 bytes of text, more than the 10", Pages.Read("0123456789a"u8.ToArray(), options: options).Reject!.Reason, StringComparison.Ordinal);
        Assert.Contains("more than 44 bytes", Pages.Read(new byte[45], options: options).Reject!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void StandardInputIsAnyFormatThatIsAskedFor()
    {
        ReadResult result = Assert.Single(new ArticleSource(new ReadOptions { Format = ArticleFormat.Text }, () => new MemoryStream("A short text."u8.ToArray())).Read("-"));
        Assert.Equal(("-", "-", "A short text."), (result.Article!.Id, result.Article.Origin, result.Article.Body));
        Assert.Equal("-", ArticleSource.OriginOf("-"));
    }

    [Fact]
    public void AStreamThatBreaksOffIsNamedAndTheNextPathGoesOn()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("a.txt"), "A short text.");
        ReadResult[] results = [.. new ArticleSource(null, () => new BrokenStream()).Read("-", folder)];
        Assert.Equal("t", results[0].Article!.Title);
        Assert.Equal((2L, "the line was cut"), (results[1].Reject!.Line!.Value, results[1].Reject!.Reason));
        Assert.Equal("a.txt", Assert.Single(results[2..]).Article!.Id);
    }

    [Fact]
    public void ContentHashesTellPartsApart()
    {
        static long Hash(string line) => Assert.Single(Pages.JsonLines(Encoding.UTF8.GetBytes(line))).Article!.ContentHash;
        string[] lines =
        [
            """{"id":"1","title":"a","body":"b"}""", """{"id":"1","title":"ab","body":""}""", """{"id":"1","body":"ab"}""", """{"id":"1","title":"a","body":"b","author":"c"}""",
            """{"id":"1","title":"a","body":"b","source":"c"}""", """{"id":"1","title":"a","body":"b","mentions":[2001]}""", """{"id":"1","title":"a","body":"b","published":"2001"}""",
            """{"id":"1","title":"a","body":"b","published":"2001-01"}""", """{"id":"1","title":"a","body":"b","not_before":"2001"}""", """{"id":"1","title":"a","body":"b","furniture":"c"}""",
            """{"id":"1","title":"a","body":"b","url":"c"}""", """{"id":"1","title":"a","body":"b","language":"c"}""", """{"id":"1","title":"a","body":"b","section":"c"}""",
        ];
        Assert.Equal(lines.Length, lines.Select(Hash).Distinct().Count());
        Assert.Equal(Hash(lines[0]), Hash("""{"path":"x","origin":"y","body":"b","title":"a","id":"1"}"""));
    }

    /// <summary>A whole line, a half one, and then an error.</summary>
    private sealed class BrokenStream : MemoryStream
    {
        public BrokenStream()
            : base("{\"title\":\"t\"}\n{\"title\""u8.ToArray())
        {
        }

        public override bool CanSeek => false;

        public override int Read(byte[] buffer, int offset, int count) =>
            base.Read(buffer, offset, count) is > 0 and int read ? read : throw new IOException("the line was cut");
    }
}
