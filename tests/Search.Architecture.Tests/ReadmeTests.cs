using Search.Testing;

namespace Search.Architecture.Tests;

/// <summary>The README's example of the library is what it says.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public void The_example_is_the_one_that_is_compiled()
    {
        string readme = SourceTree.Read("README.md");
        string[] shown = readme.Split("```csharp\n")[1].Split("```")[0].TrimEnd('\n').Split('\n');
        string[] source = SourceTree.Lines("tests/Search.Architecture.Tests/ReadmeExample.cs");
        int start = Array.FindIndex(source, line => line.Contains("as in the README.", StringComparison.Ordinal)) + 1;
        IEnumerable<string> compiled = source[start..^2].Select(line => line.Length > 8 ? line[8..] : "").Prepend(source[0]);
        Assert.Equal(shown, compiled);
    }

    [Fact]
    public void The_example_finds_and_counts_what_it_indexed()
    {
        using var folder = new TempFolder();
        string before = Environment.CurrentDirectory;
        TextWriter console = Console.Out;
        var output = new StringWriter { NewLine = "\n" };
        try
        {
            Environment.CurrentDirectory = folder;
            Console.SetOut(output);
            ReadmeExample.Run();
        }
        finally
        {
            Console.SetOut(console);
            Environment.CurrentDirectory = before;
        }
        string[] lines = output.ToString().TrimEnd('\n').Split('\n');
        Assert.Matches("^0\\.\\d\\d  Rain ends drought$", lines[0]);
        Assert.Equal(["      After two dry years ...", "1998: 1"], lines[1..]);
    }
}
