using System.Text;

namespace Search.Ingest.Tests.Text;

public sealed class TextDecodingTests
{
    private const string Sample = "Größe, naïve, 渡轮 😀 and more.";

    public static TheoryData<string> Marked => ["utf-8", "utf-16", "utf-16BE", "utf-32", "utf-32BE"];

    [Theory]
    [MemberData(nameof(Marked))]
    public void ByteOrderMarksTellTheEncoding(string name)
    {
        Encoding encoding = Encoding.GetEncoding(name);
        Assert.Equal(Sample, Pages.Read([.. encoding.GetPreamble(), .. encoding.GetBytes(Sample)]).Article!.Body);
    }

    [Fact]
    public void WithoutAMarkItIsUtf8() => Assert.Equal(Sample, Pages.Read(Encoding.UTF8.GetBytes(Sample)).Article!.Body);

    [Theory]
    [InlineData("48 6F 6C 61 20 6E 69 F1 6F 73 2E", "0xF1 at offset 7")]       // Latin-1
    [InlineData("41 C0 80", "0xC0 at offset 1")]                               // an overlong NUL
    [InlineData("41 ED A0 80 42", "0xED at offset 1")]                         // half a surrogate pair
    [InlineData("41 42 E2 82", "0xE2 at offset 2")]                            // cut off
    [InlineData("EF BB BF 41 FF", "0xFF at offset 4")]                         // behind a mark
    [InlineData("F4 90 80 80", "0xF4 at offset 0")]                            // past the last code point
    public void WhatIsNotUtf8IsNamedWithItsPlace(string hex, string reason)
    {
        Reject reject = Rejected(hex);
        Assert.Contains(reason, reject.Reason, StringComparison.Ordinal);
        Assert.Null(reject.Line);
    }

    [Theory]
    [InlineData("FF FE 41 00 00 D8", "utf-16")]                                 // half a pair at the end
    [InlineData("FE FF DC 00 00 41", "utf-16BE")]
    [InlineData("FF FE 41 00 42", "utf-16")]                                    // an odd number of bytes
    [InlineData("00 00 FE FF 00 11 00 00", "utf-32BE")]                         // past the last code point
    public void WhatIsNotWhatItsMarkSaysIsNamed(string hex, string encoding) => Assert.Contains($"not valid {encoding}", Rejected(hex).Reason, StringComparison.Ordinal);

    [Theory]
    [InlineData("41 00 42 00", "UTF-16 without a byte order mark")]
    [InlineData("EF BB BF 41 00", "NUL")]
    [InlineData("EF BB BF", "nothing but white space")]
    [InlineData("20 0A 09 E2 80 8B 0A", "nothing but white space")]
    [InlineData("", "empty")]
    public void WhatHoldsNoTextIsNamed(string hex, string reason) => Assert.Contains(reason, Rejected(hex).Reason, StringComparison.Ordinal);

    private static Reject Rejected(string hex) => Pages.Read(Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal))).Reject!;
}
