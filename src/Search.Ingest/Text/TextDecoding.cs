using System.Text;

namespace Search.Ingest.Text;

/// <summary>
/// Decodes a file's bytes: by its byte order mark (UTF-8, UTF-16, UTF-32), otherwise as UTF-8. Never with loss: what is not valid is an error.
/// </summary>
internal static class TextDecoding
{
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    /// <param name="bytes">The whole file.</param>
    /// <param name="text">Its text without the byte order mark.</param>
    /// <param name="reason">Why not, for people.</param>
    public static bool TryDecode(ReadOnlySpan<byte> bytes, out string text, out string reason)
    {
        (Encoding encoding, int markLength) = EncodingOf(bytes);
        bytes = bytes[markLength..];
        try
        {
            text = encoding.GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            text = "";
            reason = encoding == Utf8
                ? $"not UTF-8: byte 0x{(e.BytesUnknown is { Length: > 0 } unknown ? unknown[0] : (byte)0):X2} at offset {Utf8Prefix(bytes) + markLength}; convert it, or store it with a byte order mark"
                : $"not valid {encoding.WebName}, which its byte order mark says it is";
            return false;
        }
        if (text.Contains('\0'))
        {
            reason = markLength == 0 ? "holds NUL characters: no text, or UTF-16 without a byte order mark" : "holds NUL characters: no text";
            text = "";
            return false;
        }
        reason = "";
        return true;
    }

    /// <summary>The encoding that a byte order mark names, and the mark's length; UTF-8 and 0 without one.</summary>
    public static (Encoding Encoding, int MarkLength) EncodingOf(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Utf8, 3),
        [0xFF, 0xFE, 0, 0, ..] => (new UTF32Encoding(bigEndian: false, byteOrderMark: true, throwOnInvalidCharacters: true), 4),
        [0, 0, 0xFE, 0xFF, ..] => (new UTF32Encoding(bigEndian: true, byteOrderMark: true, throwOnInvalidCharacters: true), 4),
        [0xFF, 0xFE, ..] => (new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true), 2),
        [0xFE, 0xFF, ..] => (new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true), 2),
        _ => (Utf8, 0),
    };

    /// <summary>How many bytes from the start are valid UTF-8.</summary>
    private static int Utf8Prefix(ReadOnlySpan<byte> bytes)
    {
        int valid = 0;
        while (valid < bytes.Length && Rune.DecodeFromUtf8(bytes[valid..], out _, out int length) == System.Buffers.OperationStatus.Done)
        {
            valid += length;
        }
        return valid;
    }
}
