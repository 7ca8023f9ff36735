using Search.Codecs.Contracts;
using Search.Testing;

namespace Search.Codecs.Tests.Contracts;

public class SortedBlocksTests
{
    [Fact]
    public void Common_numbers_are_those_of_a_set()
    {
        TestRandom random = TestRandom.Create();
        for (int round = 0; round < 20_000; round++)
        {
            int largest = random.Pick([20, 130, 300, 1000, 100_000, int.MaxValue - 2]);
            int[] few = Ascending(random, random.Next(1, random.Pick([2, 9, 40, 129, 500])), largest);
            int[] many = Ascending(random, random.Next(1, 129), largest);
            int[] padded = [.. many, .. Enumerable.Repeat(SortedBlocks.Padding, SortedBlocks.Lanes)];
            int[] fewPlaces = new int[few.Length + SortedBlocks.Lanes];
            int[] manyPlaces = new int[few.Length + SortedBlocks.Lanes];
            int from = random.Chance(0.5) ? 0 : random.Next(many.Length);
            int count = SortedBlocks.Common(few, padded, from, many.Length, fewPlaces, manyPlaces, out int passed);
            int[] expected = [.. few.Intersect(many[from..])];
            Assert.True(expected.SequenceEqual(fewPlaces.Take(count).Select(place => few[place])), random.Explain);
            Assert.True(expected.SequenceEqual(manyPlaces.Take(count).Select(place => many[place])), random.Explain);
            Assert.True(few.Count(number => number <= many[^1]) == passed, random.Explain);
        }
    }

    private static int[] Ascending(TestRandom random, int count, int largest)
    {
        var numbers = new SortedSet<int>();
        int first = random.Next(largest);
        for (int i = 0; i < count; i++)
        {
            numbers.Add(random.Chance(0.3) ? Math.Min(largest, first + i) : random.Next(largest + 1));
        }
        return [.. numbers];
    }
}
