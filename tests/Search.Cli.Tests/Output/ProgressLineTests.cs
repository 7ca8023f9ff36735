using Search.Cli.Output;
using Search.Cli.Terminal;
using Search.Service.Indexing;

namespace Search.Cli.Tests.Output;

public sealed class ProgressLineTests
{
    private static readonly IndexingCounts Counts = new() { Added = 1000, Unchanged = 200, Bytes = 24_000_000 };

    [Fact]
    public void It_tells_the_part_the_rate_and_the_time_left() => Assert.Equal(
        "██████░░░░░░░░░░░░░░░░░░  25% 1,200 articles, 120/s, 2.4 MB/s, 0:30 left",
        ProgressLine.Text(Counts, TimeSpan.FromSeconds(10), 30_000_000, 120_000_000, Style.Plain, 100));

    [Fact]
    public void Hours_are_told() => Assert.EndsWith(
        ", 1:21:40 left", ProgressLine.Text(Counts, TimeSpan.FromSeconds(100), 2_000_000, 100_000_000, Style.Plain, 100), StringComparison.Ordinal);

    [Fact]
    public void Without_a_size_there_is_no_time_left() =>
        Assert.Equal("1,200 articles, 120/s, 2.4 MB/s", ProgressLine.Text(Counts, TimeSpan.FromSeconds(10), 30_000_000, null, Style.Plain, 100));

    [Theory]
    [InlineData(10)]
    [InlineData(40)]
    [InlineData(75)]
    [InlineData(200)]
    public void It_fits_into_the_row(int columns) => Assert.InRange(
        CharacterWidth.Of(ProgressLine.Text(Counts, TimeSpan.FromSeconds(10), 30_000_000, 120_000_000, Style.Plain, columns)), 1, columns);
}
