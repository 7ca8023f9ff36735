using Search.Analysis.Copies;
using Search.Testing;

namespace Search.Analysis.Tests.Copies;

public sealed class TextOverlapTests
{
    /// <summary>Against a comparison of every run of words with every other one, and of every piece with every other one.</summary>
    [Fact]
    public void Random_texts_overlap_as_a_naive_comparison_says()
    {
        var random = TestRandom.Create();
        int copies = 0;
        for (int i = 0; i < 400; i++)
        {
            string[] one = RandomWords(random, random.Next(0, 90));
            string[] other = random.Chance(0.2) ? RandomWords(random, random.Next(0, 90)) : Changed(random, one);
            (string text, string otherText) = (string.Join(' ', one), string.Join(' ', other));
            (TextUnits units, TextUnits otherUnits) = (TextUnits.Of(text), TextUnits.Of(otherText));
            TextOverlap overlap = TextOverlap.Of(units, otherUnits);
            // Of equally long texts either may be the shorter.
            TextOverlap[] expected = one.Length == other.Length ? [Naive(one, other), Naive(other, one)]
                : one.Length < other.Length ? [Naive(one, other)] : [Naive(other, one)];
            Assert.True(expected.Contains(overlap), $"{overlap} instead of {expected[0]}: '{text}' and '{otherText}' {random.Explain}");
            Assert.Equal(overlap, TextOverlap.Of(otherUnits, units));
            Assert.Equal(TextOverlap.AreCopies(units, otherUnits), TextOverlap.AreCopies(otherUnits, units));
            copies += TextOverlap.AreCopies(units, otherUnits) ? 1 : 0;
        }
        Assert.InRange(copies, 40, 360);
    }

    [Theory]
    [InlineData(24)]
    [InlineData(10)]
    [InlineData(1)]
    public void Short_texts_must_be_equal(int length)
    {
        string text = string.Join(' ', Enumerable.Range(0, length).Select(i => $"word{i}"));
        Assert.True(TextOverlap.AreCopies(TextUnits.Of(text), TextUnits.Of(text.ToUpperInvariant())));
        Assert.False(TextOverlap.AreCopies(TextUnits.Of(text), TextUnits.Of(text + " more")));
        Assert.False(TextOverlap.AreCopies(TextUnits.Of(text), TextUnits.Of(text, string.Join(' ', Enumerable.Range(0, 30)))));
    }

    [Fact]
    public void Texts_without_words_are_no_copies() => Assert.False(TextOverlap.AreCopies(TextUnits.Of("..."), TextUnits.Of("")));

    /// <summary>In one form of words names and numbers differ, of which a copy has nearly all.</summary>
    [Fact]
    public void Articles_in_one_form_of_words_are_no_copies()
    {
        static string Form(params object[] values) => string.Format(
            null,
            "Floor traders of the {0} Mercantile Exchange are guessing today's hog slaughter at about {1} to {2} head versus {3} a week ago and {4} a year ago. "
            + "Cattle slaughter is guessed at about {5} to {6} head versus {7} a week ago and {8} a year ago, and sheep slaughter at {9} head as it was before.",
            values);
        string one = Form("Chicago", 295_000, 305_000, 294_000, 306_000, 120_000, 125_000, 114_000, 119_000, 21_000);
        string other = Form("Omaha", 275_000, 293_000, 284_000, 320_000, 122_000, 128_000, 127_000, 138_000, 21_500);
        Assert.False(TextOverlap.AreCopies(TextUnits.Of(one), TextUnits.Of(other)));
        Assert.True(TextOverlap.AreCopies(TextUnits.Of(one), TextUnits.Of(one.Replace("guess", "estimat", StringComparison.Ordinal))));
        Assert.True(TextOverlap.AreCopies(TextUnits.Of(one), TextUnits.Of(one.Replace("295000", "296000", StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData(60, 90)]
    [InlineData(80, 120)]
    [InlineData(100, 400)]
    public void A_standard_paragraph_makes_no_copies(int paragraph, int article)
    {
        var random = TestRandom.Create();
        string standard = string.Join(' ', RandomWords(random, paragraph, 100_000));
        TextUnits one = TextUnits.Of(string.Join(' ', RandomWords(random, article, 100_000)), standard);
        TextUnits other = TextUnits.Of(string.Join(' ', RandomWords(random, article, 100_000)), standard);
        Assert.False(TextOverlap.AreCopies(one, other), random.Explain);
    }

    /// <summary>Else the parts of a round-up would be copies of each other.</summary>
    [Fact]
    public void A_part_of_a_much_longer_text_is_no_copy_of_it()
    {
        var random = TestRandom.Create();
        string story = string.Join(' ', RandomWords(random, 80, 100_000));
        Assert.True(TextOverlap.AreCopies(TextUnits.Of(story), TextUnits.Of(story, string.Join(' ', RandomWords(random, 60, 100_000)))), random.Explain);
        Assert.False(TextOverlap.AreCopies(TextUnits.Of(story), TextUnits.Of(story, string.Join(' ', RandomWords(random, 160, 100_000)))), random.Explain);
    }

    [Theory]
    [InlineData("中国外交部发言人在例行记者会上表示，中方愿同各方共同努力，推动会谈取得积极成果，维护地区和平与稳定。双方将继续就有关问题保持沟通。")]
    [InlineData("นายกรัฐมนตรีกล่าวว่ารัฐบาลจะเร่งแก้ไขปัญหาเศรษฐกิจและช่วยเหลือประชาชนที่ได้รับผลกระทบจากน้ำท่วมในภาคเหนือของประเทศไทย")]
    public void Texts_without_spaces_are_compared_by_characters(string text)
    {
        TextUnits whole = TextUnits.Of(text);
        Assert.True(TextOverlap.AreCopies(whole, TextUnits.Of(text[..(text.Length * 6 / 10)])));
        Assert.True(TextOverlap.AreCopies(whole, TextUnits.Of("新华社。" + text[4..])));
        char[] turned = text.ToCharArray();
        Array.Reverse(turned);
        Assert.False(TextOverlap.AreCopies(whole, TextUnits.Of(new string(turned))));
    }

    private static string[] RandomWords(TestRandom random, int count, int vocabulary = 60) =>
        [.. Enumerable.Range(0, count).Select(_ => random.Next(vocabulary)).Select(word => word % 4 == 0 ? $"W{word}" : $"w{(char)('a' + (word % 26))}{new string('x', word / 26 % 9)}")];

    private static string[] Changed(TestRandom random, string[] words) =>
        [.. words.Select(word => random.Chance(0.1) ? RandomWords(random, 1)[0] : word).Skip(random.Next(20)).SkipLast(random.Next(20))];

    private static TextOverlap Naive(string[] shorter, string[] longer)
    {
        static bool AreEqual(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
        bool[] covered = new bool[shorter.Length];
        for (int i = 0; i + 5 <= shorter.Length; i++)
        {
            for (int j = 0; j + 5 <= longer.Length; j++)
            {
                if (Enumerable.Range(0, 5).All(k => AreEqual(shorter[i + k], longer[j + k])))
                {
                    Enumerable.Range(i, 5).ToList().ForEach(place => covered[place] = true);
                }
            }
        }
        OverlapPart Part(int start, int end)
        {
            string[] keys = [.. Enumerable.Range(start, end - start).Select(i => shorter[i]).Where(word => char.IsUpper(word[0]) || word.Any(char.IsDigit))];
            return new OverlapPart(
                Enumerable.Range(start, end - start).Count(i => covered[i]), keys.Length, keys.Count(key => !longer.Any(word => AreEqual(word, key))));
        }
        if (!covered.Contains(true))
        {
            return new TextOverlap(shorter.Length, default, default);
        }
        (int start, int end) = (0, 0);
        int best = 0;
        for (int to = 1; to <= shorter.Length; to++)
        {
            for (int from = 0; from < to; from++)
            {
                int gain = Enumerable.Range(from, to - from).Sum(i => covered[i] ? 1 : -3);
                if (gain > best)
                {
                    (start, end, best) = (from, to, gain);
                }
            }
        }
        return new TextOverlap(shorter.Length, Part(Array.IndexOf(covered, true), Array.LastIndexOf(covered, true) + 1), Part(start, end));
    }
}
