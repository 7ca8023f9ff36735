using Search.Engine;
using Search.Interop.Tests.Archives;
using Search.Testing;

namespace Search.Interop.Tests.Queries;

public class QueryTextTests
{
    [LuceneFact(NeedsData = true)]
    public void Queries_print_as_Lucene_prints_them()
    {
        TestRandom random = TestRandom.Create();
        List<AskedQuery> queries = new NewsQueries(random, new NewsWords(random, NewsArticles.Read())).OfEachKind(40);
        using var folder = new TempFolder();
        File.WriteAllLines(folder.File("queries"), queries.Select(query => query.Line));
        JavaLucene.Program("SearchQueries", folder.File("queries"), folder.File("answers"));
        Assert.Equal(queries.Select(query => query.Query.ToString()), File.ReadLines(folder.File("answers")));
    }
}
