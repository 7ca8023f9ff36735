using Search.Engine.Indexing;

namespace Search.Engine.Tests.Indexing;

public sealed class NormEncodingTests
{
    // Printed by Lucene's SmallFloat.intToByte4.
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(39, 39)]
    [InlineData(40, 40)]
    [InlineData(41, 40)]
    [InlineData(42, 41)]
    [InlineData(57, 48)]
    [InlineData(100, 57)]
    [InlineData(1000, 87)]
    [InlineData(123456, 143)]
    [InlineData(int.MaxValue, 255)]
    public void LengthsAreCodedAsLuceneDoes(int length, byte code) => Assert.Equal(code, NormEncoding.Encode(length));
}
