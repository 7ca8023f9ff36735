using Search.Codecs.Lucene80;

namespace Search.Codecs.Tests.Lucene80;

public sealed class NormLengthsTests
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
    public void Lengths_are_coded_as_Lucene_does(int length, byte code) => Assert.Equal(code, NormLengths.Encode(length));

    [Fact]
    public void A_norm_stands_for_the_shortest_length_that_has_it()
    {
        for (int norm = 0; norm <= byte.MaxValue; norm++)
        {
            int length = NormLengths.Decode((byte)norm);
            Assert.Equal(norm, NormLengths.Encode(length));
            Assert.True(length == 0 || NormLengths.Encode(length - 1) == norm - 1, $"norm {norm}, length {length}");
        }
    }
}
