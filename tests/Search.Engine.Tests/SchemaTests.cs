using Search.Codecs.Framing;

namespace Search.Engine.Tests;

public sealed class SchemaTests
{
    [Fact]
    public void JsonKeepsEveryOption()
    {
        Schema schema = new Schema()
            .Keyword("id", new() { IsId = true })
            .Text("title")
            .Text("body", new() { Analyzer = "standard", Stored = false, Offsets = false, TermVectors = true })
            .Text("text", new() { From = ["title", "body"], PositionGap = 7 })
            .Keyword("tag", new() { Stored = false, DocValues = true, IgnoreCase = true, MultiValued = true })
            .Date("published")
            .Integer("year", new() { Stored = true, Point = true, Terms = true, DocValues = false, Wide = true })
            .Integer("mentions", new() { MultiValued = true })
            .Stored("url");
        Schema read = Schema.FromJson(schema.ToJson());
        Assert.Equal(schema.ToJson(), read.ToJson());
        Assert.Equal(schema.Fields.Select(Parts), read.Fields.Select(Parts));
        Assert.Equal(["title", "body"], read["text"]!.Text.From!);
        Assert.Equal("id", read.IdField);
        Assert.Null(read["none"]);

        static object Parts(SchemaField f) => (f.Name, f.Kind, f.Keyword, f.Integer, f.Text with { From = null });
    }

    [Fact]
    public void MistakesAreNamed()
    {
        Expect("twice", () => new Schema().Text("a").Keyword("a"));
        Expect("'a' is", () => new Schema().Keyword("a", new() { IsId = true }).Keyword("b", new() { IsId = true }));
        Assert.Throws<ArgumentException>(() => new Schema().Keyword("a", new() { IsId = true, MultiValued = true }));
        Assert.Throws<ArgumentException>(() => new Schema().Text(""));
        Expect("'nowhere'", () => new Schema().Text("a", new() { From = ["nowhere"] }).Freeze());
        Expect("'b'", () => new Schema().Text("a").Text("b", new() { From = ["a"] }).Text("c", new() { From = ["b"] }).Freeze());

        static void Expect(string part, Action mistake) =>
            Assert.Contains(part, Assert.Throws<ArgumentException>(mistake).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnalyzersOfDocumentsAreKeptAndCheckedAndChangeTheVersion()
    {
        var text = new TextOptions { AnalyzerBy = "tongue", Analyzers = new Dictionary<string, string> { ["fr"] = "french-news", ["de"] = "german-news" } };
        Schema schema = new Schema().Keyword("tongue", new() { IgnoreCase = true }).Text("body", text).Date("day").SortBy("day");
        string json = schema.ToJson();
        Assert.Contains("\"version\":3", json, StringComparison.Ordinal);
        Assert.Contains("\"analyzerBy\":\"tongue\",\"analyzers\":{\"de\":\"german-news\",\"fr\":\"french-news\"}", json, StringComparison.Ordinal);
        Schema read = Schema.FromJson(json);
        Assert.Equal(json, read.ToJson());
        Assert.Equal("day", read.Sort!.Field);
        Assert.Equal(["english-news", "french-news", "german-news"], read["body"]!.Analyzers.Order(StringComparer.Ordinal));
        Assert.Equal("german-news", read.AnalyzerOf(read["body"]!, "DE"));
        Assert.Equal("english-news", read.AnalyzerOf(read["body"]!, "xx"));
        Assert.Equal("english-news", read.AnalyzerOf(read["body"]!, (string?)null));
        Assert.Contains("\"version\":1", new Schema().Keyword("tongue").Text("body").ToJson(), StringComparison.Ordinal);

        foreach (Schema wrong in (Schema[])[
            new Schema().Text("body", text), new Schema().Text("tongue").Text("body", text), new Schema().Keyword("tongue", new() { MultiValued = true }).Text("body", text),
            new Schema().Keyword("tongue", new() { Stored = false }).Text("body", text), new Schema().Keyword("tongue").Text("body", text with { AnalyzerBy = null })])
        {
            Assert.Throws<ArgumentException>(wrong.Freeze);
        }
    }

    [Fact]
    public void AFrozenSchemaTakesNoMoreFields() =>
        Assert.Throws<InvalidOperationException>(() => Schema.FromJson(new Schema().Text("a").ToJson()).Text("b"));

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"version\":1}")]
    [InlineData("{\"version\":1,\"fields\":[{}]}")]
    [InlineData("{\"version\":1,\"fields\":[{\"name\":\"a\",\"kind\":\"colour\"}]}")]
    [InlineData("{\"version\":1,\"fields\":[{\"name\":\"a\",\"kind\":\"keyword\",\"stored\":3}]}")]
    [InlineData("{\"version\":1,\"fields\":[{\"name\":\"a\",\"kind\":\"date\"},{\"name\":\"a\",\"kind\":\"date\"}]}")]
    [InlineData("{\"version\":2,\"fields\":[]}")]
    [InlineData("{\"version\":1,\"fields\":[7]}")]
    [InlineData("{\"version\":1,\"fields\":{}}")]
    [InlineData("{\"version\":1,\"fields\":[]} {}")]
    [InlineData("{\"version\":1,\"fields\":[{\"name\":\"a\",\"kind\":\"text\",\"analyzer\":\"exact\",\"positionGap\":99999999999}]}")]
    public void WhatIsNoSchemaIsAnIndexFormatException(string json) => Assert.Throws<IndexFormatException>(() => Schema.FromJson(json));
}
