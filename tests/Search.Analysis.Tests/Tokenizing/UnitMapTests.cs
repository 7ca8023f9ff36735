using Search.Analysis.Tokenizing;
using Search.Testing;

namespace Search.Analysis.Tests.Tokenizing;

public class UnitMapTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void EveryUnitIsTakenForWhatItIs(bool byVectors)
    {
        var map = new UnitMap();
        char[] units = [.. Enumerable.Range(0, 0x10000).Select(unit => (char)unit)];
        map.Read(units, byVectors);
        for (int at = 0; at < units.Length; at++)
        {
            char c = units[at];
            bool isWord = char.IsAsciiLetterOrDigit(c);
            bool isStart = isWord || c >= 0x80 || "_#*".Contains(c, StringComparison.Ordinal);
            bool isByte = c < 0x80 ? map.Bytes[at] == c : map.Bytes[at] >= 0x80;
            Assert.True(map.IsLetterOrDigit(at) == isWord && (map.NextStart(at) == at) == isStart && isByte, $"U+{at:X4}");
        }
    }

    [Fact]
    public void VectorsAndScalarsFindTheSameRuns()
    {
        TestRandom random = TestRandom.Create();
        var vectors = new UnitMap();
        var scalars = new UnitMap();
        for (int i = 0; i < 500; i++)
        {
            // Lengths about multiples of 64, runs of all lengths up to more than a token's.
            char[] text = new char[random.Next(8) * 64 + random.Next(5)];
            double others = random.Pick([0.0, 0.01, 0.3, 0.95]);
            foreach (ref char c in text.AsSpan())
            {
                c = random.Chance(others) ? random.Chance(0.5) ? ' ' : (char)random.Next(0x10000) : random.Chance(0.5) ? 'x' : '7';
            }
            vectors.Read(text, byVectors: true);
            scalars.Read(text, byVectors: false);
            for (int at = 0; at < text.Length; at++)
            {
                int end = at;
                while (end < text.Length && char.IsAsciiLetterOrDigit(text[end]))
                {
                    end++;
                }
                int start = at;
                while (start < text.Length && text[start] < 0x80 && !char.IsAsciiLetterOrDigit(text[start]) && text[start] is not ('_' or '#' or '*'))
                {
                    start++;
                }
                foreach (UnitMap map in new[] { vectors, scalars })
                {
                    int found = map.NextStart(at);
                    Assert.True(found == start || (start == text.Length && found >= start), $"{new string(text)} at {at}: {found} {random.Explain}");
                    int runEnd = map.RunEnd(at);
                    Assert.True(
                        runEnd == end || (runEnd > at + WordScanner.MaxLength && runEnd < end), $"{new string(text)} at {at}: {runEnd}, not {end} {random.Explain}");
                }
            }
        }
    }

    [Fact]
    public void NothingOfALongerTextRemains()
    {
        TestRandom random = TestRandom.Create();
        var used = new UnitMap();
        for (int i = 0; i < 300; i++)
        {
            string text = RandomTexts.Next(random);
            used.Read(text);
            var fresh = new UnitMap();
            fresh.Read(text);
            for (int at = 0; at <= text.Length; at++)
            {
                Assert.True(used.NextStart(at) == fresh.NextStart(at) && used.RunEnd(at) == fresh.RunEnd(at), $"{text} at {at} {random.Explain}");
            }
        }
    }
}
