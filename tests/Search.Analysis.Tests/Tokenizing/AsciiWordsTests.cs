using Search.Analysis.Tokenizing;
using Search.Testing;

namespace Search.Analysis.Tests.Tokenizing;

public class AsciiWordsTests
{
    [Fact]
    public void EveryUnitIsTakenAlike()
    {
        char[] text = new char[1 + AsciiWords.Padding];
        for (int unit = 0; unit <= char.MaxValue; unit++)
        {
            text[0] = (char)unit;
            int expected = char.IsAsciiLetterOrDigit((char)unit) ? 1 : 0;
            Assert.True(AsciiWords.RunLengthScalar(text, 0) == expected && AsciiWords.RunLengthVector(text, 0) == expected, $"U+{unit:X4}");
        }
    }

    [Fact]
    public void VectorsAndScalarsMeasureTheSameRuns()
    {
        TestRandom random = TestRandom.Create();
        for (int i = 0; i < 2000; i++)
        {
            char[] text = new char[random.Next(100) + AsciiWords.Padding];
            foreach (ref char c in text.AsSpan(0, text.Length - AsciiWords.Padding))
            {
                c = random.Chance(0.05) ? (char)random.Next(0x10000) : random.Chance(0.5) ? 'x' : '7';
            }
            for (int start = 0; start <= text.Length - AsciiWords.Padding; start++)
            {
                Assert.True(
                    AsciiWords.RunLengthScalar(text, start) == AsciiWords.RunLengthVector(text, start), $"{new string(text)} at {start} {random.Explain}");
            }
        }
    }
}
