using System.Text;
using Search.Engine.Tests.Fakes;
using Search.Testing;

namespace Search.Engine.Tests.Highlighting;

public sealed class HighlighterTests
{
    private const string Title = "Xi Greets Putin in China";

    private const string Body =
        """
        Chinese leader Xi Jinping welcomed Putin to Beijing on Thursday.

        Both nations have emphasized their “no-limits” friendship since February 2022, aiming to counterbalance others. There are limits, and no friendship without them. No, limits exist.

        A last paragraph about something else.
        """;

    private static readonly Schema Articles = new Schema().Text("title").Text("body").Text("text", new() { From = ["title", "body"], Stored = false });

    [Fact]
    public void APhraseIsOnePieceAndOnlyWhereItStandsWhole()
    {
        IReadOnlyList<Snippet> snippets = OfBody(new PhraseQuery("text", "no", "limits"));
        Assert.Equal(
            ["Both nations have emphasized their “[no-limits]” friendship since February 2022, aiming to counterbalance others.",
             "There are limits, and no friendship without them. [No, limits] exist."],
            snippets.Select(s => s.ToPlain()));
    }

    [Fact]
    public void SlopIsRespected()
    {
        var phrase = new PhraseQuery("text", "limits", "friendship");
        Assert.Equal(["limits” friendship"], MarksOf(phrase));
        Assert.Equal(["limits” friendship"], MarksOf(phrase.WithSlop(1)));
        Assert.Equal(["limits” friendship", "limits, and no friendship"], MarksOf(phrase.WithSlop(2)));
        // In reverse order two neighbours cost 2.
        var reverse = new PhraseQuery("text", "friendship", "limits");
        Assert.Empty(MarksOf(reverse.WithSlop(1)));
        Assert.Equal(["limits” friendship"], MarksOf(reverse.WithSlop(2)));
    }

    [Fact]
    public void PassagesWithMorePartsOfTheQueryComeFirst()
    {
        var query = new BooleanQuery([new(new TermQuery("text", "friendship"), Occur.Should), new(new TermQuery("text", "exist"), Occur.Should)]);
        Snippet only = Assert.Single(OfBody(query, new() { Passages = 1 }));
        Assert.Equal("There are limits, and no [friendship] without them. No, limits [exist].", only.ToPlain());
    }

    [Fact]
    public void OffsetsOfAComposedFieldAreMappedToItsParts()
    {
        var query = new BooleanQuery([new(new TermQuery("text", "putin"), Occur.Must), new(new TermQuery("title", "putin"), Occur.Should)]);
        (Highlighter highlighter, Document document) = Prepare(query);
        Snippet title = highlighter.Whole(0, document, "title")!;
        Assert.Equal("Xi Greets [Putin] in China", title.ToPlain());
        Assert.Equal([(10, 15)], title.Marks);
        Assert.Equal("Chinese leader Xi Jinping welcomed [Putin] to Beijing on Thursday.", highlighter.Passages(0, document, "body")[0].ToPlain());
        Assert.Equal(2, highlighter.Passages(0, document, "text").Sum(s => s.Marks.Count));
        Assert.Null(highlighter.Whole(0, new Document(), "title"));
        Assert.Empty(highlighter.Passages(0, new Document(), "body"));
    }

    [Fact]
    public void PrefixesMarkEveryTermAndOtherFieldsNone()
    {
        Assert.Contains("“no-[limits]”", OfBody(new PrefixQuery("text", "limit"))[0].ToPlain(), StringComparison.Ordinal);
        Assert.DoesNotContain('[', OfBody(new TermQuery("title", "putin"))[0].ToPlain());
    }

    [Fact]
    public void ProhibitedClausesMarkNothing()
    {
        var query = new BooleanQuery([new(new TermQuery("text", "putin"), Occur.Must), new(new TermQuery("text", "friendship"), Occur.MustNot)]);
        Assert.DoesNotContain("[friendship]", string.Concat(OfBody(query).Select(s => s.ToPlain())), StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutAMatchTheFirstWordsAreShown()
    {
        Assert.Equal("Chinese leader Xi Jinping welcomed Putin to Beijing on Thursday.", Assert.Single(OfBody(new TermQuery("text", "absent"))).ToPlain());
        Assert.Empty(OfBody(new TermQuery("text", "absent"), new() { StartWithoutMatch = false }));
    }

    [Fact]
    public void ALongSentenceIsCutAtWordsAroundTheMatch()
    {
        string text = string.Join(' ', Enumerable.Range(0, 300).Select(i => i == 150 ? "needle" : $"word{i}"));
        Snippet snippet = Assert.Single(Of(text, new TermQuery("body", "needle")));
        Assert.Matches("^…word1[0-9]+ .* \\[needle\\] .* word[0-9]+…$", snippet.ToPlain());
        Assert.InRange(snippet.Text.Length, 120, 180);
        Assert.StartsWith("[word0] word1", Assert.Single(Of(text, new TermQuery("body", "word0"))).ToPlain(), StringComparison.Ordinal);
        Assert.EndsWith("word298 [word299]", Assert.Single(Of(text, new TermQuery("body", "word299"))).ToPlain(), StringComparison.Ordinal);
        Assert.EndsWith("…", Assert.Single(Of(text, new TermQuery("body", "absent"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void WhiteSpaceBecomesSingleSpacesAndMarksMoveAlong()
    {
        Snippet snippet = Assert.Single(Of("  The\tquick \r\n brown   fox  jumps.  ", new PhraseQuery("body", "quick", "brown", "fox")));
        Assert.Equal("The [quick brown fox] jumps.", snippet.ToPlain());
        Assert.Equal([(4, 19)], snippet.Marks);
    }

    [Fact]
    public void PassagesStayWithinOneParagraph()
    {
        string line = string.Join(' ', Enumerable.Repeat("word", 30)) + ".";
        Assert.Equal("A [heading]", Assert.Single(Of($"A heading\n{line}", new TermQuery("body", "heading"))).ToPlain());
        Assert.Equal("A [heading]", Assert.Single(Of($"A heading\n\nShort text.", new TermQuery("body", "heading"))).ToPlain());
        Assert.Equal("Short [text].", Assert.Single(Of($"A heading\n\nShort text.", new TermQuery("body", "text"))).ToPlain());
    }

    [Fact]
    public void SegmentsAreFoundByDocId()
    {
        var first = new FakeSegment().Text(0, "body", "one").Text(1, "body", "two three");
        var second = new FakeSegment().Text(0, "body", "four two");
        var highlighter = new Highlighter(FakeSegment.SnapshotOf(first, second), null, new TermQuery("body", "two"));
        Assert.Equal("four [two]", highlighter.Whole(2, new Document { ["body"] = "four two" }, "body")!.ToPlain());
        Assert.Equal("[two] three", highlighter.Whole(1, new Document { ["body"] = "two three" }, "body")!.ToPlain());
        Assert.Equal("one", highlighter.Whole(0, new Document { ["body"] = "one" }, "body")!.ToPlain());
    }

    [Fact]
    public void RandomTextsAreMarkedExactlyAtTheirWords()
    {
        TestRandom random = TestRandom.Create();
        string[] words = ["ab", "cd", "ef", "gh", "ij"];
        string[] between = [" ", " ", " ", ". ", ".\n\n", "\n", "! ", " — ", ", "];
        for (int round = 0; round < 300; round++)
        {
            var text = new StringBuilder();
            for (int i = random.Next(1, 120); i > 0; i--)
            {
                text.Append(random.Pick(words)).Append(random.Pick(between));
            }
            string body = text.ToString();
            int slop = random.Next(3);
            Query query = random.Chance(0.5) ? new TermQuery("body", "ab") : new PhraseQuery("body", "ab", "cd").WithSlop(slop);
            var options = new HighlightOptions { Passages = random.Next(1, 5), Length = random.Next(10, 200) };
            foreach (Snippet snippet in Of(body, query, options))
            {
                Assert.True(snippet.Text.Trim('…').Length > 0, random.Explain);
                string flat = string.Join(' ', body.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
                Assert.True(flat.Contains(snippet.Text.Trim('…'), StringComparison.Ordinal), $"{snippet.Text}\n{random.Explain}");
                foreach ((int start, int end) in snippet.Marks)
                {
                    string mark = snippet.Text[start..end];
                    Assert.True(
                        query is TermQuery ? mark == "ab" : mark.Contains("ab", StringComparison.Ordinal) && mark.Contains("cd", StringComparison.Ordinal),
                        $"{mark} {random.Explain}");
                    Assert.True(query is TermQuery || slop > 0 || (mark.StartsWith("ab", StringComparison.Ordinal) && mark.Length < 8), $"{mark} {random.Explain}");
                }
            }
        }
    }

    private static IReadOnlyList<Snippet> OfBody(Query query, HighlightOptions? options = null)
    {
        (Highlighter highlighter, Document document) = Prepare(query, options);
        return highlighter.Passages(0, document, "body");
    }

    private static IEnumerable<string> MarksOf(Query query) =>
        OfBody(query).SelectMany(snippet => snippet.Marks.Select(mark => snippet.Text[mark.Start..mark.End]));

    private static (Highlighter Highlighter, Document Document) Prepare(Query query, HighlightOptions? options = null)
    {
        var segment = new FakeSegment().Text(0, "title", Title).Text(0, "text", Title, Body);
        var document = new Document { ["title"] = Title, ["body"] = Body };
        return (new Highlighter(FakeSegment.SnapshotOf(segment), Articles, query, options), document);
    }

    private static IReadOnlyList<Snippet> Of(string text, Query query, HighlightOptions? options = null) =>
        new Highlighter(FakeSegment.SnapshotOf(new FakeSegment().Text(0, "body", text)), null, query, options).Passages(0, new Document { ["body"] = text }, "body");
}
