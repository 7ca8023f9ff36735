using Search.Storage;
using Search.Testing;

namespace Search.Engine.Tests.Scoring;

/// <summary>The number of documents with any of several words is told apart from the best of them: both are what a search that looks at all gives.</summary>
public sealed class CountedApartTests
{
    private const int Docs = 70_000;

    [Fact]
    public void Numbers_and_hits_are_those_of_a_search_that_looks_at_all()
    {
        var random = TestRandom.Create();
        // A word of every document, words of ever fewer, and one of a single document.
        double[] shares = [1, 0.6, 0.3, 0.3, 0.05, 0.004, 0.0005, 0.0005];
        string[][] words = [.. Enumerable.Range(0, Docs).Select(doc => Words(random, shares, doc))];
        using var directory = new MemoryIndexDirectory();
        using SearchIndex index = SearchIndex.OpenOrCreate(directory, new Schema().Text("body"));
        using (IndexWriter writer = index.OpenWriter())
        {
            for (int doc = 0; doc < Docs; doc++)
            {
                writer.Add(new Document { ["body"] = string.Join(' ', words[doc]) });
                if (doc == 3000)
                {
                    writer.Commit();
                }
            }
            writer.Commit();
        }
        for (int round = 0; round < 60; round++)
        {
            string[] asked = [.. Enumerable.Range(0, shares.Length).Select(i => $"w{i}").Append("w99").Append("w98").OrderBy(_ => random.Next()).Take(random.Next(1, 6))];
            var query = new BooleanQuery([.. asked.Select(word => new BooleanClause(new TermQuery("body", word), Occur.Should))]);
            string message = $"{query} {random.Explain}";
            int expected = words.Count(own => own.Intersect(asked).Any());
            SearchResults best = index.Search(query, new SearchOptions { Take = 7 });
            SearchResults all = index.Search(query, new SearchOptions { Take = 7, CountExactly = false, CountUpTo = int.MaxValue });
            Assert.True(best.Total == expected && best.TotalIsExact, message);
            Assert.True(all.Hits.Select(hit => (hit.DocId, hit.Score)).SequenceEqual(best.Hits.Select(hit => (hit.DocId, hit.Score))), message);
            Assert.True(index.Search(query, new SearchOptions { Take = 0 }).Total == expected, message);
        }
    }

    private static string[] Words(TestRandom random, double[] shares, int doc)
    {
        var words = new List<string>();
        for (int i = 0; i < shares.Length; i++)
        {
            for (int times = random.Chance(shares[i]) ? random.Next(1, 4) : 0; times > 0; times--)
            {
                words.Add($"w{i}");
            }
        }
        if (doc == Docs - 5)
        {
            words.Add("w99");
        }
        return [.. words];
    }
}
