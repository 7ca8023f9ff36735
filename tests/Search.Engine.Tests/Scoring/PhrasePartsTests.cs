using Search.Codecs.Contracts;
using Search.Engine.Scoring;
using Search.Engine.Tests.Fakes;
using Search.Testing;
using Statistics = Search.Engine.Scoring.FieldStatistics;

namespace Search.Engine.Tests.Scoring;

/// <summary>The parts of phrase scoring that compare many numbers at once, against plain loops.</summary>
public sealed class PhrasePartsTests
{
    private readonly TestRandom _random = TestRandom.Create();

    [Fact]
    public void Runs_of_positions_are_compared_as_the_positions_are()
    {
        // Callers ask only where vectors are fast; elsewhere .NET computes them in software.
        for (int round = 0; round < 5000; round++)
        {
            (PositionRun run, int[] positions) = Run(_random.Next(1, 9));
            (PositionRun others, int[] otherPositions) = Run(_random.Next(1, 20));
            int shift = _random.Next(-3, 4);
            int slop = _random.Next(0, 8);
            uint equal = run.FindEqual(others, shift);
            for (int i = 0; i < 32; i++)
            {
                Assert.True((equal >> i & 1) == (i < positions.Length && otherPositions.Contains(positions[i] + shift) ? 1u : 0), _random.Explain);
            }
            bool isNear = positions.Any(one => otherPositions.Any(other => Math.Abs(one - other - shift) <= slop));
            Assert.True(isNear == run.IsNear(others, shift, slop), _random.Explain);
            Assert.True(otherPositions.Count(one => positions.Contains(one + shift)) == others.CountEqual(run, shift), _random.Explain);
        }
    }

    [Fact]
    public void Two_places_match_as_places_of_any_number_do()
    {
        for (int round = 0; round < 3000; round++)
        {
            int slop = _random.Next(1, 9);
            int[] offsets = [_random.Next(3), _random.Next(3, 6)];
            int[][] positions = [Positions(_random.Next(1, 15), 0), Positions(_random.Next(1, 15), 0)];
            float expected = new SloppyPhraseMatcher(Parts(positions, offsets), slop).Freq(any: false);
            PhrasePart[] parts = Parts(positions, offsets);
            var matcher = new SloppyPairMatcher(parts, slop);
            Assert.True(expected <= matcher.MaxFreq(), _random.Explain);
            Assert.True(matcher.MaxFreq() <= parts.Min(part => part.Postings.Freq) * matcher.MostTimes, _random.Explain);
            Assert.True(expected == matcher.Freq(any: false), $"{expected} {_random.Explain}");
            Assert.True(expected > 0 == new SloppyPairMatcher(Parts(positions, offsets), slop).Freq(any: true) > 0, _random.Explain);
        }
    }

    [Fact]
    public void The_least_frequency_is_the_first_that_is_enough()
    {
        for (int round = 0; round < 200; round++)
        {
            Bm25 similarity = Bm25.Create(_random.Pick([0.5f, 1f, 3f]), new Statistics(50_000, 9_000_000), _random.Next(1, 900));
            float times = _random.Pick([1f, 1.5f]);
            var bounds = new FreqBounds(similarity, times);
            byte norm = (byte)_random.Next(256);
            foreach (float share in (float[])[0.1f, 0.9f, 0.5f, 1f])
            {
                float minScore = similarity.Weight * share;
                int least = bounds.LeastFreq(norm, minScore);
                Assert.True(least == 1 || similarity.Score((least - 1) * times, norm) < minScore, _random.Explain);
                Assert.True(least == 1 << 20 || similarity.Score(least * times, norm) >= minScore, _random.Explain);
            }
        }
    }

    private (PositionRun Run, int[] Positions) Run(int count)
    {
        int before = _random.Next(100);
        int start = _random.Next(4);
        int[] positions = Positions(count, 0);
        int[] sums = new int[start + count + PositionRun.Lanes];
        sums.AsSpan().Fill(before + positions[0] + 1);
        for (int i = 0; i < count; i++)
        {
            sums[start + i] = before + positions[i];
        }
        return (new PositionRun(sums, start, count, before), positions);
    }

    private PhrasePart[] Parts(int[][] positions, int[] offsets) =>
    [
        .. positions.Select((each, i) =>
        {
            var postings = new FakePostings([(7, [.. each.Select(position => new FakeToken(position, 0, 0))])], _ => 1);
            postings.NextDoc();
            return new PhrasePart(postings, offsets[i], [new byte[] { (byte)i }]);
        }),
    ];

    private int[] Positions(int count, int first) => [.. Ascending(count, 5).Select(position => first + position)];

    private int[] Ascending(int count, int most)
    {
        int[] values = new int[count];
        int value = _random.Next(most);
        for (int i = 0; i < count; i++)
        {
            values[i] = value;
            value += _random.Next(1, most + 1);
        }
        return values;
    }
}
