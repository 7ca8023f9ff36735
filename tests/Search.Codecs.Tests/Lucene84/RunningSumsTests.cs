using Search.Codecs.Lucene84;
using Search.Testing;

namespace Search.Codecs.Tests.Lucene84;

public class RunningSumsTests
{
    [Fact]
    public void Each_sum_is_the_one_before_and_a_number()
    {
        TestRandom random = TestRandom.Create();
        int[] sums = new int[ForBlock.Size + 1];
        for (int round = 0; round < 500; round++)
        {
            int most = random.Pick([1, 20, 1 << 16, int.MaxValue / ForBlock.Size]);
            int[] values = [.. Enumerable.Range(0, ForBlock.Size).Select(_ => random.Next(most))];
            Assert.True(RunningSums.Fill(values, sums), random.Explain);
            for (int i = 0; i < ForBlock.Size; i++)
            {
                Assert.True(sums[i + 1] == sums[i] + values[i], random.Explain);
            }
            values[random.Next(ForBlock.Size)] = random.Pick([int.MaxValue, -1, int.MinValue, 1 << 25]);
            Assert.False(RunningSums.Fill(values, sums), random.Explain);
        }
    }
}
