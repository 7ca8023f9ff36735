using Search.Ingest.Text;

namespace Search.Ingest.Tests.Furniture;

/// <summary>Made-up pages: <c>/</c> stands for an empty line, <c>|</c> for a line break.</summary>
public sealed class FurnitureSplitterTests
{
    private const string First = "The harbour of the small town was closed on Friday after a ferry ran aground.";
    private const string Second = "Nobody was hurt, the town's mayor told a crowd of onlookers in the evening.";
    private const string Third = "Divers are to look at the hull when the wind has dropped.";

    [Theory]
    [InlineData("Leave a Reply")]
    [InlineData("LEAVE A COMMENT")]
    [InlineData("*** Advertisement ***")]
    [InlineData("» Read more")]
    [InlineData("Share this article:")]
    [InlineData("Share on Facebook")]
    [InlineData("Your email address will not be published. Required fields are marked *")]
    [InlineData("\u2022\u00A0Read\u00A0more\u3000\u2022")]
    [InlineData("3 min read")]
    [InlineData("12 views4 comments")]
    [InlineData("1,204 shares")]
    [InlineData("Photo: A. Fisher / Harbour Agency")]
    [InlineData("(Picture by Anna Fisher)")]
    [InlineData("Image © Harbour Agency")]
    [InlineData("Anna Fisher/Reuters")]
    [InlineData("https://pictures.example/ferry.jpg")]
    [InlineData("www.example.org/ferry")]
    [InlineData("Copyright © 2021 Harbour Courier. All rights reserved.")]
    [InlineData("Tags: ferry, harbour, weather")]
    [InlineData("Filed under: Shipping")]
    [InlineData("Follow us on Telegram for more")]
    [InlineData("Read more: Storm closes three ports along the coast")]
    [InlineData("See also: Ferry line to be sold")]
    [InlineData("(Reporting by Anna Fisher; Editing by Paul Weaver)")]
    [InlineData("We use cookies to make this site work.")]
    public void WhatIsNoArticleGoesWhereverItStands(string line)
    {
        foreach (string page in (string[])[$"{line}\n\n{First}\n\n{Second}\n\n{Third}", $"{First}\n\n{line}\n\n{Second}\n\n{Third}", $"{First}\n\n{Second}\n\n{Third}\n\n{line}"])
        {
            ArticleText parts = ArticleText.Of(new PageText(page));
            Assert.Equal((line, $"{First}\n\n{Second}\n\n{Third}", null), (parts.Furniture, parts.Body, parts.Title));
        }
    }

    [Theory]
    [InlineData("A ferry that leaves a reply unanswered is no rare thing in these waters.")]
    [InlineData("Photo shops in the town closed early because of the storm, which was the worst for years.")]
    [InlineData("Video games were all that the children were left with.")]
    [InlineData("Picture-perfect weather had been promised for the whole week.")]
    [InlineData("Shares in the ferry line fell by 4 percent.")]
    [InlineData("More: that was what the islanders wanted, and they were heard at last in the capital.")]
    [InlineData("Related industries such as fishing and tourism lost 3 million in a week.")]
    [InlineData("By Friday evening the wind had dropped and the boats went out again.")]
    [InlineData("By the sea, nothing is ever certain, the old captain said.")]
    [InlineData("By winter, the ferry will be back in service")]
    [InlineData("Follow the coast for 3 miles and you will see the wreck.")]
    [InlineData("Welcome to the age of the very large ferry, as one of the engineers put it.")]
    [InlineData("Tagged seals were counted by hand.")]
    [InlineData("Read the small print, the line told its passengers: nothing will be paid back.")]
    public void ParagraphsThatLookLikeItStay(string line)
    {
        ArticleText parts = ArticleText.Of(new PageText($"{First}\n\n{Second}\n\n{First}\n\n{line}\n\n{Third}\n\n{First}\n\n{Second}\n\n{Third}\n\n{First}\n\n{Third}"));
        Assert.Null(parts.Furniture);
        Assert.Contains(line, parts.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("December 1986.")]
    [InlineData("January 1, 1987.")]
    [InlineData("by the company.")]
    [InlineData("by a crew of volunteers in May 1986")]
    [InlineData("37,950 shares.")]
    [InlineData("posted in November.")]
    public void TheLastLineOfAWrappedParagraphStays(string line)
    {
        Article article = Pages.Article($"FERRY LINE SOLD\n\nThe line of ferries along the coast was bought or sold or\nheld or let, as the case may have been, and all of that\n{line}\n\n{Second}");
        Assert.Null(article.Furniture);
        Assert.Null(article.Published);
        Assert.EndsWith($"{line}\n\n{Second}", article.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("by anna fisher")]
    [InlineData("By Anna Fisher and Paul van der Meer")]
    [InlineData("Written by Anna Fisher, Harbour Courier")]
    [InlineData("By Anna Fisher, 3 May 2021")]
    public void BylinesBelowTheTitleGo(string line)
    {
        ArticleText parts = Pages.Split($"Ferry Runs Aground Off Small Town/{line}/{First}/{Second}");
        Assert.Equal(("Ferry Runs Aground Off Small Town", line, $"{First}\n\n{Second}"), (parts.Title, parts.Furniture, parts.Body));
    }

    [Fact]
    public void LinksToTheNeighboursTakeTheirHeadlinesWithThem()
    {
        ArticleText parts = Pages.Split($"{First}/{Second}/Prev Post|Storm Closes Three Ports/Next Post|Ferry Line To Be Sold To Rival");
        Assert.Equal("Prev Post\nStorm Closes Three Ports\nNext Post\nFerry Line To Be Sold To Rival", parts.Furniture);
        Assert.Equal($"{First}\n\n{Second}", parts.Body);
    }

    [Fact]
    public void HeadlinesBelowAListsLabelGoAtTheEndOnly()
    {
        ArticleText end = Pages.Split($"{First}/{Second}/Recent Posts/Storm closes three ports/Ferry line to be sold/A museum for lighthouses");
        Assert.Equal("Recent Posts\nStorm closes three ports\nFerry line to be sold\nA museum for lighthouses", end.Furniture);
        ArticleText midst = Pages.Split($"{First}/Recent Posts/What the captain saw/{Second}/{Third}");
        Assert.Equal(("Recent Posts", $"{First}\n\nWhat the captain saw\n\n{Second}\n\n{Third}"), (midst.Furniture, midst.Body));
    }

    [Fact]
    public void FieldsOfAFormGoWithTheForm()
    {
        ArticleText parts = Pages.Split($"{First}/{Second}/Leave a Reply|Name|Email|Website|Submit");
        Assert.Equal("Leave a Reply\nName\nEmail\nWebsite\nSubmit", parts.Furniture);
        // Alone they are words like others.
        Assert.Null(Pages.Split($"{First}/Name/{Second}").Furniture);
    }

    [Fact]
    public void WhatASiteSaysOfItselfGoes()
    {
        ArticleText parts = Pages.Split(
            $"{First}/{Second}/Harbour Courier|Welcome to Harbour Courier, your number one source for news of the coast. We hope that you like it.");
        Assert.StartsWith("Harbour Courier\nWelcome to Harbour Courier", parts.Furniture, StringComparison.Ordinal);
        Assert.Equal($"{First}\n\n{Second}", parts.Body);
    }

    [Theory]
    [InlineData("\u2022\u00A0\u2022")]
    [InlineData("\u2022\u00A0")]
    [InlineData("...\u3000...")]
    public void LinesOfSignsAndStrangeSpacesAreNoLabels(string line)
    {
        ArticleText parts = ArticleText.Of(new PageText($"{First}\n\n{line}\n\n{Second}"));
        Assert.Null(parts.Furniture);
    }

    [Fact]
    public void APageOfNothingElseIsItsArticle()
    {
        ArticleText parts = Pages.Split("Leave a Reply/Read more");
        Assert.Null(parts.Furniture);
        Assert.Equal("Leave a Reply\n\nRead more", $"{parts.Title}\n\n{parts.Body}".Trim());
    }

    [Fact]
    public void ParagraphsAroundFurnitureStayApart()
    {
        ArticleText parts = ArticleText.Of(new PageText($"{First}\nAdvertisement\n{Second}\n{Third}"));
        Assert.Equal($"{First}\n\n{Second}\n{Third}", parts.Body);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void LineBreaksOfAllSystemsAreTheSame(string lineBreak)
    {
        string page = string.Join(lineBreak, "", "\uFEFFFerry Runs Aground", "", "", " \t" + First + " ", "\u200B", Second, "");
        ArticleText parts = ArticleText.Of(new PageText(page));
        Assert.Equal(("Ferry Runs Aground", $"{First}\n\n{Second}"), (parts.Title, parts.Body));
    }
}
