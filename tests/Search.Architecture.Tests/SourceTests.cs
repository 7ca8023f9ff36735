using System.Text.RegularExpressions;

namespace Search.Architecture.Tests;

/// <summary>Habits of the source that no compiler checks.</summary>
public sealed partial class SourceTests
{
    [Fact]
    public void A_file_has_at_most_400_lines() =>
        Assert.Empty(
            from file in SourceTree.CSharp()
            where !SourceTree.IsGenerated(file)
            let lines = SourceTree.Lines(file).Length
            where lines > 400
            select $"{file}: {lines} lines");

    [Fact]
    public void Nothing_is_left_unfinished() =>
        Assert.Empty(
            from file in SourceTree.CSharp("src/").Concat(SourceTree.CSharp("tests/"))
            where !file.StartsWith("tests/Search.Architecture.Tests/", StringComparison.Ordinal)
            from line in SourceTree.Lines(file).Index()
            where Unfinished().IsMatch(line.Item)
            select $"{file}:{line.Index + 1}: {line.Item.Trim()}");

    [Fact]
    public void No_test_is_switched_off() =>
        Assert.Empty(
            from file in SourceTree.CSharp("tests/")
            from line in SourceTree.Lines(file).Index()
            where SwitchedOff().IsMatch(line.Item)
            select $"{file}:{line.Index + 1}");

    [Fact]
    public void Only_generated_code_is_partial() =>
        Assert.Empty(
            from file in SourceTree.CSharp("src/")
            where !SourceTree.IsGenerated(file)
            let text = SourceTree.Read(file)
            where Partial().IsMatch(text) && !text.Contains("[GeneratedRegex", StringComparison.Ordinal) && !text.Contains("JsonSerializerContext", StringComparison.Ordinal)
                && !text.Contains("[LibraryImport", StringComparison.Ordinal)
            select file);

    [Fact]
    public void The_top_level_is_as_agreed()
    {
        IEnumerable<string> top = SourceTree.Files.Select(f => f.Split('/')[0]).Distinct().Where(f => !f.StartsWith('.'));
        Assert.Empty(top.Except(["src", "tests", "seeds", "index", "Search.sln", "README.md"]));
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        string solution = SourceTree.Read("Search.sln").Replace('\\', '/');
        Assert.Empty(
            from file in SourceTree.Files
            where file.EndsWith(".csproj", StringComparison.Ordinal) && !solution.Contains(file, StringComparison.Ordinal)
            select file);
    }

    [Fact]
    public void Links_in_documents_lead_somewhere()
    {
        var broken = new List<string>();
        foreach (string file in SourceTree.Files.Where(f => f.EndsWith(".md", StringComparison.Ordinal)))
        {
            string folder = Path.GetDirectoryName(file)!;
            foreach (Match link in Link().Matches(SourceTree.Read(file)))
            {
                string target = link.Groups[1].Value.Split('#')[0];
                if (target.Length == 0 || target.Contains("://", StringComparison.Ordinal))
                {
                    continue;
                }
                string path = Path.Combine(Search.Testing.TestData.Root, folder, target);
                if (!File.Exists(path) && !Directory.Exists(path))
                {
                    broken.Add($"{file}: {target}");
                }
            }
        }
        Assert.Empty(broken);
    }

    [GeneratedRegex(@"NotImplementedException|\b(TODO|FIXME|HACK|XXX)\b")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"\bSkip *= *""")]
    private static partial Regex SwitchedOff();

    [GeneratedRegex(@"\bpartial (class|struct|record|interface)\b")]
    private static partial Regex Partial();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
