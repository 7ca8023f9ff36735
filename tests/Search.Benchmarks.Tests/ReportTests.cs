using Search.Benchmarks.Comparison;

namespace Search.Benchmarks.Tests;

public sealed class ReportTests
{
    [Fact]
    public void Ratios_are_of_medians_and_their_mean_is_geometric()
    {
        EngineFigures ours = Engine("Search", (10, 20, 30), (5, null, null));
        EngineFigures reference = Engine("Lucene", (40, 80, 120), (45, 45, 45));
        EngineFigures peer = Engine("Peer", (40, 40, 40), (null, null, null));
        string[] lines = new MarkdownReport([ours, reference, peer], reference, 1_000_000).Write().Split('\n');
        Assert.Equal("| Ten best, microseconds | hits | Search | Lucene | Peer | Search, times | Peer, times | best peer, times |", lines[0]);
        Assert.Equal("|---|---:|---:|---:|---:|---:|---:|---:|", lines[1]);
        Assert.Equal("| one | 3.00 | 20.0 | 80.0 | 40.0 | 4.00 | 2.00 | 2.00 |", lines[2]);
        Assert.Equal("| other | 3.00 | 5.00 | 45.0 | – | 9.00 | – | 1.00 |", lines[3]);
        Assert.Equal("| **geometric mean** |  |  |  |  | **6.00** | **2.00** | **1.41** |", lines[4]);
    }

    [Fact]
    public void What_was_not_measured_is_no_row()
    {
        EngineFigures ours = Engine("Search", (1, 1, 1), (1, 1, 1));
        ours.OneCore = new IndexResult { Seconds = 2, MergeSeconds = 1, Bytes = 3_000_000 };
        string[] lines = new MarkdownReport([ours], null, 50_000_000).Write().Split('\n');
        Assert.Contains("| one thread on one core, 256 MB: MB of input a second | 25.0 |", lines);
        Assert.Contains("| index, MB | 3.00 |", lines);
        Assert.DoesNotContain(lines, line => line.StartsWith("| two threads", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(0.5)]
    [InlineData(0.0)]
    public void Steepness_is_the_exponent(double exponent)
    {
        int[] sizes = [10_000, 30_000, 100_000];
        Assert.Equal(exponent, CurveTable.Steepness(sizes, [.. sizes.Select(size => 7 * Math.Pow(size, exponent))]), 6);
    }

    [Fact]
    public void What_rises_more_steeply_is_named()
    {
        List<SearchResult> flat = [Engine("", (8, 8, 8), (8, 8, 8)).Search!, Engine("", (8, 8, 8), (8, 8, 8)).Search!];
        List<SearchResult> mixed = [Engine("", (4, 4, 4), (4, 4, 4)).Search!, Engine("", (2, 2, 2), (8, 8, 8)).Search!];
        string[] lines = new CurveTable([10, 100], [("Search", mixed), ("Lucene", flat)]).Write("Ten best", query => query.Top).Split('\n');
        Assert.Equal("| Ten best | Search, 10 | Search, 100 | Search, steepness | Lucene, 10 | Lucene, 100 | Lucene, steepness |", lines[0]);
        Assert.Equal("| one | 4.0 | 2.0 | -0.30 | 8.0 | 8.0 | 0.00 |", lines[2]);
        Assert.Contains("Search rises more steeply than Lucene in: other.", lines);
    }

    private static EngineFigures Engine(string name, (double?, double?, double?) first, (double?, double?, double?) second)
    {
        IEnumerable<QueryResult> Queries(string category, (double?, double?, double?) times) =>
            new[] { times.Item1, times.Item2, times.Item3 }
                .Select(time => new QueryResult { Category = category, Hits = 3, Top = time, TopAndCount = time });
        return new EngineFigures(name) { Search = new SearchResult { Queries = [.. Queries("one", first), .. Queries("other", second)] } };
    }
}
