using Search.Analysis.Tokenizing;

namespace Search.Analysis.Tests.Tokenizing;

public class StandardTokenizerTests
{
    [Theory]
    [InlineData("no-limits foo_bar it's U.S. 3.14 1,000 e-mail", "no limits foo_bar it's U.S 3.14 1,000 e mail")]
    [InlineData("", "")]
    [InlineData(" \t\n--", "")]
    [InlineData("__ _a_ _1_ 1_a a__b", "_a_ _1_ 1_a a__b")]
    [InlineData("a.b.c. 1.a a,b 1;2 a:b", "a.b.c 1 a a b 1;2 a:b")]
    [InlineData("x\u00ADy cafe\u0301", "x\u00ADy cafe\u0301")]
    [InlineData("漢字かなカナ", "漢 字 か な カナ")]
    [InlineData("#️⃣ *\u20E3 1\u20E3 # *", "#️⃣ *\u20E3 1\u20E3")]
    [InlineData("👩\u200D👩\u200D👧🇩🇪🇫👍🏽", "👩\u200D👩\u200D👧 🇩🇪 👍🏽")]
    public void TextsHaveTheirTokens(string text, string tokens) => Assert.Equal(tokens, string.Join(' ', Tokens(text).Select(t => t.Text)));

    [Theory]
    [InlineData("abc", TokenType.Alphanumeric)]
    [InlineData("123", TokenType.Numeric)]
    [InlineData("1.5", TokenType.Numeric)]
    [InlineData("12ab", TokenType.Alphanumeric)]
    [InlineData("ภาษาไทย", TokenType.SoutheastAsian)]
    [InlineData("漢", TokenType.Ideographic)]
    [InlineData("か", TokenType.Hiragana)]
    [InlineData("カタカナ", TokenType.Katakana)]
    [InlineData("한국어", TokenType.Hangul)]
    [InlineData("😀", TokenType.Emoji)]
    [InlineData("☃\uFE0F", TokenType.Emoji)]
    [InlineData("🇩🇪", TokenType.Emoji)]
    public void ATokenHasItsType(string text, TokenType type) => Assert.Equal([(text, 0, text.Length, type)], Tokens(text));

    [Fact]
    public void ALongWordIsCutAt255Units()
    {
        string text = new('x', 600);
        Assert.Equal([(0, 255), (255, 510), (510, 600)], Tokens(text).Select(t => (t.Start, t.End)));
    }

    [Fact]
    public void NothingIsSeenBehindTheWindow()
    {
        // The apostrophe is the 255th unit: what follows it is out of sight, so it does not join.
        string text = new string('x', 254) + "'y";
        Assert.Equal([(0, 254), (255, 256)], Tokens(text).Select(t => (t.Start, t.End)));
    }

    [Fact]
    public void APairIsNotCutInTwo()
    {
        string text = new string('x', 254) + "𐐀y";
        Assert.Equal([(0, 254), (254, 257)], Tokens(text).Select(t => (t.Start, t.End)));
    }

    [Fact]
    public void HalfAPairIsNoToken() => Assert.Equal(["a", "b"], Tokens("a\uD83Db").Select(t => t.Text));

    [Fact]
    public void HalfAPairAtTheEndCostsNoWords() => Assert.Equal(["some", "words"], Tokens("some words\uD83D").Select(t => t.Text));

    [Fact]
    public void TheEndIsTheTexts()
    {
        var tokenizer = new StandardTokenizer();
        tokenizer.Reset("one two. ".AsMemory());
        while (tokenizer.MoveNext())
        {
        }
        tokenizer.End();
        Assert.Equal((9, 9, 0), (tokenizer.Token.StartOffset, tokenizer.Token.EndOffset, tokenizer.Token.PositionIncrement));
    }

    [Fact]
    public void AStreamIsUsedAgainAfterAGiantText()
    {
        var tokenizer = new StandardTokenizer();
        foreach (int words in new[] { 600_000, 2, 0, 3 })
        {
            tokenizer.Reset(string.Concat(Enumerable.Repeat("ab ", words)).AsMemory());
            int found = 0;
            while (tokenizer.MoveNext())
            {
                found++;
            }
            Assert.Equal(words, found);
        }
    }

    private static List<(string Text, int Start, int End, TokenType Type)> Tokens(string text)
    {
        var tokens = new List<(string, int, int, TokenType)>();
        var tokenizer = new StandardTokenizer();
        tokenizer.Reset(text.AsMemory());
        while (tokenizer.MoveNext())
        {
            Token token = tokenizer.Token;
            Assert.Equal(text[token.StartOffset..token.EndOffset], token.Text.ToString());
            tokens.Add((token.Text.ToString(), token.StartOffset, token.EndOffset, token.Type));
        }
        return tokens;
    }
}
