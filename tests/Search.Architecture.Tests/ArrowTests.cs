using System.Xml.Linq;

namespace Search.Architecture.Tests;

/// <summary>Who may know whom. Between assemblies the compiler keeps it, as long as project files say no more than this.</summary>
public sealed class ArrowTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Search.Storage"] = [],
        ["Search.Codecs"] = ["Search.Storage"],
        ["Search.Analysis"] = [],
        ["Search.Engine"] = ["Search.Analysis", "Search.Codecs", "Search.Storage"],
        ["Search.Ingest"] = ["Search.Analysis"],
        ["Search.Service"] = ["Search.Engine", "Search.Ingest"],
        ["Search.Cli"] = ["Search.Service"],
    };

    // Inside the engine, folders that must not see each other.
    private static readonly (string From, string To)[] Forbidden =
    [
        ("Scoring", "Indexing"), ("Scoring", "Merging"), ("Scoring", "Commits"), ("Collecting", "Indexing"), ("Queries", "Indexing"),
        ("Automata", "Queries"), ("Automata", "Scoring"), ("Automata", "Indexing"),
        ("QueryParsing", "Indexing"), ("Highlighting", "Indexing"), ("Facets", "Indexing"),
        ("Indexing", "Scoring"), ("Indexing", "Queries"), ("Indexing", "Collecting"), ("Indexing", "QueryParsing"), ("Merging", "Scoring"), ("Documents", "Scoring"),
    ];

    public static TheoryData<string> Projects => [.. Allowed.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_refers_only_to_what_its_place_allows(string project)
    {
        XDocument file = XDocument.Parse(SourceTree.Read($"src/{project}/{project}.csproj"));
        IEnumerable<string> references = file.Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value));
        Assert.Empty(references.Except(Allowed[project]));
    }

    [Fact]
    public void Every_project_of_src_has_a_place() =>
        Assert.Equal(
            Allowed.Keys.Order(StringComparer.Ordinal),
            SourceTree.Files.Where(f => f.StartsWith("src/", StringComparison.Ordinal) && f.EndsWith(".csproj", StringComparison.Ordinal))
                .Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("Search.Storage")]
    [InlineData("Search.Codecs")]
    [InlineData("Search.Analysis")]
    [InlineData("Search.Engine")]
    public void The_core_needs_nothing_but_the_framework(string project) =>
        Assert.DoesNotContain("PackageReference", SourceTree.Read($"src/{project}/{project}.csproj"), StringComparison.Ordinal);

    [Fact]
    public void Only_storage_is_unsafe()
    {
        IEnumerable<string> unsafeProjects = SourceTree.Files
            .Where(f => f.StartsWith("src/", StringComparison.Ordinal) && f.EndsWith("props", StringComparison.Ordinal) | f.EndsWith(".csproj", StringComparison.Ordinal))
            .Where(f => SourceTree.Read(f).Contains("AllowUnsafeBlocks", StringComparison.Ordinal));
        Assert.Equal(["src/Search.Storage/Search.Storage.csproj"], unsafeProjects);
    }

    [Fact]
    public void Folders_of_the_engine_keep_apart()
    {
        var seen = new List<string>();
        foreach ((string from, string to) in Forbidden)
        {
            foreach (string file in SourceTree.CSharp($"src/Search.Engine/{from}/"))
            {
                if (SourceTree.Read(file).Contains($"Search.Engine.{to}", StringComparison.Ordinal))
                {
                    seen.Add($"{file} names Search.Engine.{to}");
                }
            }
        }
        Assert.Empty(seen);
    }

    [Fact]
    public void Namespaces_follow_folders()
    {
        var wrong = new List<string>();
        foreach (string file in SourceTree.CSharp("src/").Where(f => !f.EndsWith("/Program.cs", StringComparison.Ordinal)))
        {
            string? declared = SourceTree.Lines(file).FirstOrDefault(l => l.StartsWith("namespace ", StringComparison.Ordinal))?[10..].TrimEnd(';');
            string expected = Path.GetDirectoryName(file)!["src/".Length..].Replace('/', '.');
            if (declared != null && declared != expected)
            {
                wrong.Add($"{file}: {declared}, expected {expected}");
            }
        }
        Assert.Empty(wrong);
    }
}
