using Search.Codecs.Contracts;
using Search.Engine.Queries;
using Search.Engine.Scoring;
using Search.Engine.Snapshots;
using Search.Testing;

namespace Search.Engine.Tests.Scoring;

public class ScorerTests
{
    [Fact]
    public void WindowsGiveTheMatchesThatReadingAtOnceGives_AndTheEndIsTold()
    {
        var random = TestRandom.Create();
        var queries = new RandomQueries(random);
        using Snapshot snapshot = queries.SnapshotOf(queries.Docs(120));
        for (int i = 0; i < 200; i++)
        {
            Query query = new QueryRewriter(snapshot).Rewrite(queries.Query());
            Weight weight = Weights.Create(query, new SearchContext(snapshot), needsScores: random.Chance(0.5), 1f);
            for (int ordinal = 0; ordinal < snapshot.Segments.Count; ordinal++)
            {
                SegmentView segment = snapshot.Segments[ordinal];
                if (weight.CreateScorer(segment, ordinal, long.MaxValue) is not { } scorer)
                {
                    continue;
                }
                string message = $"{query} {random.Explain}";
                List<int> expected = Read(weight.CreateScorer(segment, ordinal, long.MaxValue)!, 0, int.MaxValue);
                var found = new List<int>();
                for (int start = 0; start < segment.MaxDoc;)
                {
                    int end = start + random.Next(1, 40);
                    Assert.True(expected.Where(doc => doc >= start).All(doc => doc >= scorer.Next), message);
                    found.AddRange(Read(scorer, start, end));
                    start = end;
                }
                Assert.True(expected.SequenceEqual(found), message);

                // What is behind the last document would else be looked through, window by window.
                Assert.True(Read(scorer, segment.MaxDoc, int.MaxValue).Count == 0 && scorer.Next == DocIdIterator.NoMoreDocs, message);
            }
        }
    }

    private static List<int> Read(Scorer scorer, int from, int end)
    {
        var all = new List<int>();
        int[] docs = new int[7];
        int count;
        while (from < end && (count = scorer.Read(from, end, docs, default)) > 0)
        {
            all.AddRange(docs[..count]);
            from = docs[count - 1] + 1;
        }
        return all;
    }
}
