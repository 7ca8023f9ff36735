using System.Globalization;
using System.Text;
using System.Text.Json;
using Search.Analysis;
using Search.Storage;
using Search.Testing;

namespace Search.Engine.Tests.Ranking;

/// <summary>The first query of Cranfield, with the figures that Java Lucene gave when the recipe was found.</summary>
public sealed class RecipeTests : IDisposable
{
    private static readonly RankingOptions Options = new()
    {
        Field = "text",
        Statistics = new Dictionary<string, string> { ["text"] = "text", ["title"] = "text" },
        PhraseBoost = 0.1f / 0.85f,
        NearBoost = 0.05f / 0.85f,
        Window = int.MaxValue,
    };

    private readonly MemoryIndexDirectory _directory = new();
    private readonly Schema _schema = new Schema()
        .Keyword("id").Text("title", new TextOptions { Analyzer = "english" }).Text("text", new TextOptions { Analyzer = "english" });

    [DataFact]
    public void Figures_are_those_of_the_recipe()
    {
        using SearchIndex index = SearchIndex.OpenOrCreate(_directory, _schema);
        using (IndexWriter writer = index.OpenWriter())
        {
            foreach (string line in TestData.GzipLines("relevance", "cranfield", "corpus.jsonl.gz"))
            {
                using JsonDocument json = JsonDocument.Parse(line);
                JsonElement record = json.RootElement;
                (string title, string body) = (record.GetProperty("title").GetString()!, record.GetProperty("body").GetString()!);
                writer.Add(new Document { ["id"] = record.GetProperty("id").GetString(), ["title"] = title, ["text"] = Stopped($"{title} {body}") });
            }
            writer.Commit();
        }
        ParsedQuery query = Parser().Parse(File.ReadLines(TestData.Path("relevance", "cranfield", "queries.tsv")).First().Split('\t')[1]);
        using Snapshot snapshot = index.OpenSnapshot();

        RankedQuery ranked = snapshot.Rank(query, Options);
        BoostQuery[] boosts =
        [
            .. ((BooleanQuery)ranked.Query).Of(Occur.Should).SelectMany(clause => ((BooleanQuery)clause).Of(Occur.Should)).Cast<BoostQuery>(), .. Optional(ranked),
        ];
        Assert.Equal("1.36449", Boost(boosts, "text:similar", "F5"));
        Assert.Equal("0.27290", Boost(boosts, "title:similar", "F5"));
        Assert.Equal("0.176086", Boost(boosts, "text:\"similar law\"", "F6"));
        Assert.Equal("486=17.0189 51=15.8080 12=14.7962", Best(snapshot, ranked, 1));

        RankedQuery fed = snapshot.Rank(query, Options with { Feedback = new FeedbackOptions { Window = int.MaxValue } }, schema: _schema);
        BoostQuery[] words = [.. Optional(fed).Take(20).OrderByDescending(boost => boost.Boost)];
        Assert.Equal(Optional(ranked).Length + 20, Optional(fed).Length);
        Assert.Equal(["text:structur", "text:flutter", "text:aeroelast"], words.Take(3).Select(boost => boost.Query.ToString()));
        // The recipe's tree has shares of 0.7 and 0.3 for the query and its largest word; here the query has all.
        Assert.Equal([0.3 / 0.7, 0.3 / 0.7 * 0.53415 / 0.60551, 0.3 / 0.7 * 0.52754 / 0.60551], words.Take(3).Select(boost => (double)boost.Boost), (a, b) => Math.Abs(a - b) < 5e-6);
        Assert.Equal("486=15.5050 51=13.9198 12=13.3922", Best(snapshot, fed, 0.7f));
    }

    public void Dispose() => _directory.Dispose();

    private static QueryParser Parser() => new(new QueryParserOptions
    {
        DefaultFields = [new DefaultField("text"), new DefaultField("title", 0.2f)],
        AnalyzerOf = _ => Analyzers.ByName("english"),
        KindOf = _ => QueryFieldKind.Text,
        StopWords = EnglishStopWords.Snowball174,
    });

    /// <summary>
    /// In the index of these figures the text has none of the 174 stop words, and the title none of the 33. Our analyzer knows the 33; the others are written as one of them, which
    /// keeps positions, and those of the 33 that are none of the 174 so that they stay.
    /// </summary>
    private static string Stopped(string text)
    {
        var stopped = new StringBuilder();
        int end = 0;
        TokenStream words = Analyzers.ByName("standard").CreateStream();
        words.Reset(text.AsMemory());
        while (words.MoveNext())
        {
            Token token = words.Token;
            string word = token.Text.ToString();
            stopped.Append(text, end, token.StartOffset - end);
            stopped.Append(EnglishStopWords.Snowball174.Contains(word) ? "the" : EnglishStopWords.Lucene33.Contains(word) ? word + "kept" : text[token.StartOffset..token.EndOffset]);
            end = token.EndOffset;
        }
        return stopped.Append(text, end, text.Length - end).ToString();
    }

    private static string Boost(BoostQuery[] boosts, string query, string format) =>
        boosts.Single(boost => boost.Query.ToString() == query).Boost.ToString(format, CultureInfo.InvariantCulture);

    private static BoostQuery[] Optional(RankedQuery query) => [.. ((BooleanQuery)query.Rescoring!.Query).Of(Occur.Should).Cast<BoostQuery>()];

    private static string Best(Snapshot snapshot, RankedQuery query, float share) => string.Join(
        ' ', snapshot.Search(query, new SearchOptions { Take = 3 }).Hits.Select(hit => string.Create(CultureInfo.InvariantCulture, $"{hit.Document["id"]}={hit.Score * share:F4}")));
}
