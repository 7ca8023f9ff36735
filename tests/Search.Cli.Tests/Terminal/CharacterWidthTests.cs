using System.Text;
using Search.Cli.Terminal;

namespace Search.Cli.Tests.Terminal;

public sealed class CharacterWidthTests
{
    [Theory]
    [InlineData("abc", 3)]
    [InlineData("習近平", 6)]
    [InlineData("ｆｕｌｌ", 8)]
    [InlineData("ﾊﾝｶｸ", 4)]
    [InlineData("e\u0301", 1)]
    [InlineData("👍", 2)]
    [InlineData("مرحبا", 5)]
    [InlineData("…“”", 3)]
    [InlineData("", 0)]
    public void Columns_of_a_text(string text, int columns) => Assert.Equal(columns, CharacterWidth.Of(text));

    [Theory]
    [InlineData(0x10FF, 1)]
    [InlineData(0x1100, 2)]
    [InlineData(0x115F, 2)]
    [InlineData(0x1160, 1)]
    [InlineData(0x23F0, 2)]
    [InlineData(0x3FFFD, 2)]
    [InlineData(0x3FFFE, 1)]
    public void Runs_of_wide_characters_end_where_Unicode_says(int codePoint, int columns) =>
        Assert.Equal(columns, CharacterWidth.Of(new Rune(codePoint)));

    [Theory]
    [InlineData("short", 10, "short")]
    [InlineData("exactly ten", 11, "exactly ten")]
    [InlineData("a longer text", 8, "a longe…")]
    [InlineData("a long text", 8, "a long…")]
    [InlineData("習近平", 5, "習近…")]
    [InlineData("習近平", 4, "習…")]
    public void A_text_is_cut_to_fit(string text, int columns, string expected) => Assert.Equal(expected, CharacterWidth.Fit(text, columns));
}
