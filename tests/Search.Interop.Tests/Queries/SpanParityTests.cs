using System.Globalization;
using Search.Analysis;
using Search.Engine;
using Search.Interop.Tests.Archives;
using Search.Testing;
using Xunit.Abstractions;

namespace Search.Interop.Tests.Queries;

/// <summary>
/// Queries by position in texts of few words, said again and again: spans overlap, repeat and are nested as they hardly ever are in news. Lucene
/// and we give the same answers. <c>SEARCH_SPAN_QUERIES=500</c> is a long run: so many queries of each kind.
/// </summary>
public class SpanParityTests(ITestOutputHelper output)
{
    private const int Articles = 600;

    private static readonly string[] Words = ["cat", "cats", "dog", "dogs", "rain", "raining", "catty", "do", "ra"];

    private static readonly (string Field, TokenStream Stream)[] Fields =
        [("body", Analyzers.ByName("standard").CreateStream()), ("stems", Analyzers.ByName("english-nostop").CreateStream())];

    private static int Count => int.Parse(Environment.GetEnvironmentVariable("SEARCH_SPAN_QUERIES") ?? "12", CultureInfo.InvariantCulture);

    [LuceneFact]
    public void In_few_words_we_find_what_Lucene_finds()
    {
        TestRandom random = TestRandom.Create();
        using var folder = new TempFolder();
        string Text() => string.Join(' ', Enumerable.Range(0, random.Next(2, 60)).Select(_ => Word(random)));
        string[] texts = [.. Enumerable.Range(0, Articles).Select(_ => Text())];
        Write(folder.File("index"), random, texts);

        (SomeText Body, SomeText Stems) Both()
        {
            string text = random.Pick(texts);
            return (Tokens(0, text), Tokens(1, text));
        }
        SomeText One() => Both() is var (body, stems) && random.Chance(0.5) ? body : stems;
        (SomeText Own, SomeText Other) Two() => Both() is var (body, stems) && random.Chance(0.5) ? (body, stems) : (stems, body);
        Compare(random, folder.File("index"), new SpanQueries(random, One, Two));
    }

    [LuceneFact(NeedsData = true)]
    public void In_news_we_find_what_Lucene_finds()
    {
        TestRandom random = TestRandom.Create();
        List<Document> articles = NewsArticles.Read(Count < 100 ? 1500 : 6000);
        using var searched = new SearchedIndex(random, articles);
        var words = new NewsWords(random, articles);
        Compare(random, searched.Folder, new SpanQueries(random, words.OfSomeField, words.OfSomeTitle));
    }

    private void Compare(TestRandom random, string folder, SpanQueries spans)
    {
        AskedQuery[] queries =
        [
            .. from kind in spans.Kinds
               from _ in Enumerable.Range(0, Count)
               select new AskedQuery(kind.Name, Around(random, spans, kind.Make()), random.Pick([5, 50, Articles]), Sort.Relevance),
        ];
        List<Answer> expected = Answer.OfLucene(folder, queries);
        using SearchIndex index = SearchIndex.Open(folder);
        using Snapshot snapshot = index.OpenSnapshot();
        var differences = new List<string>();
        foreach ((AskedQuery query, Answer answer) in queries.Zip(expected))
        {
            Answer exact = Answer.OfOurs(snapshot, query);
            Answer skipping = Answer.OfOurs(snapshot, query, exactly: false);
            if ((exact.DifferenceFrom(answer) ?? (skipping with { Total = answer.Total }).DifferenceFrom(answer)) is { } difference)
            {
                differences.Add($"{query}: {difference}");
            }
        }
        string first = string.Join('\n', differences.Take(10));
        Assert.True(differences.Count == 0, $"{differences.Count} of {queries.Length} answers differ {random.Explain}\n{first}");
        foreach (IGrouping<string, (AskedQuery Query, Answer Answer)> kind in queries.Zip(expected).GroupBy(pair => pair.First.Kind))
        {
            output.WriteLine($"{kind.Key}: {kind.Count(pair => pair.Answer.Total > 0)} of {kind.Count()} with hits");
        }
        Assert.True(expected.Count(answer => answer.Total > 0) > expected.Count * 0.6, random.Explain);
    }

    private static void Write(string folder, TestRandom random, string[] texts)
    {
        using SearchIndex index = SearchIndex.OpenOrCreate(folder, new Schema()
            .Keyword("id", new KeywordOptions { IsId = true })
            .Text("body", new TextOptions { Analyzer = "standard", Stored = false })
            .Text("stems", new TextOptions { Analyzer = "english-nostop", From = ["body"] }));
        using IndexWriter writer = index.OpenWriter(new WriterOptions { SegmentsPerTier = int.MaxValue });
        for (int i = 0; i < texts.Length; i++)
        {
            writer.Update(new Document { ["id"] = $"{random.Next(texts.Length)}", ["body"] = texts[i] });
            if (i % 250 == 100)
            {
                writer.Commit();
            }
        }
        writer.Commit();
    }

    /// <summary>The query alone or in a node of another kind.</summary>
    private static Query Around(TestRandom random, SpanQueries spans, Query query)
    {
        BooleanClause Other(params Occur[] occurs) => new(random.Pick(spans.Kinds).Make(), random.Pick(occurs));
        return random.Next(12) switch
        {
            0 => new BoostQuery(query, random.Pick([0f, 0.3f, 2f])),
            1 => new ConstantScoreQuery(query),
            2 => new DisjunctionMaxQuery([query, random.Pick(spans.Kinds).Make()], random.Pick([0f, 0.4f])),
            3 => new BooleanQuery(new BooleanClause(query, Occur.Should), Other(Occur.Should), Other(Occur.Should, Occur.MustNot)),
            4 => new BooleanQuery(new BooleanClause(query, random.Pick([Occur.Must, Occur.Filter])), Other(Occur.Must, Occur.Should)),
            _ => query,
        };
    }

    private static SomeText Tokens(int field, string text)
    {
        TokenStream stream = Fields[field].Stream;
        stream.Reset(text.AsMemory());
        var tokens = new List<(string Text, int Position)>();
        while (stream.MoveNext())
        {
            tokens.Add((stream.Token.Text.ToString(), tokens.Count));
        }
        return new SomeText(Fields[field].Field, tokens);
    }

    /// <summary>Earlier words are more frequent.</summary>
    private static string Word(TestRandom random) => Words[Math.Min(random.Next(Words.Length), random.Next(Words.Length))];
}
