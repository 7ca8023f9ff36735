using Search.Engine.Scoring;
using Search.Testing;

namespace Search.Engine.Tests.Scoring;

public class ScoreWindowTests
{
    [Fact]
    public void What_was_added_is_taken_off_once_and_in_order()
    {
        TestRandom random = TestRandom.Create();
        var window = new ScoreWindow();
        for (int round = 0; round < 300; round++)
        {
            int start = random.Next(1_000_000);
            int end = start + random.Next(1, random.Pick([20, 5000]));
            window.Move(start, end);
            Assert.Equal(Math.Min(end, start + ScoreWindow.Size), window.End);
            var sums = new SortedDictionary<int, double>();
            for (int part = random.Next(1, 4); part > 0; part--)
            {
                int[] docs = [.. Enumerable.Range(start, window.End - start).Where(_ => random.Chance(0.1))];
                float[] scores = [.. docs.Select(_ => random.Pick([0f, -0f, random.NextSingle(), 1e-30f, 12f]))];
                window.Add(docs, scores);
                for (int i = 0; i < docs.Length; i++)
                {
                    sums[docs[i]] = sums.GetValueOrDefault(docs[i]) + scores[i];
                }
            }
            Assert.All(sums.Take(20), sum => Assert.Equal(sum.Value, window.SumOf(sum.Key)));
            double lowest = random.Pick([0, -1, 0.5, 1e-31]);
            int first = random.Next(start, window.End);
            int last = random.Next(first, end + 10);
            window.SkipTo(first);
            (int, float)[] expected = [.. sums.Where(sum => sum.Key >= first && sum.Key < last && sum.Value >= lowest).Select(sum => (sum.Key, (float)sum.Value))];
            Assert.True(expected.SequenceEqual(Taken(window, last, lowest, random)), random.Explain);
            Assert.Empty(Taken(window, last, lowest, random));
        }
    }

    private static List<(int, float)> Taken(ScoreWindow window, int end, double lowest, TestRandom random)
    {
        var taken = new List<(int, float)>();
        while (window.Next < Math.Min(end, window.End))
        {
            int[] docs = new int[random.Next(1, 100)];
            float[] scores = new float[docs.Length];
            int count = window.Take(end, lowest, docs, scores);
            taken.AddRange(docs.Take(count).Zip(scores));
        }
        return taken;
    }
}
