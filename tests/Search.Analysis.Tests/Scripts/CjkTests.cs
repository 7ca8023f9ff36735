using System.Text.Json;
using Search.Analysis.Filters;
using Search.Analysis.Tokenizing;
using Search.Testing;

namespace Search.Analysis.Tests.Scripts;

/// <summary>Chinese, Japanese, Korean and Arabic as Lucene has them: its CJKAnalyzer without stop words, and the named analyzers.</summary>
public class CjkTests
{
    private static readonly string[] Pieces =
    [
        "我", "们", "中国人民", "漢", "𠀀", "𠮷野", "ひ", "がな", "カ", "カタカナ", "ー", "ｶ", "ﾞ", "ﾟ", "ﾊﾟ", "ｳﾞ", "ヷ", "ﾜﾞ", "ヽ", "ﾞﾞ", "한", "국어", "한국abc",
        "a", "ab", "７", "ＡＢ", " ", "、", "。", "-", "_", "々", "〆", "é",
        "1", "2.5", "\uD840", "\uDC00", "\u3099", "\u302A", "\u200D", "😀", "ไทย", "ا", "\n",
    ];

    [Fact]
    public void CharactersWithoutNeighboursStayAlone()
    {
        TokenStream stream = CjkAnalyzer();
        Assert.Equal(
            [
                "SingleCharacter +1/1 [0,1) \\u6211", "Alphanumeric +1/1 [2,5) abc", "Bigram +1/1 [5,7) \\u4E2D\\u56FD",
                "SingleCharacter +1/1 [8,9) \\u4EBA", "end +0/1 [9,9) ",
            ],
            LuceneTokens.Tokens(stream, "我 abc中国，人"));
        // Where voice marks have joined their letters, each pair has the whole word's place.
        Assert.Equal(["Bigram +1/1 [0,4) \\u30AC\\u30AE", "end +0/1 [4,4) "], LuceneTokens.Tokens(stream, "ｶﾞｷﾞ"));
    }

    [LuceneFact]
    public void RandomTextsGiveLucenesTokens()
    {
        TestRandom random = TestRandom.Create();
        Compare([.. Enumerable.Range(0, 3000).Select(_ => RandomText(random))], random.Explain);
    }

    [LuceneFact(NeedsData = true)]
    public void RealNewsGiveLucenesTokens()
    {
        Compare([.. Texts("xwlb-zh", 150), .. Texts("saudinewsnet", 50)], "");
        string[] arabic = [.. Texts("saudinewsnet", 300)];
        long[] hashes = LuceneTokens.Hashes(arabic, "arabic-news")[0];
        TokenStream stream = Analyzers.ByName("arabic-news").CreateStream();
        Assert.Equal([], arabic.Where((text, i) => LuceneTokens.Hash(stream, text) != hashes[i]));
    }

    private static CjkBigramFilter CjkAnalyzer() => new(new LowerCaseFilter(new CjkWidthFilter(new StandardTokenizer())));

    private static void Compare(string[] texts, string explain)
    {
        long[][] hashes = LuceneTokens.Hashes(texts, "cjk", "cjk-news");
        TokenStream[] streams = [CjkAnalyzer(), Analyzers.ByName("cjk-news").CreateStream()];
        for (int i = 0; i < texts.Length; i++)
        {
            for (int n = 0; n < streams.Length; n++)
            {
                if (LuceneTokens.Hash(streams[n], texts[i]) != hashes[n][i])
                {
                    List<string> expected = LuceneTokens.Tokens([texts[i]], n == 0 ? "cjk" : "cjk-news")[0];
                    List<string> ours = LuceneTokens.Tokens(streams[n], texts[i]);
                    Assert.Fail($"{texts[i]} {explain}: {string.Join(", ", expected.Except(ours).Take(9))}; "
                        + $"ours: {string.Join(", ", ours.Except(expected).Take(9))}");
                }
            }
        }
    }

    private static string RandomText(TestRandom random) =>
        string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => random.Pick(Pieces))) + " ";

    private static IEnumerable<string> Texts(string folder, int count) =>
        TestData.GzipLines(folder, folder + ".jsonl.gz").Take(count * (Environment.GetEnvironmentVariable("SEARCH_TEST_ALL") == "1" ? 10 : 1))
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("body").GetString() + " ");
}
