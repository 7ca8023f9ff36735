using System.Buffers;
using System.Text;

namespace Search.Ingest.Charsets;

/// <summary>
/// Turns bytes into text: by their byte order mark, else by the encoding given with them (an HTTP header), else by what the page's head says, else as UTF-8
/// where they are that, else by a guess from the bytes. The one place where this is decided. Nothing is lost silently: <see cref="DecodedText.Note"/>.
/// </summary>
public static class CharsetDecoder
{
    /// <summary>More sequences of UTF-8 than this do not come about by chance in a text of another encoding.</summary>
    private const int SurelyUtf8 = 4;

    /// <param name="bytes">The whole text.</param>
    /// <param name="given">The label that came with it; null, or one that is not known: none.</param>
    /// <param name="isMarkup">It is HTML or XML, whose head may say the encoding.</param>
    public static DecodedText Decode(ReadOnlySpan<byte> bytes, string? given = null, bool isMarkup = false)
    {
        if (Mark(bytes) is { Length: > 0 } mark)
        {
            return As(bytes[mark.Length..], mark.CodePage, CharsetSource.Mark);
        }
        CharsetSource source = CharsetSource.Given;
        int? declared = CharsetNames.CodePageOf(given);
        if (declared == null && isMarkup)
        {
            source = CharsetSource.Meta;
            declared = CharsetNames.CodePageOf(MarkupHead.Charset(bytes));
            // A head that could be read byte by byte is in no UTF-16.
            declared = declared is 1200 or 1201 or 12000 or 12001 ? Encoding.UTF8.CodePage : declared;
        }
        Utf8Count utf8 = Utf8Count.Of(bytes);
        if (declared is { } codePage)
        {
            // Pages that were changed to UTF-8 and still say what they were before.
            if (utf8 is { Invalid: 0, Sequences: > SurelyUtf8 } && CharsetNames.IsSingleByte(codePage))
            {
                return As(bytes, Encoding.UTF8.CodePage, CharsetSource.Utf8);
            }
            // And pages that say UTF-8 by habit.
            if (codePage != Encoding.UTF8.CodePage || utf8.Part > 0.5 || (utf8.IsCut && utf8.Invalid < 4) || CharsetDetector.Detect(bytes, utf8) == codePage)
            {
                return As(bytes, codePage, source);
            }
        }
        int detected = CharsetDetector.Detect(bytes, utf8);
        return As(bytes, detected, detected == Encoding.UTF8.CodePage ? CharsetSource.Utf8 : CharsetSource.Detected);
    }

    /// <summary>The encoding that a byte order mark names and the mark's length, which is 0 without one.</summary>
    public static (int CodePage, int Length) Mark(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (65001, 3),
        [0xFF, 0xFE, 0, 0, ..] => (12000, 4),
        [0, 0, 0xFE, 0xFF, ..] => (12001, 4),
        [0xFF, 0xFE, ..] => (1200, 2),
        [0xFE, 0xFF, ..] => (1201, 2),
        _ => (65001, 0),
    };

    private static DecodedText As(ReadOnlySpan<byte> bytes, int codePage, CharsetSource source)
    {
        var fallback = new CountingFallback();
        string text = CharsetNames.Encoding(codePage, fallback).GetString(bytes);
        return new DecodedText(text, CharsetNames.NameOf(codePage), source, CountIn(text, fallback.Count, bytes, codePage));
    }

    /// <summary>Encodings decode twice, once for the length: what the fallback counted is not the text's number.</summary>
    private static int CountIn(string text, int counted, ReadOnlySpan<byte> bytes, int codePage)
    {
        if (counted == 0)
        {
            return 0;
        }
        int all = text.AsSpan().Count('\uFFFD');
        return codePage == Encoding.UTF8.CodePage ? all - bytes.Count("\uFFFD"u8) : all;
    }
}
