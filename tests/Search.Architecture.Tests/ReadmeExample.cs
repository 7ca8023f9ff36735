using Search.Engine;

namespace Search.Architecture.Tests;

/// <summary>The README's example of the library, line for line: so it compiles, and a test runs it.</summary>
internal static class ReadmeExample
{
    public static void Run()
    {
        // From here on as in the README.
        var schema = new Schema().Text("title").Text("body").Date("published");
        using var index = SearchIndex.OpenOrCreate("index", schema);            // a folder of Lucene 8 segments
        using (var writer = index.OpenWriter())                                  // holds write.lock until disposed
        {
            writer.Add(new Document { ["title"] = "Rain ends drought", ["body"] = "After two dry years ...", ["published"] = new DateOnly(1998, 3, 14) });
            writer.Commit();                                                     // durable, and visible to the next search
        }
        var results = index.Search("rain AND drought", new() { Take = 10, Highlight = "body", Facets = [Facet.Year("published")] });
        foreach (var hit in results.Hits)
            Console.WriteLine($"{hit.Score:F2}  {hit.Document["title"]}\n      {hit.Snippet.ToAnsi()}");
        foreach (var year in results.Facets["published"])
            Console.WriteLine($"{year.Label}: {year.Count}");
    }
}
