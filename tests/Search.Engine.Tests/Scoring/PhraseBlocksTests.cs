using Search.Storage;
using Search.Testing;

namespace Search.Engine.Tests.Scoring;

/// <summary>
/// Phrases in so many documents that their terms have many blocks of documents and of positions, and some documents have a term often: what is found block by block is what is
/// found document by document, as an explanation does it.
/// </summary>
public sealed class PhraseBlocksTests
{
    private const int Words = 7;

    [Fact]
    public void Blocks_have_the_phrases_that_their_documents_have()
    {
        TestRandom random = TestRandom.Create();
        using var directory = new MemoryIndexDirectory();
        using SearchIndex index = SearchIndex.OpenOrCreate(directory, new Schema().Text("body", new TextOptions { Analyzer = "standard" }));
        var texts = new List<string[]>();
        using (IndexWriter writer = index.OpenWriter())
        {
            for (int doc = 0; doc < 3000; doc++)
            {
                texts.Add(Text(random));
                writer.Add(new Document { ["body"] = string.Join(' ', texts[^1]) });
            }
            writer.Commit();
        }
        using Snapshot snapshot = index.OpenSnapshot();
        int matches = 0;
        for (int round = 0; round < 40; round++)
        {
            Query query = random.Chance(0.3) ? Alternatives(random) : Phrase(random);
            string message = $"{query} {random.Explain}";
            SearchResults all = snapshot.Search(query, new SearchOptions { Take = texts.Count });
            Assert.True(all.Total == snapshot.Search(new ConstantScoreQuery(query)).Total, message);
            SearchResults best = snapshot.Search(query, new SearchOptions { Take = 5, CountExactly = false, CountUpTo = random.Next(300) });
            Assert.True(all.Hits.Take(5).Select(hit => (hit.DocId, hit.Score)).SequenceEqual(best.Hits.Select(hit => (hit.DocId, hit.Score))), message);
            Dictionary<int, float> scores = all.Hits.ToDictionary(hit => hit.DocId, hit => hit.Score);
            for (int i = 0; i < 20; i++)
            {
                int doc = i < 12 && scores.Count > 0 ? random.Pick([.. scores.Keys]) : random.Next(texts.Count);
                Explanation explanation = snapshot.Explain(query, doc);
                Assert.True(explanation.IsMatch == scores.TryGetValue(doc, out float score), $"{doc} {message}");
                Assert.True(!explanation.IsMatch || explanation.Value == score, $"{doc} {message}");
                Assert.True(query is not PhraseQuery { Slop: 0 } phrase || explanation.IsMatch == Has(texts[doc], phrase), $"{doc} {message}");
                matches += explanation.IsMatch ? 1 : 0;
            }
        }
        Assert.True(matches > 200, $"{matches} {random.Explain}");
    }

    private static bool Has(string[] text, PhraseQuery query) =>
        Enumerable.Range(-query.Positions.Max(), text.Length + query.Positions.Max()).Any(start => query.Terms.Select((term, i) => (Term: term, At: start + query.Positions[i]))
            .All(place => place.At >= 0 && place.At < text.Length && text[place.At] == System.Text.Encoding.UTF8.GetString(place.Term.Span)));

    /// <summary>Mostly a few words; some are long, so that they have a word more often than is compared at once.</summary>
    private static string[] Text(TestRandom random)
    {
        int length = random.Chance(0.1) ? random.Next(60, 400) : random.Next(1, 40);
        return [.. Enumerable.Range(0, length).Select(_ => Word(random))];
    }

    private static PhraseQuery Phrase(TestRandom random)
    {
        int count = random.Next(2, 6);
        string[] words = [.. Enumerable.Range(0, count).Select(_ => Word(random))];
        int[] positions = new int[count];
        for (int i = 1; i < count; i++)
        {
            positions[i] = positions[i - 1] + (random.Chance(0.1) ? random.Next(0, 4) : 1);
        }
        return new PhraseQuery("body", random.Chance(0.5) ? 0 : random.Next(1, 7), [.. words.Select(word => new TermQuery("body", word).Term)], positions);
    }

    /// <summary>A phrase with several words at some places.</summary>
    private static MultiPhraseQuery Alternatives(TestRandom random)
    {
        ReadOnlyMemory<byte> Term() => new TermQuery("body", Word(random)).Term;
        int count = random.Next(2, 5);
        ReadOnlyMemory<byte>[][] terms = [.. Enumerable.Range(0, count).Select(_ => random.Chance(0.6) ? new[] { Term() } : [Term(), Term()])];
        return new MultiPhraseQuery("body", random.Chance(0.7) ? 0 : random.Next(1, 5), terms, [.. Enumerable.Range(0, count)]);
    }

    private static string Word(TestRandom random)
    {
        double share = random.NextDouble();
        return $"w{(int)(Words * share * share)}";
    }
}
