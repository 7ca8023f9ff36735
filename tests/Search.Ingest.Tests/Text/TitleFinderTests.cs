namespace Search.Ingest.Tests.Text;

/// <summary>Made-up pages: <c>/</c> stands for an empty line, <c>|</c> for a line break.</summary>
public sealed class TitleFinderTests
{
    private const string Paragraph = "The harbour of the small town was closed on Friday after a ferry ran aground in the fog, and the whole coast heard the horns.";

    [Theory]
    [InlineData("Ferry Runs Aground")]
    [InlineData("Ferry runs aground!")]
    [InlineData("Who sank the ferry?")]
    [InlineData("“We will be back,” says captain of lost ferry")]
    [InlineData("Ferry line sold to Shipping Inc.")]
    [InlineData("Storm moves towards the U.S.")]
    [InlineData("渡轮搁浅")]
    [InlineData("1,200 stranded")]
    public void ALineApartThatIsNoSentenceIsTheTitle(string line)
    {
        Assert.Equal(line, Pages.Split($"{line}/{Paragraph}").Title);
        Assert.Equal(Paragraph, Pages.Split($"{line}/{Paragraph}").Body);
        Assert.Equal(line, Pages.Split($"{line}|Advertisement|{Paragraph}").Title);
        Assert.Equal(line, Pages.Split($"Advertisement/{line}/{Paragraph}").Title);
        Assert.Equal(line, Pages.Split($"{line}|{Paragraph}").Title);
    }

    [Theory]
    [InlineData("The ferry ran aground on Friday.")]
    [InlineData("“We will be back.”")]
    [InlineData("The captain said:")]
    [InlineData("In the fog, in the night,")]
    [InlineData("***")]
    public void ASentenceOrPartOfOneIsNone(string line) => Assert.Equal((null, $"{line}\n\n{Paragraph}"), (Pages.Split($"{line}/{Paragraph}").Title, Pages.Split($"{line}/{Paragraph}").Body));

    [Fact]
    public void ALongLineAWrappedOneAndTheOnlyOneAreNone()
    {
        string longLine = string.Join(' ', Enumerable.Repeat("ferry", 33));
        Assert.Null(Pages.Split($"{longLine}/{Paragraph}").Title);
        Assert.Null(Pages.Split("The harbour of the small town was closed|on Friday after a ferry ran|aground.").Title);
        Assert.Null(Pages.Split("The harbour of the small|Town was closed").Title);
        Assert.Null(Pages.Split("Ferry Runs Aground").Title);
        Assert.Null(Pages.Split("Ferry Runs Aground/Leave a Reply").Title);
    }

    [Fact]
    public void CapitalsAloneMakeATitleOfALineThatIsNotApart() =>
        Assert.Equal("FERRY RUNS AGROUND", Pages.Split("FERRY RUNS AGROUND|The harbour was closed.").Title);
}
