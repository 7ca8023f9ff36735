using Search.Engine;
using Search.Service.Queries;

namespace Search.Service.Tests.Queries;

public class PageTokenTests
{
    [Fact]
    public void A_cursor_comes_back_as_it_was()
    {
        HitCursor[] cursors = [new(1, 0, 0f), new(10_000, int.MaxValue, 12.345f, null), new(3, 7, 1e-30f, 0), new(4, 8, 2f, long.MinValue), new(5, 9, 3f, -1)];
        Assert.All(cursors, cursor => Assert.Equal(cursor, PageToken.Parse(PageToken.Of(cursor))));
    }

    [Fact]
    public void Where_copies_are_folded_so_does_the_number_of_hits_shown()
    {
        var cursor = new HitCursor(31, 8, 2f, long.MinValue);
        Assert.Equal((cursor, 20), PageToken.ParseFolded(PageToken.Of(cursor, 20)));
        Assert.All(
            (string[])[PageToken.Of(cursor), "", "x", "x.1.0.0", "x5", "x5.", "x5.1.2", "y5.1.0.0", "xffffffff.1.0.0", "x5.x5.1.0.0"],
            token => Assert.Throws<UsageException>(() => PageToken.ParseFolded(token)));
        Assert.Throws<UsageException>(() => PageToken.Parse(PageToken.Of(cursor, 20)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("10")]
    [InlineData("1.2")]
    [InlineData("1.2.3.4.5")]
    [InlineData("0.2.3")]
    [InlineData("1.ffffffff.3")]
    [InlineData("1.2.g")]
    [InlineData("1.2.3.")]
    [InlineData("1.2.3.11112222333344445")]
    [InlineData(" 1.2.3")]
    public void Anything_else_is_refused(string token) => Assert.Throws<UsageException>(() => PageToken.Parse(token));
}
