using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Search.Testing;

namespace Search.Engine.Tests.Highlighting;

/// <summary>Nothing that stands in a text becomes markup, an escape sequence or an invisible switch, wherever marks are.</summary>
public sealed class HostileTextTests
{
    private static readonly string[] Pieces =
    [
        "<script>", "</mark>", "<mark>", "&lt;", "&#60;", "&", "\"", "'", "`", "<!--", "]]>", "\e[31m", "\e]8;;http://x\a", "\u009b1m", "\u0090", "\0", "\b", "\u007f", "\r", "\n", "\t",
        "\u202e", "\u202c", "\u2066", "\u2069", "\U000E0041", "\ud83d", "\ude00", "😀", "[", "]", "a", "word ", "\u2028", "\u0085", "\ufeff", "é", "שלום",
    ];

    [Fact]
    public void NoRenderingLetsTextThroughThatIsObeyed()
    {
        TestRandom random = TestRandom.Create();
        IEnumerable<string> made = Enumerable.Range(0, 3000).Select(_ => string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => random.Pick(Pieces))));
        foreach (string text in Bodies().Concat(made))
        {
            var marks = new List<(int Start, int End)>();
            for (int at = random.Next(4); at < text.Length; at += random.Next(1, 12))
            {
                int end = Math.Min(text.Length, at + random.Next(1, 6));
                marks.Add((at, end));
                at = end;
            }
            AssertHarmless(new Snippet(text, marks), random);
        }
    }

    private static void AssertHarmless(Snippet snippet, TestRandom random)
    {
        string html = snippet.ToHtml();
        Assert.True(Count(html, "<mark>") == snippet.Marks.Count && Count(html, "</mark>") == snippet.Marks.Count, $"{html} {random.Explain}");
        string text = html.Replace("<mark>", "", StringComparison.Ordinal).Replace("</mark>", "", StringComparison.Ordinal);
        Assert.True(text.IndexOfAny(['<', '>', '"', '\'']) < 0, $"{html} {random.Explain}");
        string plain = new Snippet(snippet.Text, []).ToPlain();
        bool splitsPair = snippet.Marks.Any(mark => SplitsPair(snippet.Text, mark.Start) || SplitsPair(snippet.Text, mark.End));
        Assert.True(splitsPair || plain == WebUtility.HtmlDecode(text), $"{html} {random.Explain}");
        Assert.True(plain.EnumerateRunes().All(IsHarmless), $"{plain} {random.Explain}");
        string ansi = snippet.ToAnsi();
        Assert.True(Count(ansi, "\e[1;31m") == snippet.Marks.Count && Count(ansi, "\e[0m") == snippet.Marks.Count, $"{ansi} {random.Explain}");
        Assert.True(ansi.Replace("\e[1;31m", "", StringComparison.Ordinal).Replace("\e[0m", "", StringComparison.Ordinal).EnumerateRunes().All(IsHarmless), random.Explain);
        Assert.True(snippet.ToPlain().EnumerateRunes().All(IsHarmless), random.Explain);
    }

    private static bool IsHarmless(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
        && rune.Value is not ((>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or (>= 0xE0000 and <= 0xE007F));

    private static bool SplitsPair(string text, int at) => at > 0 && at < text.Length && char.IsSurrogatePair(text[at - 1], text[at]);

    private static int Count(string text, string piece) => text.Split(piece).Length - 1;

    private static IEnumerable<string> Bodies()
    {
        string file = Path.Combine(TestData.Root, "tests", "Search.Engine.Tests", "Highlighting", "Cases", "hostile.json");
        using JsonDocument cases = JsonDocument.Parse(File.ReadAllText(file));
        return [.. cases.RootElement.EnumerateArray().Select(each => each.GetProperty("body").GetString()!)];
    }
}
