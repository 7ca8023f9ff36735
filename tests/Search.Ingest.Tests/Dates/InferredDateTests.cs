using Search.Ingest.Dates;

namespace Search.Ingest.Tests.Dates;

public sealed class InferredDateTests
{
    [Theory]
    [InlineData("The ferry was sold in 2019.", 2019)]
    [InlineData("It has been so since 2019.", 2019)]
    [InlineData("The yard closed in early 2020. It was built in 1956.", 2020)]
    [InlineData("In March 2021 the town built a new pier.", 2021)]
    [InlineData("In May 2021 the town built a new pier.", 2021)]
    [InlineData("The line, which was founded in 1956, grew fast.", 1956)]
    [InlineData("The bridge opened on January 17, 2021.", 2021)]
    public void YearsToldAsPast(string text, int year) => Assert.Equal(new DateTime(year, 1, 1), InferredDate.NotBefore(text));

    [Theory]
    [InlineData("The ferry will be sold in 2029.")]
    [InlineData("The town hoped to have a bridge in 2029.")]
    [InlineData("The plan said that all was to be done in 2029.")]
    [InlineData("Elections were set in 2029.")]
    [InlineData("It may have been decided in 2029.")]
    [InlineData("The pier is open in 2029.")]
    [InlineData("The lease was extended until 2029.")]
    [InlineData("The fleet of 2029 was shown.")]
    [InlineData("The line sold 2029 tickets.")]
    [InlineData("Nothing was ever sold.")]
    [InlineData("The work is to be completed by early 2029, it said.")]
    [InlineData("The town sold notes that mature in May 2029.")]
    [InlineData("The council said that all the piers of the harbour will\nhave been rebuilt, which it needed, in 2029.")]     // a wrapped line
    public void YearsToComeOrWithoutATense(string text) => Assert.Null(InferredDate.NotBefore(text));

    [Fact]
    public void ASentencesTenseIsItsOwn()
    {
        Assert.Equal(new DateTime(2019, 1, 1), InferredDate.NotBefore("The ferry was sold in 2019. It will be scrapped in 2029."));
        Assert.Equal(new DateTime(2019, 1, 1), InferredDate.NotBefore("A bridge will come!\nThe ferry was sold in 2019."));
        Assert.Equal(new DateTime(2019, 1, 1), InferredDate.NotBefore("A bridge will come\n\nThe ferry was sold in 2019\n\nIt will rust"));
    }

    [Fact]
    public void TheArticleStaysUndated()
    {
        Article article = Pages.Article("The ferry was sold in 2019 to a rival.\n\nNobody knows why.");
        Assert.Equal((null, DatePrecision.None, DateSource.Inferred, new DateTime(2019, 1, 1)), (article.Published, article.PublishedPrecision, article.PublishedSource, article.NotBefore));
        Assert.Null(article.Year);
        Assert.Equal(DateSource.None, Pages.Article("The ferry was sold to a rival.\n\nNobody knows why.").PublishedSource);
    }
}
