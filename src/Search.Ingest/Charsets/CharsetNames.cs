using System.Collections.Frozen;
using System.Text;

namespace Search.Ingest.Charsets;

/// <summary>
/// Which encoding a label means: the labels of the WHATWG's Encoding standard, so <c>iso-8859-1</c> means windows-1252 and <c>gb2312</c> means GB18030, as
/// in browsers.
/// </summary>
internal static class CharsetNames
{
    private static readonly FrozenDictionary<string, int> CodePages = new (string Labels, int CodePage)[]
    {
        ("utf-8 utf8 unicode-1-1-utf-8 x-unicode20utf8", 65001),
        ("utf-16 utf-16le ucs-2 unicode iso-10646-ucs-2 csunicode", 1200),
        ("utf-16be unicodefffe", 1201),
        ("utf-32 utf-32le", 12000),
        ("utf-32be", 12001),
        ("windows-1252 cp1252 x-cp1252 iso-8859-1 iso8859-1 iso_8859-1 iso88591 latin1 latin-1 l1 ascii us-ascii ansi_x3.4-1968 cp819 ibm819 iso-ir-100", 1252),
        ("windows-1250 cp1250 x-cp1250", 1250),
        ("windows-1251 cp1251 x-cp1251 win-1251", 1251),
        ("windows-1253 cp1253 x-cp1253", 1253),
        ("windows-1254 cp1254 x-cp1254 iso-8859-9 iso8859-9 iso88599 latin5 l5", 1254),
        ("windows-1255 cp1255 x-cp1255", 1255),
        ("windows-1256 cp1256 x-cp1256", 1256),
        ("windows-1257 cp1257 x-cp1257", 1257),
        ("windows-1258 cp1258 x-cp1258", 1258),
        ("windows-874 iso-8859-11 iso8859-11 tis-620 dos-874", 874),
        ("iso-8859-2 iso8859-2 iso_8859-2 iso88592 latin2 latin-2 l2", 28592),
        ("iso-8859-3 iso8859-3 iso88593 latin3 l3", 28593),
        ("iso-8859-4 iso8859-4 iso88594 latin4 l4", 28594),
        ("iso-8859-5 iso8859-5 iso88595 cyrillic", 28595),
        ("iso-8859-6 iso8859-6 iso88596 arabic asmo-708", 28596),
        ("iso-8859-7 iso8859-7 iso88597 greek greek8", 28597),
        ("iso-8859-8 iso8859-8 iso88598 hebrew visual iso-8859-8-i logical", 28598),
        ("iso-8859-13 iso8859-13 iso885913", 28603),
        ("iso-8859-15 iso8859-15 iso885915 latin9 l9", 28605),
        ("koi8-r koi koi8 koi8_r cskoi8r", 20866),
        ("koi8-u koi8-ru", 21866),
        ("ibm866 cp866 866 dos-866", 866),
        ("macintosh mac x-mac-roman csmacintosh", 10000),
        ("x-mac-cyrillic x-mac-ukrainian", 10007),
        ("gb18030 gbk gb2312 gb_2312 gb_2312-80 x-gbk chinese csgb2312 iso-ir-58 cp936", 54936),
        ("big5 big5-hkscs cn-big5 csbig5 x-x-big5 cp950", 950),
        ("shift_jis shift-jis sjis x-sjis ms_kanji ms932 windows-31j csshiftjis cp932", 932),
        ("euc-jp eucjp x-euc-jp cseucpkdfmtjapanese", 51932),
        ("iso-2022-jp csiso2022jp", 50220),
        ("euc-kr euckr ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 korean windows-949 cseuckr cp949", 949),
        // A page whose bytes could be read to find this label is no UTF-16; and this one hides bytes from a script.
        ("x-user-defined", 1252),
    }.SelectMany(row => row.Labels.Split(' ').Select(label => KeyValuePair.Create(label, row.CodePage))).ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The code page that a label means, or null.</summary>
    public static int? CodePageOf(string? label) =>
        label != null && CodePages.TryGetValue(label.Trim([' ', '\t', '\r', '\n', '\f']), out int codePage) ? codePage : null;

    /// <summary>Whether each byte is a character: then no bytes are invalid, and a wrong label cannot be seen from them.</summary>
    public static bool IsSingleByte(int codePage) => Encoding(codePage, DecoderFallback.ReplacementFallback).IsSingleByte;

    /// <summary>An encoding that puts what <paramref name="fallback"/> says in place of bytes that mean nothing.</summary>
    public static Encoding Encoding(int codePage, DecoderFallback fallback) =>
        CodePagesEncodingProvider.Instance.GetEncoding(codePage, EncoderFallback.ReplacementFallback, fallback)
        ?? System.Text.Encoding.GetEncoding(codePage, EncoderFallback.ReplacementFallback, fallback);

    /// <summary>The encoding's name, as notes and browsers have it.</summary>
    public static string NameOf(int codePage) => codePage switch
    {
        1200 => "utf-16le",
        1201 => "utf-16be",
        949 => "euc-kr",
        51932 => "euc-jp",
        50220 => "iso-2022-jp",
        866 => "ibm866",
        _ => Encoding(codePage, DecoderFallback.ReplacementFallback).WebName,
    };
}
