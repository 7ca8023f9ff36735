using System.Text.Json;
using System.Text.Json.Nodes;
using Search.Engine;
using Search.Ingest;
using Search.Service.Answers;
using Search.Service.Articles;
using Search.Service.Indexing;
using Search.Service.Queries;
using Search.Storage;
using Search.Testing;

namespace Search.Service.Tests.Queries;

/// <summary>An archive of short articles in sixteen languages, which say nothing of their language.</summary>
public sealed class LanguageTests : IDisposable
{
    private static readonly (string Language, string One, string Two)[] Texts =
    [
        ("en", "The houses were sold last year, and the company said that it would not build any more of them.", "He said the house was old, but that it had been sold for more than a million dollars."),
        ("de", "Die Regierung hat in diesem Jahr viele neue Häuser für die Familien der Stadt gebaut.", "Das Haus ist nicht mehr so alt, wie es einmal war, und es wird von der Stadt verkauft."),
        ("fr", "Les journaux ont annoncé que la ville va fermer ses écoles pendant les vacances.", "Le journal de l'opposition a écrit que le maire ne veut pas de cette réforme dans la ville."),
        ("es", "Las elecciones en el país fueron ganadas por el partido de la oposición, según los datos.", "La elección del presidente será en el mes de mayo, dijo el gobierno a los medios."),
        ("it", "I lavoratori della fabbrica hanno deciso che non torneranno al lavoro fino a lunedì.", "Il lavoratore ha detto che la fabbrica non lo aveva pagato per più di due mesi."),
        ("pt", "Os trabalhadores da fábrica decidiram que não vão voltar até segunda-feira, disse o sindicato.", "O trabalhador disse que a empresa não pagou o que devia e que vai recorrer à justiça."),
        ("nl", "De arbeiders van de fabriek hebben gezegd dat zij niet meer willen werken voor dit loon.", "Een arbeider zei dat hij het niet eens was met de plannen van de regering."),
        ("ru", "Министры обсудили цены и решили, что налоги в этом году не будут повышать.", "По словам министра, правительство не намерено менять свои планы до конца года."),
        ("sv", "Flickorna i skolan sade att de inte hade fått någon mat under hela dagen.", "Flickor som försvann i går har hittats, och polisen säger att de mår bra."),
        ("da", "Skolerne i byen skal lukkes, og det er ikke noget, som borgerne er blevet spurgt om.", "Skolen har ikke fået de penge, som den skulle have haft af kommunen sidste år."),
        ("no", "Bøndene sier at de ikke får nok betalt for maten, og at regjeringen må gjøre noe med det nå.", "En bonde fra Hamar sa at han ikke lenger kunne leve av gården, og ville selge kyrne."),
        ("fi", "Vaalit pidetään ensi vuonna, ja hallitus sanoi, että se ei aio muuttaa lakia ennen sitä.", "Hän ei ollut ehdolla, koska vaalin aikaan hän oli vielä liian nuori ja asui ulkomailla."),
        ("ar", "قالت الحكومة يوم الجمعة إنها لن ترفع الضرائب هذا العام.", "وأكدت الحُكومه أن الأسعار لن ترتفع في هذه السنة."),
        ("zh", "中国经济增长很快，政府表示今年不会加税。", "专家认为，今年的经济增长将会放慢。"),
        ("ja", "政府は金曜日、今年の選挙について何も決めていないと述べた。", "東京の選挙では、多くの人が投票しなかった。"),
        ("ko", "대통령은 금요일 올해 세금을 올리지 않겠다고 밝혔다.", "새 대통령이 선출된 뒤 정부는 계획을 바꾸었다."),
    ];

    private readonly TestArchive _archive = new();

    public LanguageTests() => _archive.Add(_archive.Write("texts.jsonl", string.Join('\n', Texts.SelectMany(text => (string[])[
        JsonSerializer.Serialize(new { id = text.Language + "1", body = text.One }), JsonSerializer.Serialize(new { id = text.Language + "2", body = text.Two })]))));

    public void Dispose() => _archive.Dispose();

    [Fact]
    public void EachArticleHasItsLanguage() =>
        Assert.All(_archive.Search(new ArticleQuery { Text = "", Take = 100 }).Hits, hit => Assert.Equal(hit.Id[..^1], hit.Language));

    [Theory]
    [InlineData("house", "en1 en2")]
    [InlineData("houses", "en1 en2")]
    [InlineData("Haus", "de1 de2")]
    [InlineData("Häuser", "de1 de2")]
    [InlineData("journaux", "fr1 fr2")]
    [InlineData("journal", "fr1 fr2")]
    [InlineData("elección", "es1 es2")]
    [InlineData("elecciones", "es1 es2")]
    [InlineData("lavoratore", "it1 it2")]
    [InlineData("trabalhador", "pt1 pt2")]
    [InlineData("trabalhadores", "pt1 pt2")]
    [InlineData("arbeider", "nl1 nl2")]
    [InlineData("министров", "ru1 ru2")]
    [InlineData("flicka", "sv1 sv2")]
    [InlineData("skolens", "da1 da2")]
    [InlineData("hallituksen", "")]
    [InlineData("vaali", "fi1 fi2")]
    [InlineData("الحكومة", "ar1 ar2")]
    [InlineData("经济增长", "zh1 zh2")]
    [InlineData("選挙", "ja1 ja2")]
    [InlineData("대통령", "ko1 ko2")]
    // Phrases, patterns and what is near.
    [InlineData("\"中国经济增长\"", "zh1")]
    [InlineData("\"增长经济\"", "")]
    [InlineData("\"l'opposition\"", "fr2")]
    [InlineData("\"opposition a écrit\"", "fr2")]
    [InlineData("opposit*", "fr2")]
    [InlineData("opposition", "fr2")]
    [InlineData("الحُكو*", "ar1 ar2")]
    [InlineData("经济*", "zh1 zh2")]
    [InlineData("Familie NEAR/5 Haus", "de1")]
    [InlineData("政府 NEAR/20 加税", "zh1")]
    [InlineData("+language:de haus", "de1 de2")]
    [InlineData("language:de AND houses", "")]
    [InlineData("Haus OR journal", "de1 de2 fr1 fr2")]
    [InlineData("Haus AND Familie", "de1")]
    [InlineData("Haus -Familie", "de2")]
    [InlineData("title:Haus", "")]
    public void FormsFindEachOther(string query, string found)
    {
        SearchAnswer answer = _archive.Search(new ArticleQuery { Text = query, Suggest = false });
        Assert.Equal(found, string.Join(' ', answer.Hits.Select(hit => hit.Id).Order(StringComparer.Ordinal)));
        Assert.All(answer.Hits, hit => Assert.True(query.StartsWith('+') || hit.Snippets.Any(snippet => snippet.Marks.Count > 0), hit.Id));
        SearchAnswer explained = _archive.Search(new ArticleQuery { Text = query, Explain = true, Ranking = ArticleRanking.Feedback });
        Assert.All(explained.Hits, hit => Assert.Equal(hit.Score, hit.Explanation!.Score, 1e-5));
    }

    [Fact]
    public void MarksAreOnTheFormsThatStandThere()
    {
        AnswerHit house = _archive.Search("Häuser").Hits.Single(hit => hit.Id == "de2");
        Assert.Equal("Das [Haus] ist", Marked(house)[..14]);
        AnswerHit growth = _archive.Search("\"经济增长\"").Hits.Single(hit => hit.Id == "zh1");
        Assert.StartsWith("中国[经济增长]很快", Marked(growth), StringComparison.Ordinal);
    }

    [Theory]
    // A word is left out only where it says little in every language that the question may be in.
    [InlineData("the houses", "the")]
    [InlineData("das Haus der Familie", "das der")]
    [InlineData("war crimes", "")]
    [InlineData("les journaux de la ville", "les de la")]
    [InlineData("не обсудили", "не")]
    [InlineData("+the +houses", "")]
    public void StopWordsAreThoseOfTheQuestionsLanguage(string query, string left)
    {
        string notes = string.Join(' ', _archive.Search(new ArticleQuery { Text = query, Suggest = false }).Notes);
        Assert.Equal(left, string.Join(' ', query.Split(' ').Where(word => notes.Contains($"({word})", StringComparison.Ordinal))));
    }

    [Fact]
    public void ALanguageThatIsDemandedIsTheOnlyOneAskedIn()
    {
        Assert.Contains("Synonym(text:haus text:", _archive.Search("Häuser").Parsed, StringComparison.Ordinal);
        Assert.Equal("+language:de (text:haus (title:haus)^0.2)", _archive.Search("+language:de Häuser").Parsed);
        Assert.Equal("+language:en (text:hauser (title:hauser)^0.2)", _archive.Search("language:EN AND (Häuser)").Parsed.Replace("+(text", "(text", StringComparison.Ordinal));
    }

    [Fact]
    public void NothingIsProposedForWordsThatAreThere()
    {
        Assert.Null(_archive.Search("北京经济").DidYouMean);
        Assert.Null(_archive.Search("Häuser").DidYouMean);
        Assert.Equal("\"regierung\"", _archive.Search("\"regirung\"").DidYouMean);
        Assert.Contains("regierung", _archive.Ask(archive => archive.CompleteWordAsync("regie", null, 5, default)));
    }

    [Fact]
    public void ADeletionMeansWhatASearchMeans() => Assert.Equal(2, Deleted("Häuser"));

    [Fact]
    public void WhatIsExportedIsTheSameWhenItIsReadAgain()
    {
        using var again = new TestArchive();
        IEnumerable<AnswerHit> hits = _archive.Search(new ArticleQuery { Text = "", Take = 100 }).Hits;
        again.Add(again.Write("export.jsonl", string.Join('\n', hits.Select(hit => AnswerJson.Write(ArticleRecord.Of(_archive.Ask(archive => archive.GetAsync(hit.Id, default))!))))));
        Assert.Equal(Hashes(_archive), Hashes(again));

        static string Hashes(TestArchive archive)
        {
            using SearchIndex index = SearchIndex.Open(archive.Index);
            using Snapshot snapshot = index.OpenSnapshot();
            SearchResults all = snapshot.Search(new MatchAllDocsQuery(), new SearchOptions { Take = 1000, Sort = Sort.Newest(ArticleSchema.ContentHash) });
            return string.Join('\n', all.Hits.Select(hit => hit.Document.Text(ArticleSchema.Id)));
        }
    }

    [LuceneFact]
    public void JavaCallsTheIndexClean() => JavaLucene.CheckIndex(_archive.Index);

    /// <summary>Trees and scores of English articles are those of an index that knows one analyzer a field.</summary>
    [Fact]
    public void EnglishHasTheScoresThatItHasWithoutLanguages()
    {
        string[] bodies = [.. Enumerable.Range(0, 40).Select(i => $"The {(i % 3 == 0 ? "houses" : "house")} of the company was sold for {i} dollars, and war crimes were not among the things it said.")];
        using var archive = new TestArchive();
        archive.Add(new IndexingOptions { Threads = 1 }, archive.Write("english.jsonl", string.Join('\n', bodies.Select((body, i) => JsonSerializer.Serialize(new { id = $"{i}", title = i % 2 == 0 ? "A house" : null, body })))));
        JsonNode json = JsonNode.Parse(ArticleSchema.Create().ToJson())!;
        json["version"] = 1;
        foreach (JsonNode? field in json["fields"]!.AsArray())
        {
            field!.AsObject().Remove("analyzerBy");
            field.AsObject().Remove("analyzers");
        }
        using SearchIndex plain = SearchIndex.OpenOrCreate(new MemoryIndexDirectory(), Schema.FromJson(json.ToJsonString()));
        using (IndexWriter writer = plain.OpenWriter())
        {
            foreach (ReadResult read in new ArticleSource().Read([archive.Folder("english.jsonl")]))
            {
                writer.Add(ArticleDocument.ToDocument(read.Article!));
            }
            writer.Commit();
        }
        using Snapshot snapshot = plain.OpenSnapshot();
        foreach (string text in (string[])["house", "the houses war", "\"war crimes\"", "hous*", "house NEAR/5 company", "dollars -war", "houze~"])
        {
            foreach (ArticleRanking ranking in Enum.GetValues<ArticleRanking>())
            {
                var query = new ArticleQuery { Text = text, Take = 100, Ranking = ranking };
                ParsedQuery parsed = ArticleQueryParser.For(query).Parse(text);
                RankedQuery ranked = ArticleRankings.Of(ranking) is { } options ? snapshot.Rank(parsed, options, schema: plain.Schema) : new RankedQuery(parsed.Query, null);
                SearchAnswer answer = archive.Search(query);
                Assert.Equal(parsed.Query.ToString(), answer.Parsed);
                Assert.Equal(
                    snapshot.Search(ranked, new SearchOptions { Take = 100 }, plain.Schema).Hits.Select(hit => (hit.Document.Text("id"), BitConverter.SingleToInt32Bits(hit.Score))),
                    answer.Hits.Select(hit => ((string?)hit.Id, BitConverter.SingleToInt32Bits(hit.Score))));
            }
        }
    }

    private long Deleted(string query) =>
        _archive.Ask(archive => archive.DeleteAsync(new Deletion { Query = query, DryRun = true }, default)).Deleted;

    private static string Marked(AnswerHit hit)
    {
        (string text, IReadOnlyList<IReadOnlyList<int>> marks) = (hit.Snippets[0].Text, hit.Snippets[0].Marks);
        return string.Concat(marks.Reverse().Aggregate(text, (shown, mark) => shown.Insert(mark[1], "]").Insert(mark[0], "[")));
    }
}
