using System.Globalization;
using Search.Engine.Tests.Fakes;
using Search.Testing;

namespace Search.Engine.Tests.Highlighting;

/// <summary>Where passages begin and end: in long texts, in texts without spaces, and around matches that are longer than a sentence.</summary>
public sealed class CutTests
{
    [Fact]
    public void APhraseOverTheEndOfASentenceIsShownWhole()
    {
        const string Text = "It was he who said no. Limits were set then. Another sentence follows, which is not wanted here at all, since nothing of the query stands in it, as all can see.";
        var query = new BooleanQuery(
            new BooleanClause(new TermQuery("body", "said"), Occur.Should), new BooleanClause(new PhraseQuery("body", "no", "limits"), Occur.Should));
        Assert.Equal("It was he who [said] [no. Limits] were set then.", Assert.Single(Of(Text, query, new() { Length = 30 })).ToPlain());
    }

    [Fact]
    public void AMatchThatIsTooLongIsTornAndMarkedAsFarAsItGoes()
    {
        string text = $"before first {string.Concat(Enumerable.Repeat("and more ", 20))} last after. Another sentence.";
        Query query = new PhraseQuery("body", "first", "last").WithSlop(1000);
        Snippet snippet = Assert.Single(Of(text, query, new() { Length = 20 }));
        Assert.StartsWith("…[first and more ", snippet.ToPlain(), StringComparison.Ordinal);
        Assert.EndsWith("more]…", snippet.ToPlain(), StringComparison.Ordinal);
        Assert.InRange(snippet.Text.Length, 20, 100);
        // Where it is not too long it is shown whole.
        Assert.Contains("[first and more", Assert.Single(Of(text, query)).ToPlain(), StringComparison.Ordinal);
        Assert.Contains("more last] after.", Assert.Single(Of(text, query)).ToPlain(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("😀")]
    [InlineData("e\u0301")]
    [InlineData("👨\u200d👩\u200d👧\u200d👦")]
    [InlineData("🇨🇳")]
    [InlineData("นี้")]
    [InlineData("各\u0338")]
    public void TextsWithoutSpacesAreCutBetweenCharacters(string character)
    {
        int length = 400 / character.Length;
        for (int wanted = 20; wanted < 40; wanted++)
        {
            string text = string.Concat(Enumerable.Repeat(character, length)) + " needle " + string.Concat(Enumerable.Repeat(character, length));
            foreach (string sought in (string[])["needle", "absent"])
            {
                string shown = Assert.Single(Of(text, new TermQuery("body", sought), new() { Length = wanted })).Text.Trim('…');
                Assert.All(ElementsOf(shown), element => Assert.True(element == character || element.All(c => c is ' ' or (>= 'a' and <= 'z')), $"{wanted}: {element} in {shown}"));
                Assert.InRange(shown.Length, 4, wanted + 20 + character.Length);
            }
        }
    }

    [Fact]
    public void RandomTextsAreCutBetweenCharacters()
    {
        TestRandom random = TestRandom.Create();
        string[] pieces = ["a", "b", " ", ". ", "😀", "e\u0301", "o\u0308\u0323", "e\u0301\u200d", "👍🏽", "🇩🇪", "🇩🇪🇫🇷🇨🇳🇩🇪🇫🇷🇨🇳🇩🇪🇫🇷🇨🇳🇩🇪🇫🇷🇨🇳🇩🇪🇫🇷🇨🇳🇩🇪🇫🇷🇨🇳", "字", "\n", "needle "];
        for (int round = 0; round < 300; round++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(1, 400)).Select(_ => random.Pick(pieces)));
            HashSet<int> starts = [.. StringInfo.ParseCombiningCharacters(text), text.Length];
            foreach (Snippet snippet in Of(text, new TermQuery("body", "needle"), new() { Length = random.Next(2, 60), Passages = 3 }))
            {
                string shown = snippet.Text.Trim('…', ' ');
                Assert.False(shown.Length > 0 && (char.IsLowSurrogate(shown[0]) || char.IsHighSurrogate(shown[^1])), $"{shown} {random.Explain}");
                Assert.All(snippet.Marks, mark => Assert.StartsWith("needle", snippet.Text[mark.Start..mark.End], StringComparison.Ordinal));
                // White space is changed on the way, so only what has none can be found again.
                int at = shown.Any(char.IsWhiteSpace) ? -1 : text.IndexOf(shown, StringComparison.Ordinal);
                Assert.True(at < 0 || text.LastIndexOf(shown, StringComparison.Ordinal) != at || starts.Contains(at), $"{shown} of {text} {random.Explain}");
            }
        }
    }

    [Fact]
    public void ManySpacesBetweenSentencesAreNoPartOfAPassage()
    {
        string text = $"A needle.{new string(' ', 1000)}Another sentence.";
        Assert.Equal("A [needle].", Assert.Single(Of(text, new TermQuery("body", "needle"), new() { Length = 20 })).ToPlain());
        Assert.Equal("A needle.", Assert.Single(Of(text, new TermQuery("body", "absent"), new() { Length = 20 })).ToPlain());
    }

    /// <summary>Where each passage costs as much as the text is long, these take minutes.</summary>
    [Fact]
    public void TextsThatMakeBoundsHardToFindAreCutAllTheSame()
    {
        const int Length = 200_000;
        foreach (string piece in (string[])["needle thread ", "needle\nthread ", "needle. thread! ", "needle" + new string('\u0301', 300), "needle 🇩🇪🇫🇷🇨🇳🇩🇪🇫🇷🇨🇳", "needle.thread.", "needle      \n"])
        {
            string text = string.Concat(Enumerable.Repeat(piece, Length / piece.Length));
            Query phrase = new PhraseQuery("body", "needle", "thread").WithSlop(50);
            Query words = new BooleanQuery(new BooleanClause(new TermQuery("body", "needle"), Occur.Should), new BooleanClause(phrase, Occur.Should));
            Assert.Equal(3, Of(text, words, new() { Passages = 3 }).Count);
        }
    }

    [Theory]
    [InlineData(999_000)]
    [InlineData(3_000_000)]
    public void LongTextsAreMarkedToTheirEnd(int length)
    {
        const string Sentence = "Some filler text of many words stands here. ";
        string text = string.Concat(Enumerable.Repeat(Sentence, length / Sentence.Length)) + "The needle is last.";
        Snippet snippet = Assert.Single(OfEnd(text, "needle"));
        Assert.Contains("The [needle] is last.", snippet.ToPlain(), StringComparison.Ordinal);
        Assert.InRange(snippet.Text.Length, 19, 240);
    }

    private static List<string> ElementsOf(string text)
    {
        var elements = new List<string>();
        for (TextElementEnumerator walk = StringInfo.GetTextElementEnumerator(text); walk.MoveNext();)
        {
            elements.Add(walk.GetTextElement());
        }
        return elements;
    }

    private static IReadOnlyList<Snippet> Of(string text, Query query, HighlightOptions? options = null) =>
        new Highlighter(FakeSegment.SnapshotOf(new FakeSegment().Text(0, "body", text)), null, query, options).Passages(0, new Document { ["body"] = text }, "body");

    /// <summary>Only the end is indexed, at its place: the text before it has no word that is sought.</summary>
    private static IReadOnlyList<Snippet> OfEnd(string text, string word)
    {
        FakeSegment segment = new FakeSegment().Text(0, "body", new string(' ', text.Length - 19) + text[^19..]);
        return new Highlighter(FakeSegment.SnapshotOf(segment), null, new TermQuery("body", word)).Passages(0, new Document { ["body"] = text }, "body");
    }
}
