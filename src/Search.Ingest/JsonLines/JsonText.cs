using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Search.Ingest.JsonLines;

/// <summary>Reads JSON strings, also those that the framework refuses: halves of surrogate pairs in <c>\u</c> escapes become U+FFFD, as in Lucene.</summary>
internal static class JsonText
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>The string, or property name, that the reader stands at.</summary>
    /// <exception cref="InvalidOperationException">It is not valid UTF-8.</exception>
    public static string Read(ref Utf8JsonReader reader)
    {
        if (reader.ValueIsEscaped && MayHoldSurrogates(reader.ValueSpan))
        {
            return Unescape(reader.ValueSpan);
        }
        return reader.GetString()!;
    }

    /// <summary>Why some bytes are not JSON, for people.</summary>
    /// <param name="json">The bytes.</param>
    /// <param name="error">What the framework says. It adds paths and positions of its own, which count from 0.</param>
    /// <param name="what">What positions count from the start of.</param>
    public static string Problem(ReadOnlySpan<byte> json, JsonException error, string what)
    {
        int end = error.Message.IndexOf(". ", StringComparison.Ordinal);
        return json.Contains((byte)0)
            ? "not JSON: holds NUL bytes, or UTF-16 without a byte order mark"
            : $"not JSON: byte {error.BytePositionInLine ?? 0} of {what}: {(end < 0 ? error.Message : error.Message[..(end + 1)])}";
    }

    private static bool MayHoldSurrogates(ReadOnlySpan<byte> escaped) => escaped.IndexOf("\\ud"u8) >= 0 || escaped.IndexOf("\\uD"u8) >= 0;

    private static string Unescape(ReadOnlySpan<byte> escaped)
    {
        var text = new StringBuilder(escaped.Length);
        while (escaped.Length > 0)
        {
            int next = escaped.IndexOf((byte)'\\');
            try
            {
                text.Append(Strict.GetString(next < 0 ? escaped : escaped[..next]));
            }
            catch (DecoderFallbackException e)
            {
                throw new InvalidOperationException("not valid UTF-8", e);
            }
            if (next < 0)
            {
                break;
            }
            // The reader has checked that every escape is whole.
            byte kind = escaped[next + 1];
            escaped = escaped[(next + 2)..];
            if (kind == 'u')
            {
                text.Append((char)int.Parse(escaped[..4], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                escaped = escaped[4..];
            }
            else
            {
                text.Append(kind switch { (byte)'n' => '\n', (byte)'r' => '\r', (byte)'t' => '\t', (byte)'b' => '\b', (byte)'f' => '\f', _ => (char)kind });
            }
        }
        return ReplaceHalves(text);
    }

    private static string ReplaceHalves(StringBuilder text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                text[i] = '\uFFFD';
            }
        }
        return text.ToString();
    }
}
