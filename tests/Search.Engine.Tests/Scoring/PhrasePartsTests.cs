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
    public void Rows_of_positions_are_compared_as_the_positions_are()
    {
        for (int round = 0; round < 2000; round++)
        {
            int count = _random.Next(1, 6);
            int most = _random.Pick([1, 3, 8]);
            int[][] firsts = [.. Enumerable.Range(0, count).Select(_ => Positions(_random.Next(1, most + 1), _random.Next(20)))];
            int[][] seconds = [.. Enumerable.Range(0, count).Select(_ => Positions(_random.Next(1, most + 1), _random.Next(20)))];
            int[] firstRows = [.. firsts.SelectMany(each => Rows(each, FewPositions.FirstPadding))];
            int[] secondRows = [.. seconds.SelectMany(each => Rows(each, FewPositions.SecondPadding))];
            int shift = _random.Next(-3, 4);
            int slop = _random.Pick([1, 3, 7, FewPositions.Most - 5]);
            byte[] found = new byte[count];
            bool[] near = new bool[count];
            FewPositions.FindFollowed(firstRows, secondRows, shift, found);
            FewPositions.FindNear(firstRows, secondRows, shift, slop, near);
            for (int i = 0; i < count; i++)
            {
                int expected = firsts[i].Select((position, at) => seconds[i].Contains(position + shift) ? 1 << at : 0).Sum();
                Assert.True(expected == found[i], _random.Explain);
                Assert.True(firsts[i].Any(one => seconds[i].Any(other => Math.Abs(one + shift - other) <= slop)) == near[i], _random.Explain);
            }
        }
    }

    [Fact]
    public void Lists_of_positions_are_compared_as_their_rows_are()
    {
        for (int round = 0; round < 3000; round++)
        {
            int[] first = Positions(_random.Next(1, 40), _random.Next(20));
            int[] second = Positions(_random.Next(1, 40), _random.Next(20));
            if (_random.Chance(0.2))
            {
                // Two occurrences at one place.
                first[^1] = first[first.Length / 2];
                Array.Sort(first);
            }
            int shift = _random.Next(-3, 4);
            int slop = _random.Next(0, 8);
            int[] expected = [.. first.Where(position => second.Contains(position + shift))];
            int[] firstRows = Rows(first, FewPositions.FirstPadding);
            int[] secondRows = Rows(second, FewPositions.SecondPadding);
            Assert.True(expected.Length == FewPositions.CountFollowed(firstRows, secondRows, shift), _random.Explain);
            int[] kept = [.. first];
            int[] padded = [.. second, .. new int[PostingsEnum.PositionsPadding]];
            int count = PositionLists.KeepFollowed(kept, padded, second.Length, shift);
            Assert.True(expected.SequenceEqual(kept.Take(count)), _random.Explain);
            bool areNear = first.Any(one => second.Any(other => Math.Abs(one + shift - other) <= slop));
            Assert.True(areNear == FewPositions.AreNear(firstRows, secondRows, shift, slop), _random.Explain);
            Assert.True(areNear == PositionLists.AreNear(first, padded, second.Length, -shift, slop), _random.Explain);
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
    public void Bounds_of_frequencies_leave_out_no_document_that_could_be_a_hit_and_not_many_others()
    {
        for (int round = 0; round < 300; round++)
        {
            Bm25 similarity = Bm25.Create(_random.Pick([0.5f, 1f, 3f]), new Statistics(50_000, 9_000_000), _random.Next(1, 900));
            float times = _random.Pick([1f, 1.5f]);
            var bounds = new FreqBounds(similarity, times);
            byte[] norms = [.. Enumerable.Range(0, 400).Select(_ => (byte)_random.Next(256))];
            int[] docs = Ascending(_random.Next(1, 60), 6);
            int[] firstFreqs = [.. docs.Select(_ => _random.Next(1, 6))];
            int[] secondFreqs = [.. docs.Select(_ => _random.Next(1, 6))];
            float minScore = similarity.Weight * _random.Pick([0.05f, 0.3f, 0.5f, 0.9f, 1f]);
            // So much lower, as a share of the highest, a score is left out in any case.
            float clearly = minScore - (similarity.Weight * 1e-5f);
            float MostOf(int freq, int i) => similarity.Score(freq * times, norms[docs[i]]);

            int leastTimes = _random.Next(1, 3);
            int[] listed = new int[docs.Length];
            int[] places = new int[docs.Length];
            int count = bounds.List(docs, firstFreqs, norms, minScore, leastTimes, listed, places);
            HashSet<int> found = [.. listed.Take(count)];
            int[] all = [.. Enumerable.Range(0, docs.Length)];
            Assert.True(places.Take(count).Select(place => docs[place]).SequenceEqual(listed.Take(count)), _random.Explain);
            Assert.All(all, i => Assert.True(found.Contains(docs[i]) || firstFreqs[i] < leastTimes || MostOf(firstFreqs[i], i) < minScore, _random.Explain));
            Assert.All(all, i => Assert.True(!found.Contains(docs[i]) || (firstFreqs[i] >= leastTimes && MostOf(firstFreqs[i], i) >= clearly), _random.Explain));

            int[] kept = [.. docs];
            int[] first = [.. all];
            int[] second = [.. all];
            int keptCount = bounds.Keep(kept, first, firstFreqs, second, secondFreqs, norms, minScore);
            Assert.True(first.Take(keptCount).SequenceEqual(second.Take(keptCount)), _random.Explain);
            Assert.True(first.Take(keptCount).Select(i => docs[i]).SequenceEqual(kept.Take(keptCount)), _random.Explain);
            found = [.. kept.Take(keptCount)];
            float BothOf(int i) => (firstFreqs[i], secondFreqs[i]) is (1, 1) ? similarity.Score(1, norms[docs[i]]) : MostOf(Math.Min(firstFreqs[i], secondFreqs[i]), i);
            Assert.All(all, i => Assert.True(BothOf(i) < minScore ? BothOf(i) >= clearly || !found.Contains(docs[i]) : found.Contains(docs[i]), _random.Explain));

            byte norm = norms[0];
            int least = bounds.LeastFreq(norm, minScore);
            Assert.True(least == 1 || similarity.Score((least - 1) * times, norm) < minScore, _random.Explain);
            Assert.True(least > 1_000_000 || similarity.Score(least * times, norm) >= clearly, _random.Explain);
        }
    }

    private static int[] Rows(int[] positions, int padding) =>
        [.. positions, .. Enumerable.Repeat(padding, -positions.Length & (PositionRows.Lanes - 1))];

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
