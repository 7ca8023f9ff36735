using Search.Engine.Merging;
using Search.Testing;

namespace Search.Engine.Tests.Merging;

public sealed class TieredMergePolicyTests
{
    private const long Megabyte = 1 << 20;

    private static readonly TieredMergePolicy Policy = new();

    [Fact]
    public void A_tier_of_ten_and_the_beginning_of_the_next_are_allowed_and_one_more_merges_ten()
    {
        Assert.Empty(Policy.FindMerges(Same(11, 5 * Megabyte)));
        IReadOnlyList<IReadOnlyList<MergeCandidate>> merges = Policy.FindMerges(Same(12, 5 * Megabyte));
        Assert.Equal(10, Assert.Single(merges).Count);
    }

    [Fact]
    public void Tiny_segments_count_as_two_megabytes_and_are_one_tier()
    {
        // 1 KB to 11 KB: without the floor these would be several tiers, and no merge of ten would be even.
        MergeCandidate[] segments = [.. Enumerable.Range(1, 11).Select(i => new MergeCandidate($"_{i}", i << 10, 100, 0))];
        Assert.Equal(10, Assert.Single(Policy.FindMerges(segments)).Count);
    }

    [Fact]
    public void Segments_of_like_size_are_merged_and_the_large_one_is_left()
    {
        MergeCandidate[] segments = [new("_0", 900 * Megabyte, 100, 0), .. Same(40, 10 * Megabyte)];
        foreach (IReadOnlyList<MergeCandidate> merge in Policy.FindMerges(segments))
        {
            Assert.DoesNotContain(segments[0], merge);
        }
        Assert.NotEmpty(Policy.FindMerges(segments));
    }

    [Fact]
    public void Nothing_larger_than_the_limit_is_made()
    {
        TestRandom random = TestRandom.Create();
        for (int round = 0; round < 200; round++)
        {
            MergeCandidate[] segments = Random(random, 60, 6000 * Megabyte);
            foreach (IReadOnlyList<MergeCandidate> merge in Policy.FindMerges(segments))
            {
                Assert.True(merge.Count == 1 || merge.Sum(segment => segment.LiveBytes) <= Policy.MaxMergedBytes, random.Explain);
                Assert.True(merge.Count > 1 || merge[0].Deleted > 0, random.Explain);
            }
        }
    }

    [Fact]
    public void A_segment_is_in_one_merge_at_most_and_merges_keep_the_order_of_the_index()
    {
        TestRandom random = TestRandom.Create();
        for (int round = 0; round < 200; round++)
        {
            MergeCandidate[] segments = Random(random, 80, 300 * Megabyte);
            HashSet<string> merging = [.. segments.Where(_ => random.Chance(0.1)).Select(segment => segment.Name)];
            foreach (IReadOnlyList<IReadOnlyList<MergeCandidate>> merges in (IReadOnlyList<IReadOnlyList<MergeCandidate>>[])
                [Policy.FindMerges(segments, merging), Policy.FindForcedMerges(segments, random.Next(1, 20))])
            {
                MergeCandidate[] all = [.. merges.SelectMany(merge => merge)];
                Assert.True(all.Distinct().Count() == all.Length, random.Explain);
                Assert.All(merges, merge => Assert.Equal(segments.Where(merge.Contains), merge));
            }
            Assert.DoesNotContain(Policy.FindMerges(segments, merging).SelectMany(merge => merge), segment => merging.Contains(segment.Name));
        }
    }

    [Fact]
    public void Deletions_beyond_a_third_are_merged_away_and_fewer_are_left()
    {
        MergeCandidate[] few = [.. Enumerable.Range(0, 5).Select(i => new MergeCandidate($"_{i}", 50 * Megabyte, 100, 33))];
        Assert.Empty(Policy.FindMerges(few));
        MergeCandidate[] many = [.. Enumerable.Range(0, 5).Select(i => new MergeCandidate($"_{i}", 50 * Megabyte, 100, 35))];
        Assert.NotEmpty(Policy.FindMerges(many));
        MergeCandidate[] single = [new("_0", 50 * Megabyte, 100, 50)];
        Assert.Equal(single, Assert.Single(Policy.FindMerges(single)));
    }

    [Fact]
    public void A_large_segment_is_written_anew_only_when_it_and_the_index_have_many_deletions()
    {
        MergeCandidate large = new("_0", 4800 * Megabyte, 1000, 100);
        Assert.Empty(Policy.FindMerges([large]));
        MergeCandidate worn = new("_0", 4800 * Megabyte, 1000, 400);
        Assert.Equal([worn], Assert.Single(Policy.FindMerges([worn])));
        Assert.Empty(Policy.FindMerges([worn, new("_1", 1 * Megabyte, 1000, 0)]));
    }

    [Fact]
    public void Of_two_choices_the_one_with_deletions_is_taken()
    {
        var policy = new TieredMergePolicy { SegmentsPerTier = 2, MaxMergeAtOnce = 2 };
        MergeCandidate[] segments =
        [
            new("_0", 10 * Megabyte, 100, 0), new("_1", 10 * Megabyte, 100, 0), new("_2", 20 * Megabyte, 100, 50), new("_3", 20 * Megabyte, 100, 50),
        ];
        Assert.Equal(["_2", "_3"], policy.FindMerges(segments)[0].Select(segment => segment.Name));
    }

    [Fact]
    public void Adding_segments_for_ever_costs_little_and_leaves_few()
    {
        var segments = new List<MergeCandidate>();
        long written = 0;
        const int Flushes = 3000;
        for (int i = 0; i < Flushes; i++)
        {
            segments.Add(new MergeCandidate($"_{i}", 3 * Megabyte, 1000, 0));
            for (IReadOnlyList<IReadOnlyList<MergeCandidate>> merges = Policy.FindMerges(segments); merges.Count > 0; merges = Policy.FindMerges(segments))
            {
                foreach (IReadOnlyList<MergeCandidate> merge in merges)
                {
                    Replace(segments, merge);
                    written += merge.Sum(segment => segment.Bytes);
                }
            }
            Assert.InRange(segments.Count, 1, 45);
        }
        Assert.Equal(Flushes * 3 * Megabyte, segments.Sum(segment => segment.Bytes));
        // Each byte rises through the tiers once: log10(3000), and a little.
        Assert.InRange(written, Flushes * 3 * Megabyte, Flushes * 3 * Megabyte * 4);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Forced_merges_lead_to_the_wanted_number(int wanted)
    {
        TestRandom random = TestRandom.Create();
        for (int round = 0; round < 50; round++)
        {
            List<MergeCandidate> segments = [.. Random(random, 100, 800 * Megabyte)];
            int before = segments.Count;
            int steps = 0;
            for (IReadOnlyList<IReadOnlyList<MergeCandidate>> merges = Policy.FindForcedMerges(segments, wanted); merges.Count > 0;
                merges = Policy.FindForcedMerges(segments, wanted))
            {
                Assert.True(++steps < 20, random.Explain);
                foreach (IReadOnlyList<MergeCandidate> merge in merges)
                {
                    Assert.InRange(merge.Count, 1, 30);
                    Replace(segments, merge);
                }
            }
            Assert.True(segments.Count == Math.Min(before, wanted), $"{segments.Count} of {before} {random.Explain}");
        }
    }

    [Fact]
    public void Forcing_one_segment_drops_its_deletions_and_then_rests()
    {
        Assert.Empty(Policy.FindForcedMerges([], 1));
        Assert.Empty(Policy.FindForcedMerges([new("_0", Megabyte, 10, 0)], 1));
        Assert.Single(Policy.FindForcedMerges([new("_0", Megabyte, 10, 1)], 1));
        Assert.Empty(Policy.FindForcedMerges([new("_0", Megabyte, 10, 1)], 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Policy.FindForcedMerges([], 0));
    }

    [Fact]
    public void A_policy_that_never_merges_never_does()
    {
        var never = new TieredMergePolicy { SegmentsPerTier = int.MaxValue };
        Assert.Empty(never.FindMerges([.. Same(500, Megabyte).Select(segment => segment with { Deleted = 90 })]));
        Assert.Empty(Policy.FindMerges([]));
    }

    private static MergeCandidate[] Same(int count, long bytes) => [.. Enumerable.Range(1, count).Select(i => new MergeCandidate($"_{i}", bytes, 100, 0))];

    private static MergeCandidate[] Random(TestRandom random, int most, long bytes) =>
    [
        .. Enumerable.Range(0, random.Next(1, most)).Select(i => new MergeCandidate(
            $"_{i}", random.NextInt64(1, random.Chance(0.3) ? bytes : bytes / 100), 1000, random.Chance(0.5) ? 0 : random.Next(1001))),
    ];

    private static void Replace(List<MergeCandidate> segments, IReadOnlyList<MergeCandidate> merge)
    {
        int place = segments.IndexOf(merge[0]);
        segments.RemoveAll(merge.Contains);
        segments.Insert(place, new MergeCandidate(
            merge[0].Name + "m", merge.Sum(segment => segment.LiveBytes), Math.Max(1, merge.Sum(segment => segment.Docs - segment.Deleted)), 0));
    }
}
