using System.Globalization;
using System.IO.Compression;
using System.Text;
using Search.Ingest.Charsets;
using Search.Testing;

namespace Search.Ingest.Tests.Charsets;

/// <summary>What decides, in order: the mark, what is given, the page's head, the bytes.</summary>
public sealed class CharsetDecoderTests
{
    private const string Latin = "caf\u00E9 cr\u00E8me br\u00FBl\u00E9e";

    [Theory]
    [InlineData("\xEF\xBB\xBF<meta charset=latin1>\xC3\xA9", "koi8-r", "utf-8", CharsetSource.Mark)]
    [InlineData("<meta charset=koi8-r>\xE9", "iso-8859-1", "windows-1252", CharsetSource.Given)]
    [InlineData("<meta charset=koi8-r>\xC1", null, "koi8-r", CharsetSource.Meta)]
    [InlineData("<meta charset=koi8-r>\xC1", "no-such-label", "koi8-r", CharsetSource.Meta)]
    [InlineData("<meta http-equiv=Content-Type content='text/html; charset=Shift_JIS'>\x83\x41", null, "shift_jis", CharsetSource.Meta)]
    [InlineData("<?xml version='1.0' encoding='ISO-8859-2'?><html>\xB1", null, "iso-8859-2", CharsetSource.Meta)]
    [InlineData("<!-- <meta charset=koi8-r> --><p>caf\xC3\xA9", null, "utf-8", CharsetSource.Utf8)]
    [InlineData("<meta charset=utf-16>\xC3\xA9", null, "utf-8", CharsetSource.Meta)]
    [InlineData("<meta charset=utf-8>" + Latin, null, "windows-1252", CharsetSource.Detected)]
    [InlineData("<meta charset=latin1>\xC3\xA9 \xC3\xA9 \xC3\xA9 \xC3\xA9 \xC3\xA9", null, "utf-8", CharsetSource.Utf8)]
    [InlineData("plain", null, "utf-8", CharsetSource.Utf8)]
    public void WhatIsNearestToTheBytesDecides(string page, string? given, string charset, CharsetSource source)
    {
        DecodedText decoded = CharsetDecoder.Decode(Encoding.Latin1.GetBytes(page), given, isMarkup: true);
        Assert.Equal((charset, source, 0), (decoded.Charset, decoded.Source, decoded.Replaced));
    }

    [Fact]
    public void OnlyMarkupHasAHead() =>
        Assert.Equal("windows-1252", CharsetDecoder.Decode(Encoding.Latin1.GetBytes("<meta charset=koi8-r>" + Latin)).Charset);

    [Theory]
    [InlineData("C3 A9 FF C3 A9 EF BF BD", null, "é\uFFFDé\uFFFD", 1)]            // the second one is the text's own
    [InlineData("41 E2 82", "utf-8", "A\uFFFD", 1)]
    [InlineData("FF FE 41 00 00 D8", null, "A\uFFFD", 1)]
    [InlineData("FF FE 41 00 42", null, "A\uFFFD", 1)]
    [InlineData("00 00 FE FF 00 11 00 00", null, "\uFFFD", 1)]
    [InlineData("82 A0 FC FC 41", "shift_jis", "あ\uFFFDA", 1)]
    public void WhatMeansNothingIsReplacedAndCounted(string hex, string? given, string text, int replaced)
    {
        DecodedText decoded = CharsetDecoder.Decode(Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal)), given);
        Assert.Equal(text, decoded.Text);
        Assert.Equal(replaced, decoded.Replaced);
        Assert.Contains($"{replaced} replacement", decoded.Note, StringComparison.Ordinal);
    }

    [DataFact]
    public void DamagedUtf8StaysUtf8()
    {
        DecodedText decoded = CharsetDecoder.Decode(File.ReadAllBytes(TestData.Path("fuzz", "UTF-8-test.txt")));
        Assert.Equal(("utf-8", CharsetSource.Utf8), (decoded.Charset, decoded.Source));
        Assert.True(decoded.Replaced > 100, decoded.Note);
        Assert.Contains("κ\u1F79σμε", decoded.Text, StringComparison.Ordinal);
    }

    /// <summary>Pages with the encoding that a browser takes, where the page says one.</summary>
    [DataFact]
    public void PagesOfTheParsersTestSuiteAreReadAsBrowsersReadThem()
    {
        using ZipArchive zip = ZipFile.OpenRead(TestData.Path("fuzz", "html5lib", "html5lib-tests.zip"));
        var wrong = new List<string>();
        int all = 0;
        foreach (string name in (string[])["encoding/tests1.dat", "encoding/tests2.dat", "encoding/test-yahoo-jp.dat"])
        {
            using var reader = new StreamReader(zip.GetEntry(name)!.Open(), Encoding.Latin1);
            foreach (string part in reader.ReadToEnd().Split("#data\n", StringSplitOptions.RemoveEmptyEntries))
            {
                string[] sides = part.Split("\n#encoding\n");
                string page = sides[0];
                string expected = CharsetNames.NameOf(CharsetNames.CodePageOf(sides[1].Trim().Split('\n')[0])!.Value);
                DecodedText decoded = CharsetDecoder.Decode(Encoding.Latin1.GetBytes(page), isMarkup: true);
                // Of a page that says nothing, a browser takes the encoding of its user's country.
                all++;
                bool isPlain = page.AsSpan().IndexOfAnyExceptInRange('\0', '\x7F') < 0 && expected == "windows-1252" && decoded.Source == CharsetSource.Utf8;
                if (decoded.Charset != expected && !isPlain)
                {
                    wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{decoded.Charset} for {expected}: {page[..Math.Min(page.Length, 150)]}"));
                }
            }
        }
        Assert.True(all > 70 && wrong.Count == 0, $"{wrong.Count} of {all}\n{string.Join("\n----\n", wrong)}");
    }
}
