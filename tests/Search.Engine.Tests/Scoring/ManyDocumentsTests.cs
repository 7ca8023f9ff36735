using Search.Storage;
using Search.Testing;

namespace Search.Engine.Tests.Scoring;

/// <summary>Enough documents that postings have many blocks and scorers many ranges, so that much is passed over: the hits stay what they are when all is scored.</summary>
public sealed class ManyDocumentsTests
{
    private const int Words = 60;

    [Fact]
    public void Passing_over_what_cannot_be_a_hit_changes_no_hit()
    {
        var random = TestRandom.Create();
        using var directory = new MemoryIndexDirectory();
        using SearchIndex index = SearchIndex.OpenOrCreate(directory, new Schema().Keyword("id", new() { IsId = true, DocValues = true }).Text("body"));
        using (IndexWriter writer = index.OpenWriter())
        {
            Fill(writer, random, 20_000);
        }
        int passedOver = 0;
        for (int i = 0; i < 200; i++)
        {
            Query query = random.Chance(0.3) ? Filtered(random) : AnyQuery(random, depth: 2);
            int take = random.Next(1, 40);
            SearchResults all = index.Search(query, new SearchOptions { Take = take });
            SearchResults some = index.Search(query, new SearchOptions { Take = take, CountExactly = false, CountUpTo = random.Next(0, 3000) });
            string message = $"{take} of {query} {random.Explain}";
            Assert.True(all.Hits.Select(hit => (hit.DocId, hit.Score)).SequenceEqual(some.Hits.Select(hit => (hit.DocId, hit.Score))), message);
            Assert.True(some.Total <= all.Total, message);
            passedOver += some.Total < all.Total ? 1 : 0;
        }
        Assert.True(passedOver > 40, $"{passedOver} queries passed over documents {random.Explain}");
    }

    /// <summary>Texts in which the first words are common and the last ones rare, some of them in one part of the index alone.</summary>
    private static void Fill(IndexWriter writer, TestRandom random, int count)
    {
        for (int doc = 0; doc < count; doc++)
        {
            int length = random.Next(1, 30);
            var words = new string[length];
            for (int i = 0; i < length; i++)
            {
                double share = random.NextDouble();
                int word = (int)(Words * share * share * share);
                words[i] = word % 7 == 3 && doc > count / 3 ? "w0" : $"w{word}";
            }
            writer.Add(new Document { ["id"] = $"{doc}", ["body"] = string.Join(' ', words) });
            if (doc == count / 2)
            {
                writer.Commit();
            }
        }
        for (int i = 0; i < 500; i++)
        {
            writer.Delete($"{random.Next(count)}");
        }
        writer.Commit();
    }

    private static Query AnyQuery(TestRandom random, int depth)
    {
        int parts = random.Next(2, 7);
        var clauses = new List<BooleanClause>();
        for (int i = 0; i < parts; i++)
        {
            Query part = depth > 0 && random.Chance(0.25) ? AnyQuery(random, depth - 1)
                : random.Chance(0.1) ? new PhraseQuery("body", AnyWord(random), AnyWord(random))
                : new TermQuery("body", AnyWord(random));
            Occur occur = random.Chance(0.08) ? Occur.Must : random.Chance(0.08) ? Occur.Filter : random.Chance(0.04) ? Occur.MustNot : Occur.Should;
            clauses.Add(new BooleanClause(random.Chance(0.3) ? new BoostQuery(part, random.Next(1, 50) / 10f) : part, occur));
        }
        int optional = clauses.Count(clause => clause.Occur == Occur.Should);
        return clauses.TrueForAll(clause => clause.Occur == Occur.MustNot) ? AnyQuery(random, depth)
            : new BooleanQuery([.. clauses], random.Chance(0.3) ? Math.Min(optional, random.Next(1, 3)) : 0);
    }

    /// <summary>Some of many words, led by them: what they are filtered by is in more documents.</summary>
    private static BooleanQuery Filtered(TestRandom random)
    {
        BooleanClause[] words = [.. Enumerable.Range(0, random.Next(2, 5)).Select(_ => new BooleanClause(new TermQuery("body", $"w{random.Next(1, 20)}"), Occur.Should))];
        return new BooleanQuery([.. words, new BooleanClause(new TermQuery("body", "w0"), Occur.Filter)], minimumShouldMatch: 1);
    }

    private static string AnyWord(TestRandom random) => $"w{random.Next(Words)}";
}
