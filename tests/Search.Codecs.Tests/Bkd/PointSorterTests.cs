using System.Buffers.Binary;
using Search.Codecs.Bkd;
using Search.Testing;

namespace Search.Codecs.Tests.Bkd;

public sealed class PointSorterTests
{
    /// <summary>Values of any length, many of them equal, documents in any order.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(16)]
    public void PointsAreInOrderOfValuesThenOfDocuments(int bytes)
    {
        TestRandom random = TestRandom.Create();
        int count = random.Next(1, 3000);
        byte[] values = new byte[count * bytes];
        random.NextBytes(values);
        for (int i = 0; i < count; i++)
        {
            values.AsSpan(i * bytes, random.Next(bytes)).Fill(0xFE);
        }
        int[] docs = [.. Enumerable.Range(0, count).Select(_ => random.Next(random.Chance(0.5) ? 100 : int.MaxValue))];
        (string Value, int Doc)[] expected = [.. Enumerable.Range(0, count)
            .Select(i => (Convert.ToHexString(values, i * bytes, bytes), docs[i])).OrderBy(point => point.Item1, StringComparer.Ordinal).ThenBy(point => point.Item2)];
        var sorter = new PointSorter(bytes, values, docs);
        byte[] sorted = new byte[values.Length];
        int[] sortedDocs = new int[count];
        int half = random.Next(count);
        sorter.Copy(0, sorted.AsSpan(0, half * bytes), sortedDocs.AsSpan(0, half));
        sorter.Copy(half, sorted.AsSpan(half * bytes), sortedDocs.AsSpan(half));
        Assert.True(
            expected.SequenceEqual(Enumerable.Range(0, count).Select(i => (Convert.ToHexString(sorted, i * bytes, bytes), sortedDocs[i]))), random.Explain);
    }

    /// <summary>A merge has all points of its segments in memory: signatures of copies are a dozen for each article.</summary>
    [Fact]
    public void SmallValuesTakeEightBytesEach()
    {
        const int Count = 200_000;
        byte[] values = new byte[Count * sizeof(int)];
        int[] docs = new int[Count];
        for (int i = 0; i < Count; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(values.AsSpan(i * sizeof(int)), unchecked(i * 1_640_531_527));
            docs[i] = i / 12;
        }
        _ = new PointSorter(sizeof(int), values, docs);
        long before = GC.GetAllocatedBytesForCurrentThread();
        _ = new PointSorter(sizeof(int), values, docs);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, Count * 8L, Count * 8L + 4096);
    }
}
