using Search.Codecs.Contracts;
using Search.Engine.Scoring;
using Search.Engine.Tests.Fakes;
using Search.Testing;

namespace Search.Engine.Tests.Scoring;

public class RareTermsTests
{
    [Fact]
    public void Sums_and_layers_are_what_the_terms_give_one_by_one()
    {
        TestRandom random = TestRandom.Create();
        for (int round = 0; round < 60; round++)
        {
            int maxDoc = 1 + random.Next(random.Chance(0.5) ? 100_000 : 300);
            var rare = new RareTerms(maxDoc);
            var expected = new SortedDictionary<int, List<float>>();
            var field = new Search.Engine.Scoring.FieldStatistics(maxDoc, 40L * maxDoc);
            for (int term = 1 + random.Next(30); term > 0; term--)
            {
                var similarity = Bm25.Create(0.2f + random.NextSingle(), field, 1 + random.Next(maxDoc));
                List<(int Doc, List<FakeToken> Tokens)> postings = Postings(random, maxDoc);
                Assert.True(rare.HasRoomFor(postings.Count));
                rare.Add(new FakePostings(postings, _ => Bm25.DefaultNorm), similarity, norms: null);
                foreach ((int doc, List<FakeToken> tokens) in postings)
                {
                    expected.TryAdd(doc, []);
                    expected[doc].Add(similarity.Score(tokens.Count, Bm25.DefaultNorm));
                }
            }
            (int, float)[] sums = [.. expected.Select(each => (each.Key, (float)each.Value.Sum(score => (double)score)))];
            Assert.Equal(sums, Read(rare.Sum(), random));
            var parts = new List<(int Doc, float Score)>();
            foreach (Scorer layer in rare.Layers())
            {
                (int Doc, float Score)[] read = Read(layer, random);
                Assert.Equal(read.Length, read.DistinctBy(each => each.Doc).Count());
                parts.AddRange(read);
            }
            Assert.Equal(
                expected.SelectMany(each => each.Value.Select(score => (each.Key, score))).Order(), parts.Order());
        }
    }

    [Fact]
    public void Documents_are_tested_counted_and_bounded()
    {
        TestRandom random = TestRandom.Create();
        for (int round = 0; round < 60; round++)
        {
            int maxDoc = 1 + random.Next(5000);
            int[] docs = [.. Enumerable.Range(0, maxDoc).Where(_ => random.Chance(0.3))];
            float[] scores = [.. docs.Select(_ => random.NextSingle())];
            Scorer Create() => new RareTermsScorer(docs, scores, docs.Length);
            int[] asked = [.. Enumerable.Range(0, maxDoc).Where(_ => random.Chance(0.1)).Take(Scorer.BlockSize)];
            bool[] matches = new bool[asked.Length];
            float[] found = new float[asked.Length];
            Create().Probe(asked, matches, found);
            for (int i = 0; i < asked.Length; i++)
            {
                int place = Array.BinarySearch(docs, asked[i]);
                Assert.True(matches[i] == place >= 0 && (place < 0 || found[i] == scores[place]), random.Explain);
            }
            int from = random.Next(maxDoc);
            int end = from + random.Next(maxDoc);
            float best = docs.Zip(scores).Where(each => each.First >= from && each.First < end).Select(each => each.Second).DefaultIfEmpty().Max();
            Assert.True(Create().MaxScore(from, end) >= best, random.Explain);
            float bound = random.NextSingle();
            int counted = Create().CountFrom(from, bound);
            Assert.True(counted == -1 || (counted == docs.Count(doc => doc >= from) && !docs.Zip(scores).Any(each => each.First >= from && each.Second >= bound)), random.Explain);
            Assert.Equal(docs.Count(doc => doc >= from), Create().CountFrom(from, 2f));
            Scorer high = Create();
            high.SetMinScore(bound);
            Assert.Superset(
                docs.Zip(scores).Where(each => each.Second >= bound).Select(each => each.First).ToHashSet(), Read(high, random).Select(each => each.Doc).ToHashSet());
        }
    }

    private static List<(int Doc, List<FakeToken> Tokens)> Postings(TestRandom random, int maxDoc) =>
    [
        .. Enumerable.Range(0, 1 + random.Next(random.Chance(0.2) ? 200 : 5)).Select(_ => random.Next(maxDoc)).Distinct().Order()
            .Select(doc => (doc, Enumerable.Repeat(default(FakeToken), 1 + random.Next(4)).ToList())),
    ];

    private static (int Doc, float Score)[] Read(Scorer scorer, TestRandom random)
    {
        var all = new List<(int, float)>();
        int[] docs = new int[Scorer.BlockSize];
        float[] scores = new float[Scorer.BlockSize];
        int from = 0;
        while (scorer.Next != DocIdIterator.NoMoreDocs)
        {
            int room = 1 + random.Next(Scorer.BlockSize);
            int end = from + 1 + random.Next(20_000);
            int count;
            while ((count = scorer.Read(from, end, docs.AsSpan(0, room), scores.AsSpan(0, room))) > 0)
            {
                all.AddRange(docs.Take(count).Zip(scores.Take(count)));
                from = docs[count - 1] + 1;
            }
            from = end;
        }
        return [.. all];
    }
}
