using Search.Engine.Highlighting;

namespace Search.Engine.Tests.Highlighting;

public sealed class PassageScorerTests
{
    /// <summary>The bits that Lucene's PassageScorer gives for passages from start to end of a text, with so many places of each part in the passage and in the text.</summary>
    [Theory]
    [InlineData(0x3f99a884, 0, 87, 87, 1, 1)]
    [InlineData(0x40641582, 0, 40, 1000, 1, 1)]
    [InlineData(0x3f95e7f3, 500, 700, 1000, 1, 3)]
    [InlineData(0x400d18b8, 500, 700, 1000, 3, 3)]
    [InlineData(0x4123a6e0, 123, 321, 100000, 2, 17, 1, 1)]
    [InlineData(0x40405441, 0, 10, 20, 1, 2, 1, 1, 1, 5)]
    [InlineData(0x4134bcaa, 999000, 999160, 1000000, 1, 1, 4, 900)]
    [InlineData(0x41267794, 17, 177, 2500, 2, 2, 3, 9, 1, 4, 1, 1)]
    [InlineData(0x3ffc6cbd, 86, 87, 88, 1, 1)]
    [InlineData(0x409d15f8, 1000000, 1000400, 5000000, 7, 123456, 1, 2)]
    public void Scores_are_those_of_Lucene(int bits, int start, int end, int contentLength, params int[] parts) => Assert.Equal(
        BitConverter.Int32BitsToSingle(bits),
        PassageScorer.Score(new Passage(start, end, false, false), contentLength, parts.Chunk(2).Select(part => (part[0], part[1]))));
}
