using System.Text;
using Search.Ingest.Charsets;

namespace Search.Ingest.Formats;

/// <summary>What the first bytes of a file say of its format.</summary>
internal static class FormatSniffer
{
    /// <summary>So many bytes are looked at.</summary>
    public const int Looked = 2048;

    /// <summary>And so many are needed.</summary>
    public const int Least = 128;

    private static readonly string[] MarkupStarts =
        ["<!doctype html", "<html", "<head", "<body", "<!--", "<?xml", "<script", "<title", "<meta", "<article", "<div", "<p>", "<h1"];

    /// <summary>The format, or <see cref="ArticleFormat.Auto"/> where they tell none: any bytes may be plain text.</summary>
    public static ArticleFormat Of(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith("WARC/"u8) || start.StartsWith("warc/"u8))
        {
            return ArticleFormat.Warc;
        }
        (int codePage, int mark) = CharsetDecoder.Mark(start);
        string text = CharsetNames.Encoding(codePage, DecoderFallback.ReplacementFallback).GetString(start[mark..]).TrimStart();
        if (text.StartsWith('{') || text.StartsWith('['))
        {
            return ArticleFormat.JsonLines;
        }
        return Array.Exists(MarkupStarts, known => text.StartsWith(known, StringComparison.OrdinalIgnoreCase)) ? ArticleFormat.Html : ArticleFormat.Auto;
    }

    /// <summary>Whether JSON begins with an array, or with an object that goes over lines: then lines mean nothing.</summary>
    public static bool IsJsonDocument(ReadOnlySpan<byte> start)
    {
        start = start.StartsWith("\uFEFF"u8) ? start[3..] : start;
        ReadOnlySpan<byte> rest = start.TrimStart(" \t\r\n"u8);
        return rest is [(byte)'[', ..] || (rest is [(byte)'{', ..] && rest[1..].TrimStart(" \t"u8) is [(byte)'\r' or (byte)'\n', ..]);
    }
}
