using Search.Engine.Scoring;
using Search.Testing;

namespace Search.Engine.Tests.Scoring;

public class HighScoresTests
{
    [Fact]
    public void What_scores_too_low_is_left_out()
    {
        TestRandom random = TestRandom.Create();
        for (int round = 0; round < 1000; round++)
        {
            int[] docs = [.. Enumerable.Range(random.Next(1000), random.Next(40))];
            float[] scores = [.. docs.Select(_ => random.Pick([0f, 1f, random.NextSingle()]))];
            float lowest = random.Pick([0f, 1f, 2f, random.NextSingle()]);
            (int, float)[] expected = [.. docs.Zip(scores).Where(pair => pair.Second >= lowest)];
            int kept = HighScores.Keep(docs, scores, lowest);
            Assert.True(expected.SequenceEqual(docs.Take(kept).Zip(scores)), random.Explain);
        }
    }
}
