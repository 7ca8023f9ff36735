using System.Globalization;
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
    };

    private readonly MemoryIndexDirectory _directory = new();
    private readonly Schema _schema = new Schema()
        .Keyword("id").Text("title", new TextOptions { Analyzer = "english" }).Stored("body").Text("text", new TextOptions { Analyzer = "english", From = ["title", "body"] });

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
                writer.Add(new Document { ["id"] = record.GetProperty("id").GetString(), ["title"] = record.GetProperty("title").GetString(), ["body"] = record.GetProperty("body").GetString() });
            }
            writer.Commit();
        }
        ParsedQuery query = Parser().Parse(File.ReadLines(TestData.Path("relevance", "cranfield", "queries.tsv")).First().Split('\t')[1]);
        using Snapshot snapshot = index.OpenSnapshot();

        var ranked = (BooleanQuery)snapshot.Rank(query, Options);
        BoostQuery[] boosts = [.. ranked.Of(Occur.Should).SelectMany(clause => clause is BooleanQuery word ? word.Of(Occur.Should) : [clause]).Cast<BoostQuery>()];
        Assert.Equal("1.36449", Boost(boosts, "text:similar", "F5"));
        Assert.Equal("0.27290", Boost(boosts, "title:similar", "F5"));
        Assert.Equal("0.176086", Boost(boosts, "text:\"similar law\"", "F6"));
    }

    public void Dispose() => _directory.Dispose();

    private static QueryParser Parser() => new(new QueryParserOptions
    {
        DefaultFields = [new DefaultField("text"), new DefaultField("title", 0.2f)],
        AnalyzerOf = _ => Analyzers.ByName("english"),
        KindOf = _ => QueryFieldKind.Text,
        StopWords = EnglishStopWords.Snowball174,
    });

    private static string Boost(BoostQuery[] boosts, string query, string format) =>
        boosts.Single(boost => boost.Query.ToString() == query).Boost.ToString(format, CultureInfo.InvariantCulture);
}
