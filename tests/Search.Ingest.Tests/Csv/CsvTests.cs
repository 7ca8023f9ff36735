using System.Globalization;
using System.Text;
using Search.Testing;

namespace Search.Ingest.Tests.Csv;

public sealed class CsvTests
{
    [Fact]
    public void ColumnsAreNamedAsKeysOfRecordsAre()
    {
        const string Csv = "ID,Headline,Text,date,domain,mentions,extra\n7,\"Ferry, \"\"aground\"\"\",\"In the fog.\nAnd dark.\",2022-01-17,courier.example,1999; 2001,x\n";
        Article article = Assert.Single(Read(Csv), r => r.Article != null).Article!;
        Assert.Equal(
            ("7", "Ferry, \"aground\"", "In the fog.\nAnd dark.", 2022, "courier.example"), (article.Id, article.Title, article.Body, article.Year, article.Source));
        Assert.Equal([1999, 2001], article.Mentions);
        Assert.False(article.HasPathId);
    }

    [Theory]
    [InlineData("title,body\nT,B\n")]
    [InlineData("title;body\r\nT;B\r\n")]
    [InlineData("title\tbody\nT\tB")]
    [InlineData("title|body\n\n\r\nT|B\n\n")]
    [InlineData("\uFEFFtitle,body\n\"T\",\"B\"")]
    [InlineData("\"title\",\" Body \"\n\"T\",B\r\n")]
    public void SignsAndLineEndsMayBeAny(string csv)
    {
        Article article = Assert.Single(Read(csv)).Article!;
        Assert.Equal(("-#1", "T", "B"), (article.Id, article.Title, article.Body));
    }

    [Fact]
    public void TheSignOfATsvIsATab()
    {
        Assert.Equal("a,b,c", Pages.Read("title\tbody\na,b,c\t\n"u8.ToArray(), "a.tsv").Article!.Title);
    }

    [Fact]
    public void MappedColumnsWin()
    {
        var options = new ReadOptions { Format = ArticleFormat.Csv, Map = new Dictionary<string, string> { ["title"] = "Kop" } };
        Assert.Equal("this", Assert.Single(Read("title,Kop\nnot this,this\n", options)).Article!.Title);
    }

    [Fact]
    public void RowsOfAnotherLengthAreRejectsByNumber() => Assert.Equal(
        ["T1", "#2: 1 value, where the header has 2", "#3: 3 values, where the header has 2", "T4"], Told("title,body\nT1,B\nT2\nT3,B,C\n\nT4,\"\"\n"));

    [Fact]
    public void AQuoteTooManyCostsItsRowOnly()
    {
        Assert.Equal(
            ["T1", "#2: text follows where a quote is closed", "T3", "T4", "#5: text follows where a quote is closed", "T6", "#7: a quote is never closed", "T8"],
            Told("title,body\nT1,B\nT2,\"B\nT3,B\nT4,\"B\"  \nT5,\"B\"\"\nT6,B\nT7,\"B\nT8,B\n"));
    }

    [Theory]
    [InlineData("a,b\nT,B\n", "names no column title or body")]
    [InlineData("\n\n\r\n", "nothing but empty lines")]
    [InlineData("title,\"bo\ndy\nT,B\n", "header cannot be read")]
    [InlineData("title,body\nT,B\0\n", "NUL")]
    [InlineData("title,body\n,\" \"\n", "neither title nor body")]
    public void WhatCannotBeReadIsNamed(string csv, string reason) => Assert.Contains(reason, Read(csv)[0].Reject!.Reason, StringComparison.Ordinal);

    [Fact]
    public void ALongRowIsPassedOver()
    {
        var options = new ReadOptions { Format = ArticleFormat.Csv, MaxArticleBytes = 1000 };
        string long1 = new('x', 9000);
        string csv = $"title,body\nT1,B\nT2,{long1}\nT3,B\nT4,\"{long1}\"\nT5,B\nT6,{long1[..2000]}\nT7,B";
        Assert.Equal(
            ["T1", "#2: a row of more than 8,096 bytes", "T3", "#4: a row of more than 8,096 bytes", "T5", "#6: 2,002 bytes of text, more than the 1,000 that an article may have", "T7"],
            Read(csv, options).Select(Tell));
    }

    [Fact]
    public void RowsInAnotherEncodingAreReadAndSaid()
    {
        byte[] csv =
        [
            .. "title,body\nOne,plain\nTwo,Größe\n"u8,
            .. Encoding.Latin1.GetBytes("Drei,Die Größe der Flotte überraschte viele Gäste.\nQuatre,Le président a été réélu à Orléans.\n"),
        ];
        ReadResult[] results = Read(csv, new ReadOptions { Format = ArticleFormat.Csv });
        Assert.Equal(
            ["plain", "Größe", "Die Größe der Flotte überraschte viele Gäste.", "Le président a été réélu à Orléans."],
            results.Where(r => r.Article != null).Select(r => r.Article!.Body));
        Assert.Contains("2 records are no UTF-8 and were read as windows-1252, as their bytes suggest, the first in record 3", results[^1].Note, StringComparison.Ordinal);
        csv = [.. "title,body\nEins,Größe und "u8, 0xFF, .. " mehr Größe\n"u8];
        results = Read(csv, new ReadOptions { Format = ArticleFormat.Csv });
        Assert.Equal("Größe und \uFFFD mehr Größe", results[0].Article!.Body);
        Assert.Contains("replacement", Assert.Single(results[1..]).Note, StringComparison.Ordinal);
        csv = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("title,body\nT,Größe\n")];
        Assert.Equal("Größe", Read(csv, new ReadOptions { Format = ArticleFormat.Csv })[0].Article!.Body);
    }

    /// <summary>Values of all kinds, written as the standard says and read in pieces of all sizes.</summary>
    [Fact]
    public void WhatIsWrittenIsRead()
    {
        TestRandom random = TestRandom.Create();
        string[] pieces = ["a", "Bc ", "\"", "\n", "\r\n", ",", ";", "\t", "é", "渡", "\"\"", " "];
        for (int round = 0; round < 200; round++)
        {
            string[][] rows = [.. Enumerable.Range(0, random.Next(1, 30)).Select(_ => (string[])["t" + Value(), "b" + Value()])];
            string csv = "title,body\n" + string.Concat(rows.Select(row => string.Join(',', row.Select(Write)) + (random.Chance(0.5) ? "\n" : "\r\n")));
            var stream = new SmallPieces(Encoding.UTF8.GetBytes(csv), random.Next(1, 200));
            ReadResult[] results = [.. new ArticleSource(new ReadOptions { Format = ArticleFormat.Csv }, () => stream).Read("-")];
            Assert.True(rows.Select(row => (row[0], row[1])).SequenceEqual(results.Select(r => (r.Article?.Title ?? "", r.Article?.Body ?? ""))), $"{random.Explain}, round {round}: {csv}");
        }

        string Value() => string.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => random.Pick(pieces)));
        string Write(string value) => value.AsSpan().ContainsAny("\",;\t\r\n") || random.Chance(0.3) ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;
    }

    private static ReadResult[] Read(string csv, ReadOptions? options = null) => Read(Encoding.UTF8.GetBytes(csv), options ?? new ReadOptions { Format = ArticleFormat.Csv });

    private static ReadResult[] Read(byte[] csv, ReadOptions options) => [.. new ArticleSource(options, () => new MemoryStream(csv)).Read(ArticleSource.StandardInput)];

    private static string[] Told(string csv) => [.. Read(csv).Select(Tell)];

    private static string Tell(ReadResult result) =>
        result.Article?.Title ?? (result.Reject is { } reject ? string.Create(CultureInfo.InvariantCulture, $"#{reject.Record}: {reject.Reason}") : result.Note!);

    private sealed class SmallPieces(byte[] bytes, int most) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, most));

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, most)]);
    }
}
