using System.Text;
using Search.Testing;

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
    [InlineData("48 6F 6C 61 20 6E 69 F1 6F 73 2E", "Hola niños.", "windows-1252")]
    [InlineData("41 20 C3 A9 20 ED A0 80 20 C3 A9", "A é \uFFFD\uFFFD\uFFFD é", "3 replacement")]    // half a surrogate pair
    [InlineData("EF BB BF 41 FF", "A\uFFFD", "1 replacement")]                                          // behind a mark
    [InlineData("FF FE 41 00 00 D8", "A\uFFFD", "utf-16")]                                              // half a pair at the end
    [InlineData("FE FF DC 00 00 41", "\uFFFDA", "utf-16be")]
    [InlineData("FF FE 41 00 42", "A\uFFFD", "utf-16")]                                                 // an odd number of bytes
    [InlineData("41 00 42 00 43 00", "ABC", "utf-16")]
    public void WhatIsReadWithAGuessOrALossIsSaid(string hex, string body, string note)
    {
        using var folder = new TempFolder();
        File.WriteAllBytes(folder.File("page.txt"), Bytes(hex));
        ReadResult[] results = [.. new ArticleSource().Read(folder.File("page.txt"))];
        Assert.Equal(body, results[0].Article!.Body);
        Assert.Contains(note, Assert.Single(results[1..]).Note, StringComparison.Ordinal);
        Assert.StartsWith(folder.File("page.txt"), results[1].Note, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("41 00 42 42 42 43 43", "NUL")]
    [InlineData("EF BB BF 41 00", "NUL")]
    [InlineData("EF BB BF", "nothing but white space")]
    [InlineData("20 0A 09 E2 80 8B 0A", "nothing but white space")]
    [InlineData("", "empty")]
    public void WhatHoldsNoTextIsNamed(string hex, string reason) => Assert.Contains(reason, Rejected(hex).Reason, StringComparison.Ordinal);

    private static Reject Rejected(string hex) => Pages.Read(Bytes(hex)).Reject!;

    private static byte[] Bytes(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
}
