using System.Diagnostics;
using System.Globalization;
using Search.Analysis;
using Search.Engine.Queries;
using Search.Engine.QueryParsing;
using Search.Storage;
using Search.Testing;

namespace Search.Engine.Tests.QueryParsing;

/// <summary>The work for a kilobyte of text is the same in a short text and in a long one. It is counted in bytes allocated and in characters read twice.</summary>
public class ParserWorkTests
{
    /// <summary>What a text costs however short it is, such as a stream of tokens for each analyzer.</summary>
    private const long Once = 40_000;

    private static readonly QueryParser Parser = new(new QueryParserOptions
    {
        DefaultFields = [new DefaultField("body"), new DefaultField("title", 0.2f)],
        AnalyzerOf = _ => Analyzers.ByName("standard"),
        KindOf = field => field switch { "body" or "title" => QueryFieldKind.Text, "size" => QueryFieldKind.Int, _ => QueryFieldKind.Unknown },
        StopWords = new HashSet<string> { "the" },
    });

    [Theory]
    [MemberData(nameof(EndlessTexts.Shapes), MemberType = typeof(EndlessTexts))]
    public void A_kilobyte_of_a_long_text_costs_no_more_than_one_of_a_short_text(string before, string behind)
    {
        string Text(int length) => EndlessTexts.Of(before, behind, length / (before.Length + behind.Length));
        _ = BytesFor(Text(10_000));
        long few = BytesFor(Text(10_000));
        long many = BytesFor(Text(100_000));
        Assert.True(many <= (few + Once) * 11, $"{few} bytes for 10,000 characters, {many} for 100,000");
        Assert.True(LookedAhead(Text(100_000)) <= 150_000);
    }

    [Fact]
    public void No_piece_costs_more_the_more_often_it_stands_there()
    {
        TestRandom random = TestRandom.Create();
        var texts = new QueryTexts(random);
        for (int i = 0; i < 15; i++)
        {
            string piece = random.Chance(0.5) ? texts.Anything() : texts.Edited();
            string Text(int length) => EndlessTexts.Of(piece, "", 1 + (length / Math.Max(1, piece.Length)));
            // What patterns cost depends on the pattern, and is paid once for each that can be a clause.
            long few = BytesFor(Text(5_000));
            long many = BytesFor(Text(40_000));
            Assert.True(many <= (few + Once) * 9, $"'{piece}' {random.Explain}: {few} bytes for 5,000 characters, {many} for 40,000");
            Assert.True(LookedAhead(Text(40_000)) <= 80_000 + (2 * piece.Length), $"'{piece}' {random.Explain}");
        }
    }

    [Theory]
    [InlineData("(rain ", ")")]
    [InlineData("(rain OR ", ")")]
    [InlineData("(+rain -", ")")]
    [InlineData("+(rain title:mill ", ")^2")]
    [InlineData("(rain NEAR ", ")")]
    [InlineData("rain NEAR/2 ", "")]
    public void What_is_within_another_is_printed_and_rewritten_once(string before, string behind)
    {
        using var directory = new MemoryIndexDirectory();
        using SearchIndex index = SearchIndex.OpenOrCreate(directory, new Schema().Text("body").Text("title").Integer("size"));
        using (IndexWriter writer = index.OpenWriter())
        {
            writer.Add(new Document { ["body"] = "rain at the mill" });
            writer.Commit();
        }
        using Snapshot snapshot = index.OpenSnapshot();
        long Bytes(int levels)
        {
            Query query = Parser.Parse(EndlessTexts.Of(before, behind, levels)).Query;
            long printing = Allocated(() => query.ToString());
            return printing + Allocated(() => new QueryRewriter(snapshot).Rewrite(query));
        }
        _ = Bytes(15);
        long few = Bytes(15);
        long many = Bytes(60);
        Assert.True(many <= few * 6, $"{few} bytes for 15 levels, {many} for 60");
    }

    /// <summary>Set SEARCH_PARSER_TIMES=FILE for a table there: microseconds a kilobyte to parse and print 1 KB, 10 KB, 100 KB and 1 MB of each shape.</summary>
    [Fact]
    public void Times_can_be_had()
    {
        string? file = Environment.GetEnvironmentVariable("SEARCH_PARSER_TIMES");
        foreach ((string before, string behind) in EndlessTexts.Shapes().Select(row => ((string)row[0], (string)row[1])))
        {
            string Text(int kilobytes) => EndlessTexts.Of(before, behind, kilobytes * 1000 / (before.Length + behind.Length));
            Assert.True(MicrosecondsFor(Text(1)) > 0);
            if (!string.IsNullOrEmpty(file))
            {
                // Until the code is compiled as it stays.
                for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start).TotalMilliseconds < 200;)
                {
                    _ = MicrosecondsFor(Text(3));
                }
                IEnumerable<string> times = new[] { 1, 10, 100, 1000 }.Select(kilobytes =>
                    (Enumerable.Range(0, kilobytes < 1000 ? 20 : 5).Min(_ => MicrosecondsFor(Text(kilobytes))) / kilobytes).ToString("F1", CultureInfo.InvariantCulture));
                File.AppendAllText(file, $"{string.Concat(before.Select(c => c is >= ' ' and < '\u007F' ? c.ToString() : "?"))} {behind}\t{string.Join('\t', times)}\n");
            }
        }
    }

    private static double MicrosecondsFor(string text)
    {
        long start = Stopwatch.GetTimestamp();
        _ = Parser.Parse(text).Query.ToString();
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds;
    }

    private static long BytesFor(string text) => Allocated(() => Parser.Parse(text).Query.ToString());

    private static long Allocated(Func<object> work)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        GC.KeepAlive(work());
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static long LookedAhead(string text)
    {
        var lexer = new QueryLexer(text);
        while (lexer.Read().Kind != QueryTokenKind.End)
        {
        }
        return lexer.LookedAhead;
    }
}
