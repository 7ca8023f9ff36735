namespace Search.Engine.Tests.Highlighting;

public sealed class SnippetTests
{
    [Fact]
    public void HtmlIsEscapedBeforeMarksAreSet()
    {
        var snippet = new Snippet("<b>\"no-limits\"</b> & 'x'", [(4, 13), (20, 23)]);
        Assert.Equal("&lt;b&gt;&quot;<mark>no-limits</mark>&quot;&lt;/b&gt; &amp; &#39;x&#39;".Replace("&amp; &#39;x&#39;", "<mark>&amp; &#39;</mark>x&#39;", StringComparison.Ordinal),
            new Snippet("<b>\"no-limits\"</b> & 'x'", [(4, 13), (19, 22)]).ToHtml());
        Assert.DoesNotContain("<b>", snippet.ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void EscapeSequencesOfATerminalNeverComeThrough()
    {
        var snippet = new Snippet("a\e[2Jb\u009b31mc\r\nd\u0007\u202Ee\u2066f\0", [(0, 1)]);
        Assert.Equal("\e[1;31ma\e[0m[2Jb31mc  def", snippet.ToAnsi());
        Assert.Equal("[a][2Jb31mc  def", snippet.ToPlain());
        Assert.DoesNotContain('\e', snippet.ToHtml());
    }

    [Fact]
    public void HalvesOfSurrogatePairsBecomeTheReplacementCharacter()
    {
        Assert.Equal("x\uFFFDy😀", new Snippet("x\uD83Dy😀", []).ToPlain());
        // A mark that splits a pair cannot make two broken halves.
        Assert.Equal("[\uFFFD]\uFFFD", new Snippet("😀", [(0, 1)]).ToPlain());
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 2)]
    [InlineData(-1, 2)]
    [InlineData(2, 5)]
    public void MarksLieWithinTheText(int start, int end) => Assert.Throws<ArgumentException>(() => new Snippet("text", [(start, end)]));

    [Fact]
    public void MarksDoNotOverlap() => Assert.Throws<ArgumentException>(() => new Snippet("text", [(0, 2), (1, 3)]));
}
