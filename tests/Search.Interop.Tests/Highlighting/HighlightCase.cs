using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Search.Engine;
using Search.Service.Articles;
using Search.Service.Queries;
using Search.Testing;

namespace Search.Interop.Tests.Highlighting;

/// <summary>
/// A case of <c>tests/Search.Engine.Tests/Highlighting/Cases</c>: an article, a query as people write it or as clauses, and the marks that Lucene's highlighter
/// sets in title and body. <c>body_times</c> is how often the body is repeated, and what follows then. <c>snippets</c> are passages of the body, written by hand, with
/// <c>html</c> and <c>ansi</c> as those must be written.
/// </summary>
/// <param name="Json">As it stands in the file.</param>
internal sealed record HighlightCase(JsonObject Json)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Folder { get; } = Path.Combine(TestData.Root, "tests", "Search.Engine.Tests", "Highlighting", "Cases");

    public string Name => (string)Json["name"]!;

    public string? Title => (string?)Json["title"];

    public string Body => Json["body_times"] is JsonArray times
        ? string.Concat(Enumerable.Repeat((string)Json["body"]!, (int)times[0]!)) + (string)times[1]!
        : (string)Json["body"]!;

    public Query Query => Json["clauses"] is JsonArray clauses
        ? CaseClauses.Read([.. clauses.Select(clause => (string)clause!)])
        : ArticleQueryParser.For(new ArticleQuery { Text = (string)Json["query"]! }).Parse((string)Json["query"]!).Query;

    public Document Document(int number) => new() { [ArticleSchema.Id] = $"{number}", [ArticleSchema.Title] = Title, [ArticleSchema.Body] = Body };

    public (int Start, int End)[] Marks(string field) =>
        [.. ((JsonArray)Json[field + "_marks"]!).Select(mark => ((int)mark![0]!, (int)mark[1]!))];

    /// <summary>Null where the case says nothing of snippets.</summary>
    public Snippet[]? Snippets => Json["snippets"] is JsonArray snippets
        ? [.. snippets.Select(each => new Snippet((string)each!["text"]!, [.. ((JsonArray)each["marks"]!).Select(mark => ((int)mark![0]!, (int)mark[1]!))]))]
        : null;

    /// <summary>The snippets as html or ansi; null where the case does not say.</summary>
    public string[]? Rendered(string how) => Json[how] is JsonArray texts ? [.. texts.Select(each => (string)each!)] : null;

    public void SetMarks(string field, IEnumerable<(int Start, int End)> marks) =>
        Json[field + "_marks"] = new JsonArray([.. marks.Select(mark => (JsonNode)new JsonArray(mark.Start, mark.End))]);

    public static Dictionary<string, List<HighlightCase>> ReadAll() => Directory.GetFiles(Folder, "*.json").Order(StringComparer.Ordinal).ToDictionary(
        file => file, file => ((JsonArray)JsonNode.Parse(File.ReadAllText(file))!).Select(each => new HighlightCase((JsonObject)each!)).ToList());

    public static void Write(string file, IEnumerable<HighlightCase> cases) =>
        File.WriteAllText(file, $"[\n{string.Join(",\n", cases.Select(each => each.Json.ToJsonString(Readable)))}\n]\n");
}
