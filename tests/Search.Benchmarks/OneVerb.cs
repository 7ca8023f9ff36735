using System.Globalization;
using Search.Engine;

namespace Search.Benchmarks;

/// <summary><c>one INDEX QUERY</c>: opens, answers with ten scores and titles, exits. The process is timed from outside.</summary>
internal static class OneVerb
{
    public static int Run(Arguments arguments)
    {
        using SearchIndex index = SearchIndex.Open(arguments.Word(1));
        using Snapshot snapshot = index.OpenSnapshot();
        BenchQuery query = BenchQuery.Parse("", arguments.Word(2));
        foreach (Hit hit in snapshot.Search(query.Query, new SearchOptions { Fields = ["title"], CountExactly = false }).Hits)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{hit.Score}\t{hit.Document.Text("title")}"));
        }
        return 0;
    }
}
