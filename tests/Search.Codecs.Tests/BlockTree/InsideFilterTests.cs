using Search.Codecs.BlockTree;
using Search.Testing;

namespace Search.Codecs.Tests.BlockTree;

public class InsideFilterTests
{
    [Fact]
    public void Every_suffix_that_has_the_bytes_is_found()
    {
        TestRandom random = TestRandom.Create();
        var filter = new InsideFilter();
        int passed = 0;
        for (int round = 0; round < 500; round++)
        {
            byte[][] suffixes = [.. Enumerable.Range(0, 1 + random.Next(64)).Select(_ => Bytes(random, random.Next(random.Chance(0.05) ? 200 : 9)))];
            byte[] all = [.. suffixes.SelectMany(suffix => suffix)];
            byte[] inside = Bytes(random, 1 + random.Next(3));
            int[] starts = new int[suffixes.Length + 1];
            for (int i = 0; i < suffixes.Length; i++)
            {
                starts[i + 1] = starts[i] + suffixes[i].Length;
            }
            bool any = filter.Begin(all, inside);
            ulong found = any ? filter.Items(starts) : 0;
            for (int i = 0; i < suffixes.Length; i++)
            {
                Assert.True(suffixes[i].AsSpan().IndexOf(inside) < 0 || (found >> i & 1) != 0, random.Explain);
                passed += (found >> i & 1) == 0 ? 1 : 0;
            }
        }
        Assert.True(passed > 1000, random.Explain);
    }

    private static byte[] Bytes(TestRandom random, int length) => [.. Enumerable.Range(0, length).Select(_ => (byte)('a' + random.Next(8)))];
}
