using Search.Engine;
using Search.Testing;

namespace Search.Interop.Tests.Queries;

/// <summary>Articles of six words, said again and again: what is rare in news is everywhere here, such as phrases that match in many ways.</summary>
public class FewWordsParityTests
{
    private const int Articles = 600;
    private const int Queries = 800;

    [LuceneFact]
    public void We_find_what_Lucene_finds()
    {
        TestRandom random = TestRandom.Create();
        var words = new FewWords(random);
        using var folder = new TempFolder();
        using SearchIndex index = SearchIndex.OpenOrCreate(folder.File("index"), new Schema()
            .Keyword("id", new KeywordOptions { IsId = true })
            .Text("body", new TextOptions { Analyzer = "standard", Stored = false }));
        using (IndexWriter writer = index.OpenWriter(new WriterOptions { SegmentsPerTier = int.MaxValue }))
        {
            for (int i = 0; i < Articles; i++)
            {
                writer.Update(new Document { ["id"] = $"{random.Next(Articles)}", ["body"] = words.Text(random.Next(1, 60)) });
                if (i % 250 == 100)
                {
                    writer.Commit();
                }
            }
            writer.Commit();
        }
        AskedQuery Ask() => new("few words", words.Query(2), random.Pick([5, 50, Articles]), Sort.Relevance);
        AskedQuery[] queries = [.. Enumerable.Range(0, Queries).Select(_ => Ask())];
        List<Answer> expected = Answer.OfLucene(folder.File("index"), queries);
        using Snapshot snapshot = index.OpenSnapshot();
        string[] differences =
        [
            .. queries.Zip(expected).Select(pair => (pair.First, Difference: Answer.OfOurs(snapshot, pair.First).DifferenceFrom(pair.Second)))
                .Where(pair => pair.Difference != null).Select(pair => $"{pair.First}: {pair.Difference}"),
        ];
        Assert.True(differences.Length == 0, $"{differences.Length} answers differ {random.Explain}\n{string.Join('\n', differences.Take(10))}");
        Assert.True(expected.Count(answer => answer.Total > 0) > Queries / 2, random.Explain);
    }
}
