using Search.Codecs.Contracts;
using Search.Engine.Facets;
using Search.Engine.Snapshots;
using Search.Engine.Tests.Fakes;
using Search.Testing;

namespace Search.Engine.Tests.Facets;

public sealed class FacetCounterTests
{
    [Fact]
    public void DatesAreCountedByYearAndTheUndatedApart()
    {
        var segment = new FakeSegment().Numbers("published", DocValuesType.Numeric, 8, [Ms(2022, 2, 4)], null, [Ms(2022, 12, 31)], [Ms(1969, 12, 31)], [Ms(2024, 1, 1)]);
        FacetResult result = Count(Facet.Year("published"), FakeSegment.SnapshotOf(segment));
        Assert.Equal([new("2024", 1, 2024), new("2022", 2, 2022), new("1969", 1, 1969)], result);
        Assert.Equal(1, result.Missing);
        Assert.Equal(2, result["2022"]!.Count);
        Assert.Null(result["2023"]);
    }

    [Fact]
    public void NumbersWithoutAPointOfEightBytesAreYearsThemselves()
    {
        var segment = new FakeSegment().Numbers("year", DocValuesType.Numeric, 0, [2022], [1], [-44], [9000]).Numbers("wide", DocValuesType.Numeric, 4, [1998], null, null, null);
        Assert.Equal(["9000", "2022", "1", "-44"], Count(Facet.Year("year"), FakeSegment.SnapshotOf(segment)).Select(b => b.Label));
        FacetResult wide = Count(Facet.Year("wide"), FakeSegment.SnapshotOf(segment));
        Assert.Equal("1998", Assert.Single(wide).Label);
        Assert.Equal(3, wide.Missing);
    }

    [Fact]
    public void ADocumentCountsOnceForEachDistinctNumber()
    {
        var segment = new FakeSegment().Numbers("mentions", DocValuesType.SortedNumeric, 0, [2020, 2020, 2022], null, [2022]);
        FacetResult result = Count(Facet.Numbers("mentions"), FakeSegment.SnapshotOf(segment));
        Assert.Equal([new("2022", 2, 2022), new("2020", 1, 2020)], result);
        Assert.Equal(1, result.Missing);
    }

    [Fact]
    public void DeletedDocumentsAndSegmentsWithoutTheFieldAreExact()
    {
        var first = new FakeSegment().Numbers("year", DocValuesType.Numeric, 0, [2022], [2022], [2023]).Delete(1);
        var second = new FakeSegment().Text(0, "body", "nothing here").Text(1, "body", "nor here");
        var third = new FakeSegment().Numbers("year", DocValuesType.Numeric, 0, null, [2022]);
        FacetResult result = Count(Facet.Year("year"), FakeSegment.SnapshotOf(first, second, third));
        Assert.Equal([new("2023", 1, 2023), new("2022", 2, 2022)], result);
        Assert.Equal(3, result.Missing);
    }

    [Fact]
    public void ValuesComeByCountThenByValueOverAllSegments()
    {
        var first = new FakeSegment().Keywords("source", DocValuesType.Sorted, ["Reuters"], ["BBC"], null, ["AFP"]);
        var second = new FakeSegment().Keywords("source", DocValuesType.Sorted, ["BBC"], ["Zeit"], ["Reuters"], ["Élysée"]);
        FacetResult result = Count(Facet.Values("source", 3), FakeSegment.SnapshotOf(first, second));
        Assert.Equal([new("BBC", 2), new("Reuters", 2), new("AFP", 1)], result);
        Assert.Equal(1, result.Missing);
        Assert.Equal(5, result.Distinct);
        Assert.Equal(["BBC", "Reuters", "AFP", "Zeit", "Élysée"], Count(Facet.Values("source"), FakeSegment.SnapshotOf(first, second)).Select(b => b.Label));
    }

    [Fact]
    public void SeveralValuesOfADocumentCountEach()
    {
        var segment = new FakeSegment().Keywords("tag", DocValuesType.SortedSet, ["a", "b"], ["b"], null);
        FacetResult result = Count(Facet.Values("tag"), FakeSegment.SnapshotOf(segment));
        Assert.Equal([new("b", 2), new("a", 1)], result);
        Assert.Equal(1, result.Missing);
    }

    [Fact]
    public void NumbersFarApartAndTheSmallestAreExact()
    {
        TestRandom random = TestRandom.Create();
        long[] kinds = [long.MinValue, long.MinValue + 1, long.MaxValue, 0, -1, 70_000, 40_000, 140_000, 1_000_000, .. Enumerable.Range(0, 50).Select(_ => (long)random.Next(-90_000, 90_000))];
        long[]?[] values = [.. Enumerable.Range(0, 1000).Select(_ => random.Chance(0.1) ? null : new[] { random.Pick(kinds) })];
        Snapshot snapshot = FakeSegment.SnapshotOf(new FakeSegment().Numbers("n", DocValuesType.Numeric, 0, values));
        FacetResult result = Count(Facet.Numbers("n"), snapshot, blockSize: random.Next(1, 600));
        Assert.True(result.Missing == values.Count(v => v == null), random.Explain);
        Assert.True(
            result.Select(b => (b.Number!.Value, b.Count)).SequenceEqual(
                values.OfType<long[]>().GroupBy(v => v[0]).OrderByDescending(g => g.Key).Select(g => (g.Key, g.LongCount()))), random.Explain);
    }

    [Fact]
    public void AFieldOfAnotherKindIsNamed()
    {
        Snapshot snapshot = FakeSegment.SnapshotOf(new FakeSegment().Keywords("source", DocValuesType.Sorted, ["BBC"]).Numbers("year", DocValuesType.Numeric, 0, [2022]));
        Assert.Contains("'source'", Assert.Throws<ArgumentException>(() => Count(Facet.Year("source"), snapshot)).Message, StringComparison.Ordinal);
        Assert.Contains("'year'", Assert.Throws<ArgumentException>(() => Count(Facet.Values("year"), snapshot)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void BlocksOfAnySizeGiveTheSameCounts()
    {
        TestRandom random = TestRandom.Create();
        long[]?[] values = [.. Enumerable.Range(0, 1500).Select(_ => random.Chance(0.2) ? null : new long[] { random.Next(1990, 2000) })];
        Snapshot snapshot = FakeSegment.SnapshotOf(new FakeSegment().Numbers("year", DocValuesType.Numeric, 0, values));
        FacetResult result = Count(Facet.Year("year"), snapshot, blockSize: random.Next(1, 2000));
        Assert.True(result.Missing == values.Count(v => v == null), random.Explain);
        foreach (FacetBucket bucket in result)
        {
            Assert.True(bucket.Count == values.Count(v => v != null && v[0] == bucket.Number), $"{bucket} {random.Explain}");
        }
    }

    [Fact]
    public void YearsEqualTheCalendarOfTheFramework()
    {
        TestRandom random = TestRandom.Create();
        for (int i = 0; i < 20_000; i++)
        {
            long milliseconds = random.NextInt64(-62_135_596_800_000, 253_402_300_800_000);
            int expected = DateTime.UnixEpoch.AddMilliseconds(milliseconds).Year;
            Assert.True(CalendarYear.Of(milliseconds) == expected, $"{milliseconds}: {CalendarYear.Of(milliseconds)}, not {expected} {random.Explain}");
        }
        for (int year = 1; year < 10_000; year++)
        {
            long start = (long)(new DateTime(year, 1, 1) - DateTime.UnixEpoch).TotalMilliseconds;
            Assert.Equal(year, CalendarYear.Of(start));
            Assert.Equal(year - 1, CalendarYear.Of(start - 1));
        }
        Assert.Equal(292_278_994, CalendarYear.Of(long.MaxValue));
        Assert.Equal(-292_275_055, CalendarYear.Of(long.MinValue));
    }

    private static long Ms(int year, int month, int day) => (long)(new DateTime(year, month, day) - DateTime.UnixEpoch).TotalMilliseconds;

    private static FacetResult Count(Facet facet, Snapshot snapshot, int blockSize = 128)
    {
        FacetCounter counter = FacetCounter.For(facet);
        foreach (SegmentView segment in snapshot.Segments)
        {
            counter.BeginSegment(segment);
            foreach (int[] block in Enumerable.Range(0, segment.MaxDoc).Where(segment.IsLive).Chunk(blockSize))
            {
                counter.Collect(block);
            }
        }
        return counter.Finish();
    }
}
