using Search.Analysis.Copies;

namespace Search.Analysis.Tests.Copies;

public sealed class TextUnitsTests
{
    [Theory]
    [InlineData("Rain ends drought", "RAIN, ends – drought!")]
    [InlineData("today's news", "Today’s  NEWS")]
    [InlineData("Ärger in Köln", "ärger IN KÖLN")]
    [InlineData("3,500.50 dlrs", "3,500.50 DLRS")]
    public void Case_and_signs_do_not_matter(string one, string other)
    {
        Assert.Equal(TextUnits.Of(one).Hash, TextUnits.Of(other).Hash);
        Assert.True(TextUnits.Of(one).Hashes.SequenceEqual(TextUnits.Of(other).Hashes));
    }

    [Theory]
    [InlineData("rain ends drought", "rain drought ends")]
    [InlineData("rain ends", "rain ends ends")]
    [InlineData("3,500", "3,501")]
    [InlineData("Köln", "Koln")]
    public void Words_and_their_order_do(string one, string other) => Assert.NotEqual(TextUnits.Of(one).Hash, TextUnits.Of(other).Hash);

    [Fact]
    public void Texts_follow_each_other()
    {
        Assert.Equal(TextUnits.Of("one two three").Hash, TextUnits.Of("One two.", null, "", "Three").Hash);
        Assert.Equal((0, 0L), (TextUnits.Of(null, "", " ... ").Count, TextUnits.Of(null, "", " ... ").Hash));
    }

    [Fact]
    public void Numbers_and_capitalized_words_are_keys() =>
        Assert.Equal([true, false, true, false, true, true, false, true], TextUnits.Of("Irving raises 7 to 8pct, Ågren. 한국 Ω").IsKey.ToArray()[..8]);

    // Each stands together with what follows, so equal characters before different ones are different units.
    [Theory]
    [InlineData("中国", "中文", 0)]
    [InlineData("中国人", "中国文", 1)]
    [InlineData("これは", "これが", 1)]
    [InlineData("ประเทศไทย", "ประเทศลาว", 3)]
    public void Characters_of_scripts_without_spaces_stand_together(string one, string other, int equal)
    {
        (TextUnits first, TextUnits second) = (TextUnits.Of(one), TextUnits.Of(other));
        Assert.Equal(one.Length, first.Count);
        Assert.Equal(equal, first.Hashes.CommonPrefixLength(second.Hashes));
    }

    [Fact]
    public void A_word_after_a_character_is_no_part_of_it()
    {
        Assert.Equal(TextUnits.Of("国").Hashes[0], TextUnits.Of("国 China").Hashes[0]);
        Assert.NotEqual(TextUnits.Of("国").Hashes[0], TextUnits.Of("国中").Hashes[0]);
    }
}
