using Search.Codecs.Contracts;
using Search.Engine.Scoring;
using Search.Testing;

namespace Search.Engine.Tests.Scoring;

public class CodeRangeTests
{
    [Fact]
    public void A_range_has_the_codes_whose_numbers_lie_in_it()
    {
        TestRandom random = TestRandom.Create();
        int ranges = 0;
        for (int round = 0; round < 2000; round++)
        {
            CodeMeaning meaning = random.Chance(0.3)
                ? new CodeMeaning(0, 0, [.. Enumerable.Range(0, random.Next(1, 257)).Select(_ => (long)random.Next(-500, 500))])
                : new CodeMeaning(random.Pick([1, 1, 7, 1000, 1L << 54, 0, -3]), random.Pick([0, 1990, -50, long.MinValue, long.MaxValue - 300, random.NextInt64()]));
            int count = meaning.Table?.Length ?? random.Pick([1, 2, 4, 16, 256]);
            long lower = Number(random, meaning, count);
            long upper = Number(random, meaning, count);
            bool[] expected = [.. Enumerable.Range(0, count).Select(code => meaning.ValueOf(code) is var value && value >= lower && value <= upper)];
            bool isRun = Array.IndexOf(expected, true) is var first && (first < 0 || !expected[first..(Array.LastIndexOf(expected, true) + 1)].Contains(false));
            string message = $"{meaning} {lower} {upper} {random.Explain}";
            Assert.True(isRun == CodeRange.TryCreate(meaning, count, lower, upper, out CodeRange range), message);
            Assert.True(!isRun || expected.SequenceEqual(Enumerable.Range(0, count).Select(range.Contains)), message);
            ranges += isRun && !range.IsEmpty ? 1 : 0;
        }
        Assert.True(ranges > 100, random.Explain);
    }

    private static long Number(TestRandom random, CodeMeaning meaning, int count) => random.Next(10) switch
    {
        0 => long.MinValue,
        1 => long.MaxValue,
        2 => random.NextInt64(),
        3 => meaning.Addend,
        _ => meaning.ValueOf(random.Next(count)) + random.Next(-1, 2),
    };
}
