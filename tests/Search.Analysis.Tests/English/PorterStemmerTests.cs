using System.IO.Compression;
using Search.Analysis.English;
using Search.Analysis.Filters;
using Search.Analysis.Tokenizing;
using Search.Testing;

namespace Search.Analysis.Tests.English;

public class PorterStemmerTests
{
    [Theory]
    [InlineData("caresses", "caress")]
    [InlineData("ponies", "poni")]
    [InlineData("ties", "ti")]
    [InlineData("cats", "cat")]
    [InlineData("ss", "ss")]
    [InlineData("feed", "feed")]
    [InlineData("agreed", "agre")]
    [InlineData("bled", "bled")]
    [InlineData("sing", "sing")]
    [InlineData("hopping", "hop")]
    [InlineData("hoping", "hope")]
    [InlineData("falling", "fall")]
    [InlineData("sized", "size")]
    [InlineData("filing", "file")]
    [InlineData("happy", "happi")]
    [InlineData("sky", "sky")]
    [InlineData("relational", "relat")]
    [InlineData("archaeology", "archaeolog")]
    [InlineData("sensibility", "sensibl")]
    [InlineData("generalizations", "gener")]
    [InlineData("oscillators", "oscil")]
    [InlineData("adoption", "adopt")]
    [InlineData("ion", "ion")]
    [InlineData("controll", "control")]
    [InlineData("yyyying", "yyyi")]
    [InlineData("as", "as")]
    [InlineData("", "")]
    public void WordsHaveTheirStems(string word, string stem) => Assert.Equal(stem, Stem(word));

    [DataFact]
    public void SnowballsVocabularyHasItsStems()
    {
        using ZipArchive zip = ZipFile.OpenRead(TestData.Path("snowball", "snowball-data.zip"));
        string[] words = Lines(zip, "/porter/voc.txt");
        string[] stems = Lines(zip, "/porter/output.txt");
        Assert.True(words.Length > 20_000 && words.Length == stems.Length, $"{words.Length} words, {stems.Length} stems");
        // Snowball has the algorithm of 1980: without -bli and -logi, and with stems of two letters.
        string[] known = [.. words.Where(w => w.Length <= 2 || w.EndsWith("bly") || w.EndsWith("blies") || w.EndsWith("logy") || w.EndsWith("logies") || w.EndsWith("bli"))];
        Assert.Equal([], words.Zip(stems).Where(p => Stem(p.First) != p.Second).Select(p => p.First).Except(known));
    }

    [LuceneFact(NeedsData = true)]
    public void EveryVocabularyHasLucenesStems()
    {
        using ZipArchive zip = ZipFile.OpenRead(TestData.Path("snowball", "snowball-data.zip"));
        string[] words = [.. zip.Entries.Where(e => e.Name == "voc.txt").SelectMany(e => Lines(zip, "/" + e.FullName)).Distinct()];
        CompareWithLucene(words, "");
    }

    [LuceneFact]
    public void RandomWordsHaveLucenesStems()
    {
        TestRandom random = TestRandom.Create();
        string[] pieces =
        [
            "a", "e", "i", "o", "u", "y", "y", "b", "l", "s", "t", "z", "w", "x", "é", "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent",
            "ion", "ou", "ism", "ate", "iti", "ous", "ive", "ize", "ational", "tional", "enci", "izer", "bli", "alli", "logi", "iveness", "biliti", "icate", "ness", "ful",
            "ing", "ed", "eed", "ies", "sses", "at", "bl", "iz", "ll",
        ];
        string[] words = [.. Enumerable.Range(0, 20_000).Select(_ => string.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => random.Pick(pieces))))];
        CompareWithLucene(words, random.Explain);
    }

    private static void CompareWithLucene(string[] words, string explain)
    {
        long[] hashes = LuceneTokens.Hashes(words, "stem")[0];
        var stream = new PorterStemFilter(new KeywordTokenizer());
        var wrong = words.Where((word, i) => LuceneTokens.Hash(stream, word) != hashes[i]).ToList();
        Assert.True(wrong.Count == 0, $"{string.Join(' ', wrong.Take(20))} {explain}");
    }

    private static string Stem(string word)
    {
        char[] letters = word.ToCharArray();
        return new string(letters, 0, PorterStemmer.Stem(letters));
    }

    private static string[] Lines(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(zip.Entries.Single(e => ("/" + e.FullName).EndsWith(name, StringComparison.Ordinal)).Open());
        return [.. reader.ReadToEnd().TrimEnd('\n').Split('\n').Select(l => l.TrimEnd('\r'))];
    }
}
