using System.Globalization;
using Search.Analysis;
using Search.Storage;
using Search.Testing;

namespace Search.Engine.Tests.QueryParsing;

/// <summary>No text is an error, however it is made, and what becomes of it can be printed, compared, rewritten and searched.</summary>
public sealed class ForgivingParserTests : IDisposable
{
    private static readonly int Texts = int.TryParse(Environment.GetEnvironmentVariable("SEARCH_PARSER_TEXTS"), CultureInfo.InvariantCulture, out int count) ? count : 20_000;

    private readonly MemoryIndexDirectory _directory = new();
    private readonly SearchIndex _index;
    private readonly Snapshot _snapshot;

    public ForgivingParserTests()
    {
        Schema schema = new Schema().Text("body").Text("title").Keyword("source", new KeywordOptions { IgnoreCase = true }).Integer("size").Date("published")
            .Integer("year", new IntegerOptions { Terms = true });
        _index = SearchIndex.OpenOrCreate(_directory, schema);
        using (IndexWriter writer = _index.OpenWriter())
        {
            foreach (string text in new[] { "Rain ends drought", "no-limits at the mill", "the ruin of 1987", "a b c d", "rain mill rain" })
            {
                writer.Add(new Document { ["body"] = text, ["title"] = text[..4], ["source"] = "Reuters", ["size"] = text.Length % 7, ["year"] = 1980 + text.Length });
            }
            writer.Commit();
        }
        _snapshot = _index.OpenSnapshot();
    }

    public void Dispose()
    {
        _snapshot.Dispose();
        _index.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public void No_text_is_an_error()
    {
        TestRandom random = TestRandom.Create();
        var texts = new QueryTexts(random);
        QueryParser forgiving = Parser(strict: false);
        QueryParser strict = Parser(strict: true);
        int valid = 0;
        int found = 0;
        for (int i = 0; i < Texts; i++)
        {
            string text = (i % 5) switch { 0 or 1 => texts.Valid(), 2 or 3 => texts.Edited(), _ => texts.Anything() };
            Exception? error = Record.Exception(() => found += AskedInEveryWay(forgiving, text) > 0 ? 1 : 0);
            Assert.True(error == null, $"'{Visible(text)}' {random.Explain}: {error}");
            error = Record.Exception(() => strict.Parse(text).Query.ToString());
            valid += error == null ? 1 : 0;
            bool isFine = error == null || (error is QueryParseException { Column: >= 1 and var column } && column <= text.Length + 1);
            Assert.True(isFine, $"'{Visible(text)}' {random.Explain}: {error}");
        }
        Assert.True(valid > Texts / 3, $"{valid} of {Texts} are valid {random.Explain}");
        Assert.True(found > Texts / 3, $"{found} of {Texts} find something {random.Explain}");
    }

    [Fact]
    public void Well_formed_texts_are_taken_by_the_strict_parser_without_a_note_of_the_other()
    {
        TestRandom random = TestRandom.Create();
        var texts = new QueryTexts(random);
        QueryParser strict = Parser(strict: true);
        QueryParser forgiving = Parser(strict: false);
        for (int i = 0; i < 2_000; i++)
        {
            string text = texts.Valid();
            Exception? error = Record.Exception(() => strict.Parse(text));
            Assert.True(error == null, $"'{text}' {random.Explain}: {error}");
            IEnumerable<string> notes = forgiving.Parse(text).Notes.Where(note => !note.StartsWith("common words", StringComparison.Ordinal));
            Assert.True(!notes.Any(), $"'{text}' {random.Explain}: {string.Join(", ", notes)}");
        }
    }

    [Theory]
    [MemberData(nameof(EndlessTexts.Shapes), MemberType = typeof(EndlessTexts))]
    public void Endless_texts_come_to_an_end(string before, string behind)
    {
        // What is near something is printed once for each level.
        string text = EndlessTexts.Of(before, behind, before.Contains('(') && !before.Contains("NEAR", StringComparison.Ordinal) ? 100_000 : 10_000);
        ParsedQuery parsed = Parser(strict: false).Parse(text);
        Assert.True(parsed.Query is not BooleanQuery { Clauses.Count: > BooleanQuery.MaxClauses });
        Assert.True(parsed.Query.Depth < Query.MaxDepth / 2);
        Assert.True(parsed.Query.ToString().Length < text.Length * 20);
        Assert.Equal(parsed.Query, Parser(strict: false).Parse(text).Query);
        Assert.True(parsed.Notes.All(note => note.Length < 200));
        _snapshot.Search(parsed.Query, new SearchOptions { Take = 3, Highlight = "body", TimeLimit = TimeSpan.FromSeconds(5) });
        Assert.True(Record.Exception(() => Parser(strict: true).Parse(text)) is null or QueryParseException);
    }

    private static string Visible(string text) => string.Concat(text.Select(c => c is >= ' ' and < '\u007F' ? c.ToString() : $"\\u{(int)c:X4}"));

    /// <summary>How many documents are found.</summary>
    private long AskedInEveryWay(QueryParser parser, string text)
    {
        ParsedQuery parsed = parser.Parse(text);
        Assert.NotNull(parsed.Query.ToString());
        Assert.Equal(parsed.Query, parser.Parse(text).Query);
        Assert.True(parsed.Notes.All(note => note.Length < 200));
        return _snapshot.Search(parsed.Query, new SearchOptions { Take = 3, Highlight = "body" }).Total;
    }

    private static QueryParser Parser(bool strict) => new(new QueryParserOptions
    {
        DefaultFields = [new DefaultField("body"), new DefaultField("title", 0.2f)],
        AnalyzerOf = _ => Analyzers.ByName("standard"),
        KindOf = field => field switch
        {
            "body" or "title" => QueryFieldKind.Text,
            "source" => QueryFieldKind.KeywordIgnoringCase,
            "size" => QueryFieldKind.Int,
            "published" => QueryFieldKind.Date,
            "year" => QueryFieldKind.Number,
            _ => QueryFieldKind.Unknown,
        },
        Strict = strict,
        StopWords = new HashSet<string> { "the" },
    });
}
