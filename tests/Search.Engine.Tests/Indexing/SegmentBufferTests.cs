using Search.Codecs.Contracts;
using Search.Engine.Documents;
using Search.Engine.Indexing;
using Search.Testing;

namespace Search.Engine.Tests.Indexing;

public sealed class SegmentBufferTests
{
    private static readonly Dictionary<string, string> NoDiagnostics = [];

    private readonly RecordingOutput _output = new();

    [Fact]
    public void EveryKindOfFieldReachesItsWriter()
    {
        Schema schema = new Schema()
            .Keyword("id", new() { IsId = true })
            .Text("title", new() { Analyzer = "w" })
            .Keyword("tag", new() { DocValues = true, IgnoreCase = true, MultiValued = true })
            .Keyword("source", new() { DocValues = true, Stored = false })
            .Date("published")
            .Integer("year", new() { Terms = true, Point = true })
            .Integer("mentions", new() { MultiValued = true, Stored = true, Wide = true })
            .Stored("url");
        Write(
            schema,
            new Document
            {
                { "id", "7" }, { "title", "a b a" }, { "tag", "Zoo" }, { "tag", "Apt" }, { "source", "B" }, { "published", new DateOnly(1970, 1, 2) },
                { "year", -1 }, { "mentions", 2001 }, { "mentions", 1999L }, { "url", "http://x" },
            },
            new Document { ["id"] = "5", ["source"] = "A", ["published"] = new DateTimeOffset(1970, 1, 1, 0, 0, 1, TimeSpan.FromHours(5)), ["url"] = 3 });
        Assert.Equal(
            [
                "stored: id='7' title='a b a' tag='Zoo' tag='Apt' published=Long(86400000) mentions=Long(2001) mentions=Long(1999) url='http://x'",
                "stored: id='5' published=Long(1000) url=Long(3)",
                "norms title: 0=3",
                "sorted set tag of 2: 0='Apt''Zoo'",
                "sorted source of 2: 0=1'B' 1=0'A'",
                "numeric published: 0=86400000 1=1000",
                "numeric year: 0=-1",
                "sorted numeric mentions: 0=1999,2001,",
                "points published: 0=8000000005265C00 1=80000000000003E8",
                "points year: 0=7FFFFFFF",
                "field id norms none",
                "  5: 1x1()",
                "  7: 0x1()",
                "field source norms none",
                "  A: 1x1()",
                "  B: 0x1()",
                "field tag norms none",
                "  apt: 0x1()",
                "  zoo: 0x1()",
                "field title norms 0300",
                "  a: 0x2(0@0-1 2@4-5)",
                "  b: 0x1(1@2-3)",
                "field year norms none",
                "  -1: 0x1()",
            ],
            _output.Lines);
        Assert.Equal(
            ["id#0", "title#1", "tag#2", "source#3", "published#4", "year#5", "mentions#6", "url#7"], _output.Fields!.Select(f => f.ToString()));
    }

    [Fact]
    public void FieldsOfFieldsFollowLucenesRuleForSeveralValues()
    {
        // Java: a MultiFieldAnalyzer with getPositionIncrementGap 100 and offset gap 1; positions count on from the last token, offsets from the text's end.
        Schema schema = new Schema()
            .Text("title", new() { Analyzer = "w", Offsets = false })
            .Stored("body")
            .Text("text", new() { Analyzer = "w", From = ["title", "body"] });
        Write(schema, new Document { { "title", "x y +2 " }, { "body", "x |z" }, { "body", "y" } }, new Document { ["body"] = "" });
        Assert.Equal(
            [
                "stored: title='x y +2 ' body='x |z' body='y'",
                "stored: body=''",
                "norms title: 0=2",
                "norms text: 0=4 1=0",
                "field text norms 0400",
                "  x: 0x2(0@0-1 104@8-9)",
                "  y: 0x2(1@2-3 205@13-14)",
                "  z: 0x1(104@10-12)",
                "field title norms 0200",
                "  x: 0x1(0)",
                "  y: 0x1(1)",
            ],
            _output.Lines);
    }

    [Fact]
    public void TermVectorsAreTheTermsOfOneDocument()
    {
        Schema schema = new Schema()
            .Text("t", new() { Analyzer = "w", TermVectors = true, Stored = false })
            .Text("all", new() { Analyzer = "w", TermVectors = true, Offsets = false, From = ["t", "u"] })
            .Text("u", new() { Analyzer = "w", Stored = false });
        SegmentBuffer buffer = Create(schema);
        var values = new DocumentValues(schema);
        Add(buffer, values, new Document { { "t", "b a b" }, { "t", "c" }, { "u", "d" } });
        Add(buffer, values, new Document { ["t"] = "" });
        Assert.Throws<DocumentException>(() => Add(buffer, values, new Document { ["t"] = "b " + new string('a', 32767) }));
        Add(buffer, values, new Document { ["u"] = "b" });
        buffer.Flush(NoDiagnostics, out _);
        Assert.Equal(
            [
                "vector 0 all of Positions: ax1 1 bx2 0 2 cx1 103 dx1 204",
                "vector 0 t of Positions, Offsets: ax1 1@2-3 bx2 0@0-1 2@4-5 cx1 103@6-7",
                "vector 3 all of Positions: bx1 0",
            ],
            _output.Lines.Where(line => line.StartsWith("vector", StringComparison.Ordinal)));
        Assert.Equal([true, true, false], new[] { "t", "all", "u" }.Select(name => _output.Fields![name]!.HasTermVectors));
    }

    [Fact]
    public void LoneSurrogatesBecomeTheReplacementCharacter()
    {
        Write(new Schema().Text("t", new() { Analyzer = "w" }), new Document { ["t"] = "a\uD800b \uDC00 \U0001F600" });
        Assert.Equal(
            [
                "stored: t='a\uFFFDb \uFFFD \U0001F600'", "norms t: 0=3",
                "field t norms 03", "  a\uFFFDb: 0x1(0@0-3)", "  \uFFFD: 0x1(1@4-5)", "  \U0001F600: 0x1(2@6-8)",
            ],
            _output.Lines);
    }

    [Fact]
    public void NormsOfLongTextsAreSignedBytes()
    {
        Write(new Schema().Text("t", new() { Analyzer = "w", Stored = false }), new Document { ["t"] = string.Join(' ', Enumerable.Repeat("a", 40_000)) });
        Assert.Equal("norms t: 0=-127", _output.Lines[1]);
        Assert.Equal("field t norms 81", _output.Lines[2]);
    }

    [Fact]
    public void ATermThatIsTooLongDeletesItsDocument()
    {
        Schema schema = new Schema().Text("t", new() { Analyzer = "w" });
        SegmentBuffer buffer = Create(schema);
        var values = new DocumentValues(schema);
        Add(buffer, values, new Document { ["t"] = new string('a', 32766) });
        DocumentException e = Assert.Throws<DocumentException>(() => Add(buffer, values, new Document { ["t"] = "b " + new string('a', 32767) }));
        Assert.Equal("t", e.Field);
        Add(buffer, values, new Document { ["t"] = "b" });
        buffer.Flush(NoDiagnostics, out Storage.BitSet? live);
        Assert.Equal([true, false, true], [live![0], live[1], live[2]]);
        Assert.Equal("stored:", _output.Lines[1]);
        Assert.Equal("  b: 1x1(0@0-1) 2x1(0@0-1)", _output.Lines[^1]);
    }

    [Fact]
    public void DeletingAnIdDeletesEveryDocumentThatHasIt()
    {
        Schema schema = new Schema().Keyword("id", new() { IsId = true });
        SegmentBuffer buffer = Create(schema);
        var values = new DocumentValues(schema);
        Assert.Equal(0, buffer.Delete("x"u8));
        foreach (string id in (string[])["x", "y", "x", "z"])
        {
            Add(buffer, values, new Document { ["id"] = id });
        }
        Assert.Equal(2, buffer.Delete("x"u8));
        Assert.Equal(0, buffer.Delete("x"u8));
        Assert.Equal(0, buffer.Delete("w"u8));
        Assert.Equal(2, buffer.DeletedCount);
        buffer.Flush(NoDiagnostics, out Storage.BitSet? live);
        Assert.Equal([false, true, false, true], Enumerable.Range(0, 4).Select(i => live![i]));
    }

    [Theory]
    [InlineData("nowhere", "x", "no such field")]
    [InlineData("title", 5, "a text")]
    [InlineData("year", "x", "a whole number")]
    [InlineData("year", 1L << 40, "32 bits")]
    [InlineData("published", "2001", "a date")]
    [InlineData("text", "x", "from title")]
    public void WhatDoesNotFitIsNamed(string field, object value, string reason)
    {
        Schema schema = new Schema()
            .Text("title").Date("published").Integer("year", new() { Point = true }).Text("text", new() { From = ["title"] });
        DocumentException e = Assert.Throws<DocumentException>(() => new DocumentValues(schema).Bind(new Document { [field] = value }));
        Assert.Equal(field, e.Field);
        Assert.Contains(reason, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SeveralValuesAndMissingIdsAreNamed()
    {
        Schema schema = new Schema().Keyword("id", new() { IsId = true }).Date("published");
        var values = new DocumentValues(schema);
        Assert.Equal("id", Assert.Throws<DocumentException>(() => values.Bind([])).Field);
        Assert.Equal("published", Assert.Throws<DocumentException>(() => values.Bind(new Document { { "published", 1L }, { "published", 2L } })).Field);
        Assert.Contains(
            "32766",
            Assert.Throws<DocumentException>(() => values.Bind(new Document { ["id"] = new string('\u20AC', 10923) })).Message,
            StringComparison.Ordinal);
        values.Bind(new Document { ["id"] = new string('\u20AC', 10922) });
    }

    [Fact]
    public void RandomDocumentsComeOutAsAPlainModelSaysThem()
    {
        TestRandom random = TestRandom.Create();
        Schema schema = new Schema().Text("t", new() { Analyzer = "w" });
        SegmentBuffer buffer = Create(schema);
        var values = new DocumentValues(schema);
        var model = new SortedDictionary<string, SortedDictionary<int, List<string>>>(StringComparer.Ordinal);
        int docs = random.Next(1, 300);
        for (int doc = 0; doc < docs; doc++)
        {
            var words = new List<string>();
            int offset = 0;
            for (int i = random.Next(0, 200); i > 0; i--)
            {
                // A few words everywhere, many only here: short and long runs of slices.
                string word = random.Chance(0.5) ? "w" + random.Next(5) : new string((char)('a' + random.Next(26)), random.Next(1, 12)) + random.Next(1000);
                if (!model.TryGetValue(word, out SortedDictionary<int, List<string>>? postings))
                {
                    model.Add(word, postings = []);
                }
                if (!postings.TryGetValue(doc, out List<string>? occurrences))
                {
                    postings.Add(doc, occurrences = []);
                }
                occurrences.Add($"{words.Count}@{offset}-{offset + word.Length}");
                words.Add(word);
                offset += word.Length + 1;
            }
            Add(buffer, values, new Document { ["t"] = string.Join(' ', words) });
        }
        buffer.Flush(NoDiagnostics, out _);
        IEnumerable<string> expected = model.Select(
            term => $"  {term.Key}: {string.Join(' ', term.Value.Select(d => $"{d.Key}x{d.Value.Count}({string.Join(' ', d.Value)})"))}");
        Assert.True(expected.SequenceEqual(_output.Lines.Where(line => line.StartsWith(' '))), random.Explain);
    }

    [Fact]
    public void ABufferLeavesItsArenaForTheNext()
    {
        Schema schema = new Schema().Text("t", new() { Analyzer = "w" });
        var arena = new ByteArena(new ArenaBlocks());
        for (int round = 0; round < 3; round++)
        {
            var output = new RecordingOutput();
            var buffer = new SegmentBuffer(schema, new FieldNumbers(), new AnalyzerStreams(_ => new WhitespaceAnalyzer()), arena, output);
            var values = new DocumentValues(schema);
            Add(buffer, values, new Document { ["t"] = "round " + round });
            Assert.True(buffer.MemoryUsed > 0);
            buffer.Flush(NoDiagnostics, out _);
            Assert.Equal(0, arena.MemoryUsed);
            Assert.Equal([$"  {round}: 0x1(1@6-7)", "  round: 0x1(0@0-5)"], output.Lines.Where(line => line.StartsWith(' ')));
        }
    }

    private static void Add(SegmentBuffer buffer, DocumentValues values, Document document)
    {
        values.Bind(document);
        buffer.Add(values);
    }

    private SegmentBuffer Create(Schema schema)
    {
        schema.Freeze();
        return new SegmentBuffer(schema, new FieldNumbers(), new AnalyzerStreams(_ => new WhitespaceAnalyzer()), new ByteArena(new ArenaBlocks()), _output);
    }

    private void Write(Schema schema, params Document[] documents)
    {
        SegmentBuffer buffer = Create(schema);
        var values = new DocumentValues(schema);
        foreach (Document document in documents)
        {
            Add(buffer, values, document);
        }
        buffer.Flush(NoDiagnostics, out Storage.BitSet? live);
        Assert.Null(live);
        Assert.Equal(documents.Length, _output.MaxDoc);
    }
}
