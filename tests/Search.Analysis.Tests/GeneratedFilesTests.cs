using Search.Analysis.Tests.Generation;
using Search.Testing;

namespace Search.Analysis.Tests;

/// <summary>
/// The generated sources are what their generators give now. With <c>SEARCH_REGENERATE=1</c> these tests write the files instead (build again afterwards).
/// </summary>
public class GeneratedFilesTests
{
    [UnicodeDataFact]
    public void WordClassesAreUnicodes() => Check("Unicode/WordClasses.Generated.cs", GeneratedFiles.WordClasses());

    [UnicodeDataFact]
    public void WordAutomatonIsTheGrammars() => Check("Tokenizing/WordAutomaton.Generated.cs", GeneratedFiles.WordAutomaton());

    [UnicodeDataFact]
    public void LowerCaseIsUnicodes() => Check("Unicode/LowerCaseTable.Generated.cs", GeneratedFiles.LowerCase());

    [LuceneFact]
    public void AsciiFoldingIsLucenes() => Check("Unicode/AsciiFoldingTable.Generated.cs", GeneratedFiles.AsciiFolding());

    [LuceneFact]
    public void StopWordsAreLucenes() => Check("English/EnglishStopWordLists.Generated.cs", GeneratedFiles.EnglishStopWords());

    [LuceneFact]
    public void StopWordsOfOtherLanguagesAreLucenes() => Check("Languages/StopWordLists.Generated.cs", GeneratedFiles.StopWords());

    private static void Check(string file, string source)
    {
        string path = Path.Combine(TestData.Root, "src", "Search.Analysis", file);
        if (Environment.GetEnvironmentVariable("SEARCH_REGENERATE") == "1")
        {
            File.WriteAllText(path, source);
        }
        Assert.Equal(source, File.ReadAllText(path));
    }
}
