using Search.Testing;

namespace Search.Analysis.Tests;

public class AnalyzersTests
{
    [Theory]
    [InlineData("standard", "The Economist's café RUNS", "the economist's café runs")]
    [InlineData("english", "The Economist's café RUNS", "economist café run")]
    [InlineData("english-nostop", "The Economist's café RUNS", "the economist café run")]
    [InlineData("english-news", "The Economist's café RUNS", "the economist cafe run")]
    [InlineData("exact", "The Economist's café RUNS", "the economist's cafe runs")]
    [InlineData("keyword", "The Economist's café", "The Economist's café")]
    [InlineData("german-news", "Die Häuser der Straße, Großstädte", "die haus der strass grossstadt")]
    [InlineData("french-news", "L’Élysée aujourd’hui, jusqu'à l'été", "elys aujourd'hui a ete")]
    [InlineData("italian-news", "Quest’università dell'Italia, negl’anni", "univers ital anni")]
    [InlineData("swedish-news", "Flickornas ångest", "flick angest")]
    [InlineData("russian-news", "Ёлки и АВТОМОБИЛИ", "елк и автомоб")]
    [InlineData("portuguese-news", "Corações", "coraco")]
    [InlineData("english-porter2-news", "The Économist's generously", "the economist generous")]
    [InlineData("arabic-news", "العَرَبِيَّة أحمد ٢٠٢٢", "العربيه احمد 2022")]
    [InlineData("cjk-news", "我们是ＡＢＣ Café 人", "我们 们是 abc cafe 人")]
    [InlineData("cjk-news", "ｶﾞｷﾞひ", "ガギ ギひ")]
    [InlineData("keyword-folded", "The Économist", "the économist")]
    public void EachNameHasItsChain(string name, string text, string tokens)
    {
        TokenStream stream = Analyzers.ByName(name).CreateStream();
        stream.Reset(text.AsMemory());
        var found = new List<string>();
        while (stream.MoveNext())
        {
            found.Add(stream.Token.Text.ToString());
        }
        Assert.Equal(tokens, string.Join(' ', found));
    }

    [Fact]
    public void AnUnknownNameIsAnsweredWithAllNames()
    {
        var error = Assert.Throws<ArgumentException>(() => Analyzers.ByName("englich"));
        Assert.Contains("'englich'", error.Message, StringComparison.Ordinal);
        Assert.Contains(
            "dutch-news, english, english-news, english-nostop, english-porter2-news, exact, finnish-news", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AFingerprintTellsNameVersionAndUnicode() => Assert.Equal("exact/1 unicode/15.0.0", Analyzers.ByName("exact").Fingerprint);

    [Theory]
    [InlineData("standard", "Cafés*", "cafés*")]
    [InlineData("english", "Running", "running")]
    [InlineData("english-news", "Cafés?Ⅷ", "cafes?ⅷ")]
    [InlineData("exact", "STRAßE Æon", "strasse aeon")]
    [InlineData("keyword", "AbÇ", "AbÇ")]
    [InlineData("german-news", "Häus*", "haus*")]
    [InlineData("arabic-news", "أحمـد*", "احمد*")]
    [InlineData("cjk-news", "ｶﾞＡ*", "ガa*")]
    [InlineData("exact", "", "")]
    [InlineData("keyword-folded", "AbÇ", "abç")]
    public void NormalizeFoldsWithoutSplittingOrStemming(string name, string text, string normalized) =>
        Assert.Equal(normalized, Analyzers.ByName(name).Normalize(text));

    [Fact]
    public void StopWordsLeaveTheirPlace()
    {
        List<string> tokens = LuceneTokens.Tokens(Analyzers.ByName("english").CreateStream(), "The end of the year is to");
        Assert.Equal(["Alphanumeric +2/1 [4,7) end", "Alphanumeric +3/1 [15,19) year", "end +2/1 [25,25) "], tokens);
    }

    [LuceneFact]
    public void RandomTextsGiveLucenesTokens()
    {
        TestRandom random = TestRandom.Create();
        var texts = Enumerable.Range(0, 2000).Select(_ => RandomTexts.Next(random)).ToList();
        string[] names =
        [
            "standard", "english", "english-nostop", "english-news", "english-porter2-news", "exact", "keyword", "keyword-folded", "cjk-news",
            "arabic-news",
        ];
        long[][] hashes = LuceneTokens.Hashes(texts, names);
        for (int n = 0; n < names.Length; n++)
        {
            TokenStream stream = Analyzers.ByName(names[n]).CreateStream();
            for (int i = 0; i < texts.Count; i++)
            {
                // The digits of other scripts than Arabic and Latin are only folded by Lucene.
                bool differs = names[n] == "arabic-news" && texts[i].Contains("𝟗", StringComparison.Ordinal);
                if (!differs && LuceneTokens.Hash(stream, texts[i]) != hashes[n][i])
                {
                    List<string> expected = LuceneTokens.Tokens([texts[i]], names[n])[0];
                    Assert.Fail($"{names[n]} {random.Explain}\n{string.Join('\n', expected.Except(LuceneTokens.Tokens(stream, texts[i])))}\n"
                        + $"ours:\n{string.Join('\n', LuceneTokens.Tokens(stream, texts[i]).Except(expected))}");
                }
            }
        }
    }
}
