using System.Text;
using Search.Testing;

namespace Search.Ingest.Tests.JsonLines;

public sealed class JsonLinesTests
{
    [Fact]
    public void EveryFieldArrives()
    {
        Article article = Read("""
            {"id":"7","title":"Ferry aground","body":"In the fog.","published":"2022-01-17T23:30:00-05:00","source":"Courier","author":["Anna Fisher","Paul Weaver"],
            "section":"Coast","language":"en","url":"https://news.example/7","furniture":"Read more","mentions":[2001,1999,2001],"not_before":"2021","origin":"elsewhere","path":"a/b.txt"}
            """.Replace("\n", "", StringComparison.Ordinal));
        Assert.Equal(
            ("7", "Ferry aground", "In the fog.", "Read more", "Courier", "Anna Fisher, Paul Weaver", "Coast", "en", "https://news.example/7", "elsewhere", "a/b.txt"),
            (article.Id, article.Title, article.Body, article.Furniture, article.Source, article.Author, article.Section, article.Language, article.Url, article.Origin, article.Path));
        Assert.Equal(
            (new DateTime(2022, 1, 17, 23, 30, 0), DatePrecision.Second, DateSource.Metadata, new DateTime(2021, 1, 1)),
            (article.Published, article.PublishedPrecision, article.PublishedSource, article.NotBefore));
        Assert.Equal([1999, 2001], article.Mentions);
        Assert.True(article.HasPathId);         // it names its origin
    }

    [Fact]
    public void OtherNamesMeanTheSame()
    {
        Article article = Read("""{"headline":"Ferry aground","text":"In the fog.","date":"2022","domain":"courier.example","lang":"en"}""");
        Assert.Equal(("Ferry aground", "In the fog.", 2022, "courier.example", "en"), (article.Title, article.Body, article.Year, article.Source, article.Language));
        Assert.Equal("In the fog.", Read("""{"content":"In the fog."}""").Body);
        Assert.Equal("ours", Read("""{"headline":"theirs","title":"ours"}""").Title);
        Assert.Equal("ours", Read("""{"title":"ours","headline":"theirs"}""").Title);
        Assert.Equal("text first", Read("""{"content":"content second","text":"text first"}""").Body);
        Assert.Equal("theirs", Read("""{"title":" ","headline":"theirs"}""").Title);
    }

    /// <summary>A language that is stated wins over the text's; a text that tells none has the archive's, if that has one.</summary>
    [Theory]
    [InlineData("pt-BR", "In the fog.", null, "pt")]
    [InlineData("German", "In the fog.", "fr", "de")]
    [InlineData("Klingon", "In the fog.", "fr", "Klingon")]
    [InlineData("und", "The ferry ran aground in the fog, and nobody on board was hurt, the police said.", "fr", "en")]
    [InlineData(null, "Die Fähre lief im Nebel auf Grund, und von den Menschen an Bord wurde niemand verletzt.", null, "de")]
    [InlineData(null, "渡轮在雾中搁浅。", null, "zh")]
    [InlineData(null, "SHR 55 CTS VS 46 CTS", null, "en")]
    [InlineData(null, "55 46 123", null, null)]
    [InlineData(null, "55 46 123", "fr", "fr")]
    [InlineData(null, "SHR 55 CTS VS 46 CTS", "fr", "fr")]
    public void AnArticleHasALanguage(string? stated, string body, string? main, string? language)
    {
        string line = System.Text.Json.JsonSerializer.Serialize(new { id = "1", body, language = stated });
        Article article = Read(line, new ReadOptions { MainLanguage = main });
        Assert.Equal(language, article.Language);
        Assert.NotEqual(0, article.ContentHash);
    }

    [Fact]
    public void MappedNamesWin()
    {
        var options = new ReadOptions { Map = new Dictionary<string, string> { ["title"] = "kop", ["body"] = "tekst" } };
        Article article = Read("""{"title":"not this","kop":"this","tekst":"words","text":"not these"}""", options);
        Assert.Equal(("this", "words"), (article.Title, article.Body));
        Assert.Throws<ArgumentException>(() => Read("{}", new ReadOptions { Map = new Dictionary<string, string> { ["titel"] = "kop" } }));
    }

    [Fact]
    public void IdsAreTheRecordsOwnOrItsAddressOrItsPlace()
    {
        Assert.Equal(("x", false), Id("""{"id":" x ","url":"u","title":"t"}"""));
        Assert.Equal(("12", false), Id("""{"id":12,"title":"t"}"""));
        Assert.Equal(("u", false), Id("""{"url":"u","title":"t"}"""));
        Assert.Equal(("-#1", true), Id("""{"title":"t"}"""));
        Assert.Equal(["-#2", "-#4"], Pages.JsonLines("\n{\"title\":\"a\"}\r\n \t\n{\"title\":\"b\"}"u8.ToArray()).Select(r => r.Article!.Id));
        Assert.Contains("512", Only($$"""{"id":"{{new string('x', 513)}}","title":"t"}""").Reject!.Reason, StringComparison.Ordinal);
        Assert.Equal(512, Read($$"""{"id":"{{new string('x', 512)}}","title":"t"}""").Id.Length);

        static (string Id, bool IsOfPath) Id(string line) => (Read(line).Id, Read(line).HasPathId);
    }

    [Fact]
    public void OfEqualKeysTheLastCountsUnlessItIsEmpty()
    {
        Assert.Equal("b", Read("""{"title":"a","title":"b"}""").Title);
        Assert.Equal("a", Read("""{"title":"a","title":null}""").Title);
        Assert.Equal("a", Read("""{"title":"a","title":""}""").Title);
    }

    [Theory]
    [InlineData("""{"title":"a\ud800b"}""", "a\uFFFDb")]
    [InlineData("""{"title":"a\uDC00\uD83D\ude00"}""", "a\uFFFD\U0001F600")]
    [InlineData("""{"title":"\ud83d\n\"\\\/\u00e9 é"}""", "\uFFFD\n\"\\/\u00e9 é")]
    [InlineData("""{"\u0074itle":"plain"}""", "plain")]
    public void HalvesOfPairsBecomeTheReplacementCharacter(string line, string title) => Assert.Equal(title, Read(line).Title);

    [Theory]
    [InlineData("{\"title\":\"a\"", "not JSON")]
    [InlineData("{\"title\":\"a\"} x", "not JSON")]
    [InlineData("{\"title\":\"a\"}{\"title\":\"b\"}", "not JSON")]
    [InlineData("\"title\"", "not a JSON object")]
    [InlineData("{'title':'a'}", "byte 1 of the line")]
    [InlineData("{\"title\":\"a\tb\"}", "not JSON")]
    [InlineData("{\"title\":\"\\ud8\"}", "not JSON")]
    [InlineData("{}", "neither title nor body")]
    [InlineData("{\"title\":\" \",\"body\":\"\"}", "neither title nor body")]
    [InlineData("{\"title\":{\"a\":1}}", "neither title nor body")]
    public void BadLinesAreNamedAndTheNextOnesGoOn(string line, string reason)
    {
        ReadResult[] results = Pages.JsonLines(Encoding.UTF8.GetBytes($"{{\"title\":\"before\"}}\n{line}\n{{\"title\":\"after\"}}\n"));
        Assert.Equal("before", results[0].Article!.Title);
        Assert.Equal(("-", 2L), (results[1].Reject!.Path, results[1].Reject!.Line!.Value));
        Assert.Contains(reason, results[1].Reject!.Reason, StringComparison.Ordinal);
        Assert.Equal(("after", "-#3"), (results[2].Article!.Title, results[2].Article!.Id));
    }

    [Fact]
    public void InvalidUtf8IsNamed()
    {
        ReadResult[] results = Pages.JsonLines([.. "{\"title\":\"a"u8, 0xFF, .. "\"}\n{\"title\":\"\\ud800"u8, 0xC3, .. "\"}\n{\"title\":\"b\"}"u8]);
        Assert.Equal(["a string is not valid UTF-8", "a string is not valid UTF-8"], results[..2].Select(r => r.Reject!.Reason));
        Assert.Equal("b", results[2].Article!.Title);
    }

    [Fact]
    public void NestingThatIsTooDeepIsNamed()
    {
        string deep = $"{{\"x\":{new string('[', 5000)}{new string(']', 5000)}}}";
        Assert.Contains("not JSON", Pages.JsonLines(Encoding.UTF8.GetBytes(deep))[0].Reject!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void UnknownKeysAreIgnoredWithOneNote()
    {
        ReadResult[] results = Pages.JsonLines(
            Encoding.UTF8.GetBytes("""
                {"title":"a","topics":["x",{"y":[1]}],"wire":1,"mentions":"2001"}
                {"title":"b","wire":{"deep":{"title":"inner"}},"body":["p","q"],"author":{"name":"A"}}
                {"title":["c","d"],"mentions":[1,"x"],"id":true}
                """));
        Assert.Equal(["a", "b", "c, d"], results[..3].Select(r => r.Article!.Title));
        Assert.Equal("p\n\nq", results[1].Article!.Body);
        string note = Assert.Single(results[3..]).Note!;
        Assert.EndsWith("ignored: topics, wire, mentions, author, id", note, StringComparison.Ordinal);
    }

    [Fact]
    public void ManyUnknownKeysAreNotAllNamed()
    {
        string line = $"{{\"title\":\"t\",{string.Join(',', Enumerable.Range(0, 40).Select(i => $"\"key{i:D2}\":0"))}}}";
        ReadResult[] results = Pages.JsonLines(Encoding.UTF8.GetBytes($"{line}\n{line}\n"));
        Assert.EndsWith("key08, key09 and others", Assert.Single(results[2..]).Note!, StringComparison.Ordinal);
    }

    [Fact]
    public void DatesThatCannotBeReadAreNotedOnceAndLookedForInAddressAndText()
    {
        ReadResult[] results = Pages.JsonLines(Encoding.UTF8.GetBytes("""
            {"title":"a","date":"soon"}
            {"title":"b","date":"later","url":"https://news.example/2022/01/17/b"}
            {"title":"c","date":"17 January 2022"}
            {"title":"d","body":"Published 17 January 2022\nA ferry ran aground."}
            """));
        Assert.Equal(
            [(null, DateSource.None), (2022, DateSource.Url), (2022, DateSource.Metadata), ((int?)2022, DateSource.Dateline)],
            results[..4].Select(r => (r.Article!.Year, r.Article.PublishedSource)));
        Assert.Contains("2 dates could not be read", Assert.Single(results[4..]).Note, StringComparison.Ordinal);
        Assert.Contains("line 1: 'soon'", results[4].Note, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"title":"t","published":"2022-01-01","published_precision":"year","published_source":"corrected"}""", 2022, DatePrecision.Year, DateSource.Corrected, null)]
    [InlineData("""{"title":"t","published_source":"inferred","not_before":"2019-01-01","body":"Published 17 January 2022\nx"}""", null, DatePrecision.None, DateSource.Inferred, 2019)]
    [InlineData("""{"title":"t","published_source":"none","body":"It was sold in 2019."}""", null, DatePrecision.None, DateSource.None, null)]
    [InlineData("""{"title":"t","not_before":"2019"}""", null, DatePrecision.None, DateSource.Inferred, 2019)]
    [InlineData("""{"title":"t","published":"2022","published_source":"none","published_precision":"none"}""", 2022, DatePrecision.Year, DateSource.Metadata, null)]
    [InlineData("""{"title":"t","published":"2022","published_source":"17","published_precision":"99"}""", 2022, DatePrecision.Year, DateSource.Metadata, null)]
    public void WhatAnExportSaysOfTheDateHolds(string line, int? year, DatePrecision precision, DateSource source, int? notBefore)
    {
        Article article = Read(line);
        Assert.Equal((year, precision, source, notBefore), (article.Year, article.PublishedPrecision, article.PublishedSource, article.NotBefore?.Year));
    }

    [Fact]
    public void LongKeywordsAreCutWithANote()
    {
        ReadResult[] results = Pages.JsonLines(Encoding.UTF8.GetBytes($$"""{"title":"t","author":"{{new string('a', 32_765)}}é","source":"{{new string('é', 16_383)}}"}"""));
        Assert.Equal((32_765, 16_383), (results[0].Article!.Author!.Length, results[0].Article!.Source!.Length));
        Assert.Contains("1 values were cut to 32,766 bytes, the first in line 1: author", Assert.Single(results[1..]).Note, StringComparison.Ordinal);
    }

    [Fact]
    public void TextOverTheLimitIsRejected()
    {
        var options = new ReadOptions { MaxArticleBytes = 100 };
        Assert.Equal(98, Read($$"""{"title":"éa","body":"{{new string('x', 97)}}"}""", options).Body.Length + 1);
        Assert.Contains("101 bytes", Only($$"""{"title":"éa","body":"{{new string('x', 98)}}"}""", options).Reject!.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-32BE")]
    public void FilesMayHaveByteOrderMarks(string name)
    {
        Encoding encoding = Encoding.GetEncoding(name);
        Article article = Pages.Read([.. encoding.GetPreamble(), .. encoding.GetBytes("{\"title\":\"Größe 😀\"}\n")], "a.jsonl").Article!;
        Assert.Equal(("Größe 😀", "a.jsonl#1"), (article.Title, article.Id));
    }

    [Fact]
    public void Utf16WithoutAMarkIsNamed() =>
        Assert.Contains("UTF-16 without a byte order mark", Pages.JsonLines(Encoding.Unicode.GetBytes("{\"title\":\"a\"}"))[0].Reject!.Reason, StringComparison.Ordinal);

    [Fact]
    public void WhatReadingGivesIsReadBackTheSame()
    {
        TestRandom random = TestRandom.Create();
        for (int i = 0; i < 300; i++)
        {
            string text = RandomText(random);
            string json = System.Text.Json.JsonSerializer.Serialize(new { title = text, body = text });
            string expected = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
            ReadResult result = Only(json);
            Assert.True(string.IsNullOrWhiteSpace(text) ? result.Reject != null : result.Article!.Title == expected && result.Article.Body == expected, random.Explain);
        }
    }

    private static string RandomText(TestRandom random)
    {
        var text = new StringBuilder();
        for (int i = random.Next(20); i > 0; i--)
        {
            text.Append(random.Next(5) switch
            {
                0 => (char)random.Next(32, 127),
                1 => (char)random.Next(0x20),
                2 => (char)random.Next(0x80, 0xD800),
                3 => (char)random.Next(0xD800, 0xE000),
                _ => '\\',
            });
        }
        return text.ToString();
    }

    private static ReadResult Only(string line, ReadOptions? options = null) => Assert.Single(Pages.JsonLines(Encoding.UTF8.GetBytes(line), options));

    private static Article Read(string line, ReadOptions? options = null)
    {
        ReadResult result = Only(line, options);
        return result.Article ?? throw new InvalidOperationException(result.Reject?.Reason ?? result.Note);
    }

    [Theory]
    [InlineData("{\"title\":\"t\",\"published\":\"2022-01-17\",\"published_source\":\"dateline\",\"year\":2022}", 0)]
    [InlineData("{\"title\":\"t\",\"year\":2022}", 1)]
    public void TheYearOfAnExportedDateIsNothingNew(string line, int notes) =>
        Assert.Equal(notes, Pages.JsonLines(Encoding.UTF8.GetBytes(line)).Count(r => r.Note != null));
}
