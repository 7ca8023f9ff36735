using Search.Cli.Terminal;

namespace Search.Cli.Tests.Terminal;

public sealed class TerminalTextTests
{
    [Theory]
    [InlineData("plain text, “quotes”, 習近平 👍🏽 e\u0301", "plain text, “quotes”, 習近平 👍🏽 e\u0301")]
    [InlineData("\e[2J\e]0;title\a", "\\x1B[2J\\x1B]0;title\\x07")]
    [InlineData("\u009B31m", "\\x9B31m")]
    [InlineData("a\u202Egnp.exe", "a\\u202Egnp.exe")]
    [InlineData("\u2066x\u2069\u200F\u061C", "\\u2066x\\u2069\\u200F\\u061C")]
    [InlineData("a\r\nb\nc\td\u2028e\u0085f", "a b c d e f")]
    [InlineData("\0\x7F", "\\x00\\x7F")]
    [InlineData("", "")]
    public void A_line_is_one_line_and_harmless(string text, string expected) => Assert.Equal(expected, TerminalText.Line(text));

    [Fact]
    public void Halves_of_surrogate_pairs_are_replaced() => Assert.Equal("\uFFFDx\uFFFD", TerminalText.Line(['\uD800', 'x', '\uDC00']));

    [Fact]
    public void Lines_keep_their_breaks() => Assert.Equal("a\nb\n    c\\x1B", TerminalText.Lines("a\r\nb\n\tc\e"));

    [Fact]
    public void No_character_alone_can_do_anything()
    {
        for (int c = 0; c <= char.MaxValue; c++)
        {
            string shown = TerminalText.Line(((char)c).ToString());
            Assert.DoesNotContain(shown, character => char.IsControl(character) || char.IsSurrogate(character));
        }
    }
}
