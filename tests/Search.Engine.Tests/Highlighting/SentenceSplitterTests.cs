using Search.Engine.Highlighting;

namespace Search.Engine.Tests.Highlighting;

public sealed class SentenceSplitterTests
{
    [Theory]
    [InlineData("One. Two! Three?")]
    [InlineData("“I appreciate it.” |He left.")]
    [InlineData("Mr. Putin met Gen. Smith of the U.S. Army. |They talked.")]
    [InlineData("It cost 3.5 million. |In Jan. 2022 it fell.")]
    [InlineData("“Really?” he asked. |(Yes.) |“So it is.”")]
    [InlineData("A heading\n\n|A paragraph. |Its end")]
    [InlineData("Wrapped lines of a\nparagraph go on\n    |until an indent. |Then")]
    [InlineData("习近平说。|普京笑了！|好")]
    public void BoundsAreAsWritten(string marked)
    {
        string[] expected = marked.Contains('|') ? marked.Split('|') : marked.Split(' ').Select((s, i) => i < 2 ? s + " " : s).ToArray();
        string text = string.Concat(expected);
        var found = new List<string>();
        for (int start = 0; start < text.Length;)
        {
            int next = SentenceSplitter.Next(text, start);
            found.Add(text[start..next]);
            start = next;
        }
        Assert.Equal(expected, found);
    }

    [Fact]
    public void LinesTooLongToBeWrappedAreParagraphs()
    {
        string line = string.Join(' ', Enumerable.Repeat("word", 30));
        Assert.Equal("Heading\n".Length, SentenceSplitter.Next($"Heading\n{line}", 0));
        Assert.Equal(line.Length + 1, SentenceSplitter.Next($"{line}\nmore", 0));
    }
}
