using System.Globalization;
using System.Text;
using Search.Testing;

namespace Search.Analysis.Tests;

public class WordSegmenterTests
{
    [Theory]
    [InlineData("The quick (“brown”) fox can’t jump 32.3 feet, right?", "The| |quick| |(|“|brown|”|)| |fox| |can’t| |jump| |32.3| |feet|,| |right|?")]
    [InlineData("", "")]
    [InlineData("a\r\nb\n\nc", "a|\r\n|b|\n|\n|c")]
    [InlineData("3,456.789 1,a a.b a.1 x:y", "3,456.789| |1|,|a| |a.b| |a|.|1| |x:y")]
    [InlineData("foo_bar __ _カナ_", "foo_bar| |__| |_カナ_")]
    [InlineData("  \u3000x", "  \u3000|x")]
    [InlineData("e\u0301a\u200D\u0308 \u0301b", "e\u0301a\u200D\u0308| \u0301|b")]
    [InlineData("צ״ל ס' \"א", "צ״ל| |ס'| |\"|א")]
    [InlineData("漢字かな한국", "漢|字|か|な|한국")]
    [InlineData("🇩🇪🇫🇷🇮", "🇩🇪|🇫🇷|🇮")]
    [InlineData("👩\u200D👧👍🏽x", "👩\u200D👧|👍🏽|x")]
    [InlineData("𐐀𐐁 𝟘", "𐐀𐐁| |𝟘")]
    public void TextsAreCutAtTheirWordBoundaries(string text, string segments) => Assert.Equal(segments, string.Join('|', Segments(text)));

    [Fact]
    public void HalfAPairIsASegment() => Assert.Equal(["a", "\uD83D", "b", "\uDE00"], Segments("a\uD83Db\uDE00"));

    [DataFact]
    public void EveryCaseOfUnicodesWordBreakTestIsCutRight()
    {
        int cases = 0;
        foreach (string line in File.ReadLines(TestData.Path("unicode-15.0", "WordBreakTest.txt")))
        {
            string[] marks = line.Split('#')[0].Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (marks.Length == 0)
            {
                continue;
            }
            var text = new StringBuilder();
            var expected = new StringBuilder();
            foreach (string mark in marks[1..^1])
            {
                string piece = mark switch
                {
                    "÷" => "|",
                    "×" => "",
                    _ => char.ConvertFromUtf32(int.Parse(mark, NumberStyles.HexNumber, CultureInfo.InvariantCulture)),
                };
                expected.Append(piece);
                text.Append(mark == "÷" ? "" : piece);
            }
            Assert.True(expected.ToString() == string.Join('|', Segments(text.ToString())), line);
            cases++;
        }
        Assert.Equal(1823, cases);
    }

    [Fact]
    public void SegmentsCoverRandomTexts()
    {
        TestRandom random = TestRandom.Create();
        for (int i = 0; i < 1000; i++)
        {
            string text = RandomTexts.Next(random);
            List<string> segments = Segments(text);
            Assert.True(string.Concat(segments) == text && !segments.Contains(""), random.Explain);
        }
    }

    private static List<string> Segments(string text)
    {
        var segments = new List<string>();
        var segmenter = new WordSegmenter(text);
        while (segmenter.MoveNext())
        {
            segments.Add(text[segmenter.Start..segmenter.End]);
        }
        return segments;
    }
}
