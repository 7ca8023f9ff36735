using Search.Analysis;
using Search.Storage;
using Search.Testing;

namespace Search.Engine.Tests.Queries;

/// <summary>Documents that are analyzed in several ways, in one field, and queries that ask in all of them.</summary>
public sealed class DocumentAnalyzersTests
{
    private static readonly Dictionary<string, string> Own = new()
    {
        ["de"] = "german-news",
        ["fr"] = "french-news",
        ["zh"] = "cjk-news",
        ["ru"] = "russian-news",
    };

    private static readonly string[] Languages = ["en", "de", "fr", "zh", "ru", "xx", ""];

    private static readonly string[] Words =
    [
        "house", "houses", "Haus", "Häuser", "Hauses", "maison", "maisons", "l'homme", "hommes", "journaux", "journal", "no-limits", "l'eau", "経済", "经济增长", "北京大学", "北京", "京大", "министры",
        "министров", "running", "runs", "U.S.", "2022", "Kinder", "Kind", "kindly",
    ];

    private static Schema Schema => new Schema()
        .Keyword("id", new() { IsId = true }).Keyword("language", new() { IgnoreCase = true }).Text("body", new() { AnalyzerBy = "language", Analyzers = Own });

    [Fact]
    public void AWordFindsItsFormsInEachLanguage()
    {
        using SearchIndex index = Index(("de", "Die Häuser am Hafen"), ("fr", "Les journaux de Paris"), ("en", "Two houses"), ("DE", "Ein altes Haus"), ("zh", "北京大学的学生"), ("", "A house for sale"));
        Assert.Equal("0 3", Found(index, "Haus"));
        Assert.Equal("1", Found(index, "journal"));
        Assert.Equal("2 5", Found(index, "house"));
        Assert.Equal("4", Found(index, "北京大学"));
        Assert.Equal("4", Found(index, "京大"));
        Assert.Equal("", Found(index, "京学"));
        Assert.Equal("0", Found(index, "\"Häuser am Hafen\""));
        Assert.Equal("0", Found(index, "Häuser NEAR/3 Hafen"));
    }

    [Fact]
    public void OnlyLanguagesThatAreThereAreAskedFor()
    {
        using SearchIndex index = Index(("en", "Two houses"), ("", "A house"));
        using Snapshot english = index.OpenSnapshot();
        var analyzers = new SnapshotAnalyzers(english, index.Schema!);
        Assert.Empty(analyzers.ValuesOf("language"));
        Assert.True(analyzers.HasOthers("language"));
        Assert.Equal(["english-news"], analyzers.Of("body").Select(analyzer => analyzer.Name));
        Add(index, 2, ("de", "Zwei Häuser"));
        using Snapshot both = index.OpenSnapshot();
        Assert.Equal(["english-news", "german-news"], new SnapshotAnalyzers(both, index.Schema!).Of("body").Select(analyzer => analyzer.Name));
        Assert.Equal(["german-news"], new SnapshotAnalyzers(both, index.Schema!).Only("language", "de").Of("body").Select(analyzer => analyzer.Name));
        using SearchIndex german = Index(("de", "Zwei Häuser"), ("de", "Ein Haus"));
        using Snapshot alone = german.OpenSnapshot();
        Assert.Equal(["german-news"], new SnapshotAnalyzers(alone, german.Schema!).Of("body").Select(analyzer => analyzer.Name));
    }

    [Fact]
    public void SimilarDocumentsAreReadAsTheyWereIndexed()
    {
        using SearchIndex index = Index(("de", "Neue Häuser neue Häuser"), ("de", "Haus Haus neu"), ("fr", "maisons"), ("en", "houses"));
        using Snapshot snapshot = index.OpenSnapshot();
        var lookup = new DocumentLookup(snapshot, "id");
        Query similar = snapshot.Similar(lookup.Load(lookup.Find("0")!.Value), "body", index.Schema!);
        Assert.Equal(["0", "1"], snapshot.Search(similar).Hits.Select(hit => hit.Document.Text("id")!).Order());
    }

    /// <summary>What is found is what has any of the readings: the naive way, over the tokens of each document.</summary>
    [Fact]
    public void RandomWordsFindWhatAnyReadingOfThemFinds()
    {
        TestRandom random = TestRandom.Create();
        int found = 0;
        for (int round = 0; round < 6; round++)
        {
            string[] languages = [.. Languages.Where(_ => random.Chance(0.6))];
            var texts = new List<(string Language, string Text)>();
            for (int i = random.Next(1, 60); i > 0; i--)
            {
                texts.Add((languages.Length == 0 ? "en" : random.Pick(languages), string.Join(' ', Enumerable.Range(0, random.Next(1, 8)).Select(_ => random.Pick(Words)))));
            }
            using SearchIndex index = Index([.. texts]);
            string[][][] tokens = [.. texts.Select(text => new[] { Tokens(AnalyzerOf(text.Language), text.Text) })];
            Analyzer[] present = [.. texts.Select(text => AnalyzerOf(text.Language)).Distinct()];
            foreach (string word in Words)
            {
                string[][] readings = [.. present.Select(analyzer => Tokens(analyzer, word))];
                int[] expected = [.. Enumerable.Range(0, texts.Count).Where(i => readings.Any(reading => Holds(tokens[i][0], reading)))];
                string query = random.Chance(0.5) ? word : $"\"{word}\"";
                Assert.True(Found(index, query) == string.Join(' ', expected), $"{query}: {Found(index, query)} not {string.Join(' ', expected)} {random.Explain}");
                Assert.All(Enumerable.Range(0, texts.Count).Where(i => Holds(tokens[i][0], Tokens(AnalyzerOf(texts[i].Language), word))), i => Assert.Contains(i, expected));
                found += expected.Length;
            }
        }
        Assert.True(found > 20, $"{found} {random.Explain}");
    }

    private static Analyzer AnalyzerOf(string language) => Analyzers.ByName(Own.GetValueOrDefault(language, "english-news"));

    private static bool Holds(string[] tokens, string[] words) =>
        Enumerable.Range(0, Math.Max(0, tokens.Length - words.Length + 1)).Any(i => tokens.AsSpan(i, words.Length).SequenceEqual(words));

    private static string[] Tokens(Analyzer analyzer, string text)
    {
        var tokens = new List<string>();
        TokenStream stream = analyzer.CreateStream();
        stream.Reset(text.AsMemory());
        while (stream.MoveNext())
        {
            tokens.Add(stream.Token.Text.ToString());
        }
        return [.. tokens];
    }

    private static SearchIndex Index(params (string Language, string Text)[] texts)
    {
        SearchIndex index = SearchIndex.OpenOrCreate(new MemoryIndexDirectory(), Schema);
        Add(index, 0, texts);
        return index;
    }

    private static void Add(SearchIndex index, int first, params (string Language, string Text)[] texts)
    {
        using IndexWriter writer = index.OpenWriter();
        for (int i = 0; i < texts.Length; i++)
        {
            writer.Add(new Document { ["id"] = $"{first + i}", ["language"] = texts[i].Language.Length == 0 ? null : texts[i].Language, ["body"] = texts[i].Text });
        }
        writer.Commit();
    }

    private static string Found(SearchIndex index, string query) =>
        string.Join(' ', index.Search(query, new SearchOptions { Take = 1000 }).Hits.Select(hit => int.Parse(hit.Document.Text("id")!, null)).Order());
}
