using System.IO.Compression;
using Search.Analysis.Stemming;
using Search.Testing;

namespace Search.Analysis.Tests.Stemming;

/// <summary>The stemmers by the names of Snowball's vocabularies, and what those hold.</summary>
internal static class SnowballVocabulary
{
    internal static readonly IReadOnlyDictionary<string, Stemmer> Stemmers = new Dictionary<string, Stemmer>
    {
        ["danish"] = new DanishStemmer(),
        ["dutch"] = new DutchStemmer(),
        ["english"] = new EnglishStemmer(),
        ["finnish"] = new FinnishStemmer(),
        ["french"] = new FrenchStemmer(),
        ["german"] = new GermanStemmer(),
        ["italian"] = new ItalianStemmer(),
        ["norwegian"] = new NorwegianStemmer(),
        ["portuguese"] = new PortugueseStemmer(),
        ["russian"] = new RussianStemmer(),
        ["spanish"] = new SpanishStemmer(),
        ["swedish"] = new SwedishStemmer(),
    };

    /// <summary>All words of a language with their stems.</summary>
    internal static List<(string Word, string Stem)> Read(string language)
    {
        using ZipArchive zip = ZipFile.OpenRead(TestData.Path("snowball", "snowball-data.zip"));
        string[] words = Lines(zip, $"{language}/voc.txt");
        string[] stems = Lines(zip, $"{language}/output.txt");
        return words.Length == stems.Length ? [.. words.Zip(stems)] : throw new InvalidDataException($"{words.Length} words, {stems.Length} stems");
    }

    internal static string Stem(this Stemmer stemmer, string word)
    {
        char[] buffer = new char[Stemmer.Capacity(word.Length)];
        word.CopyTo(buffer);
        return new string(buffer, 0, stemmer.Stem(buffer, word.Length));
    }

    private static string[] Lines(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return reader.ReadToEnd().TrimEnd('\n').Split('\n');
    }
}
