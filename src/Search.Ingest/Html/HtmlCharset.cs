using System.Text;

namespace Search.Ingest.Html;

/// <summary>
/// Decodes a page: by its byte order mark, else by the charset that the server named, else by the page's <c>meta</c>, else as UTF-8 where it is valid, else as windows-1252.
/// A charset that the bytes contradict (UTF-8 that is none) gives way to windows-1252, with a note.
/// </summary>
internal static class HtmlCharset
{
    /// <summary>How far into the page its <c>meta</c> may stand, in bytes.</summary>
    private const int MetaReach = 4096;

    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    static HtmlCharset() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <param name="bytes">The page.</param>
    /// <param name="charset">What the server says; null for nothing.</param>
    /// <param name="note">What could not be read as it is said to be; null for nothing.</param>
    public static string Decode(ReadOnlySpan<byte> bytes, string? charset, out string? note)
    {
        note = null;
        (Encoding marked, int mark) = Text.TextDecoding.EncodingOf(bytes);
        if (mark > 0)
        {
            return Lossy(marked, bytes[mark..], ref note);
        }
        Encoding? named = Find(charset) ?? Find(MetaCharset(bytes));
        if (named == null || named.CodePage == Encoding.UTF8.CodePage)
        {
            try
            {
                return Utf8.GetString(bytes);
            }
            catch (DecoderFallbackException)
            {
                if (named != null && IsNearlyUtf8(bytes))
                {
                    return Lossy(Encoding.UTF8, bytes, ref note);
                }
                note = named == null ? "it names no charset and is not UTF-8: read as windows-1252" : "it says that it is UTF-8 and is not: read as windows-1252";
                return Encoding.GetEncoding(1252).GetString(bytes);
            }
        }
        return Lossy(named, bytes, ref note);
    }

    private static string Lossy(Encoding encoding, ReadOnlySpan<byte> bytes, ref string? note)
    {
        Encoding replacing = Encoding.GetEncoding(encoding.CodePage, EncoderFallback.ReplacementFallback, DecoderFallback.ReplacementFallback);
        string text = replacing.GetString(bytes);
        if (text.Contains('\uFFFD'))
        {
            note = $"some bytes are not {encoding.WebName}: they were replaced";
        }
        return text;
    }

    /// <summary>Damaged in a few places, as where a page was put together of texts of two charsets.</summary>
    private static bool IsNearlyUtf8(ReadOnlySpan<byte> bytes)
    {
        int good = 0;
        int bad = 0;
        while (bytes.Length > 0)
        {
            int ascii = bytes.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            if (ascii < 0)
            {
                break;
            }
            bytes = bytes[ascii..];
            bool isWhole = Rune.DecodeFromUtf8(bytes, out _, out int length) == System.Buffers.OperationStatus.Done;
            good += isWhole ? 1 : 0;
            bad += isWhole ? 0 : 1;
            bytes = bytes[Math.Max(1, length)..];
        }
        return good > 4 * bad;
    }

    private static string? MetaCharset(ReadOnlySpan<byte> bytes)
    {
        string head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, MetaReach)]);
        for (int at = 0; (at = head.IndexOf("charset", at, StringComparison.OrdinalIgnoreCase)) >= 0; at += 7)
        {
            int tag = head.LastIndexOf('<', at);
            if (tag < 0 || !(head.AsSpan(tag).StartsWith("<meta", StringComparison.OrdinalIgnoreCase)))
            {
                continue;
            }
            ReadOnlySpan<char> rest = head.AsSpan(at + 7).TrimStart();
            if (rest.Length > 0 && rest[0] == '=')
            {
                rest = rest[1..].TrimStart(" \t\r\n\"'");
                int end = rest.IndexOfAny(" \t\r\n\"';/>");
                return (end < 0 ? rest : rest[..end]).ToString();
            }
        }
        int declaration = head.StartsWith("<?xml", StringComparison.Ordinal) ? head.IndexOf("encoding=", StringComparison.Ordinal) : -1;
        if (declaration >= 0 && declaration < head.IndexOf("?>", StringComparison.Ordinal))
        {
            ReadOnlySpan<char> rest = head.AsSpan(declaration + 9).TrimStart("\"'");
            int end = rest.IndexOfAny('"', '\'', '?');
            return end < 0 ? null : rest[..end].ToString();
        }
        return null;
    }

    /// <summary>Browsers read Latin 1 as windows-1252, and UTF-16 that a page's own ASCII names cannot be it.</summary>
    private static Encoding? Find(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return null;
        }
        name = name.Trim(' ', '"', '\'').ToLowerInvariant();
        name = name switch
        {
            "iso-8859-1" or "iso8859-1" or "latin1" or "latin-1" or "us-ascii" or "ascii" or "iso_8859-1" => "windows-1252",
            "iso-8859-9" => "windows-1254",
            "gb2312" or "gbk" => "gb18030",
            "shift-jis" or "x-sjis" or "sjis" => "shift_jis",
            "utf8" => "utf-8",
            _ => name,
        };
        try
        {
            Encoding encoding = Encoding.GetEncoding(name);
            return encoding.CodePage is 1200 or 1201 or 12000 or 12001 or 65000 ? null : encoding;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
