using Search.Ingest.Formats;

namespace Search.Ingest.Warc;

/// <summary>What a record's block says it is, as far as its first bytes tell.</summary>
/// <param name="ContentType">Of the content, or null.</param>
/// <param name="BodyOffset">Where the body begins in the block.</param>
/// <param name="IsChunked">The body is in chunks.</param>
/// <param name="Encoding">How the body is compressed, or null.</param>
/// <param name="NoPage">Why it is no page, in words that many share; null for a page.</param>
internal readonly record struct WarcPage(string? ContentType, int BodyOffset, bool IsChunked, string? Encoding, string? NoPage)
{
    /// <param name="record">A record that holds content.</param>
    /// <param name="start">The first bytes of its block, at least <see cref="WarcFormat.MaxHead"/> where there are so many.</param>
    public static WarcPage Of(WarcRecord record, ReadOnlySpan<byte> start)
    {
        if (record.Type != "response")
        {
            return Judged(new WarcPage(record.Head["Content-Type"], 0, false, null, null), start);
        }
        if (!start.StartsWith("HTTP/"u8))
        {
            return new WarcPage(null, 0, false, null, "answers of other protocols than HTTP");
        }
        int length = WarcHead.LengthIn(start);
        WarcHead head = WarcHead.Parse(length < 0 ? start : start[..length]);
        string[] status = head.FirstLine.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries);
        if (status.Length < 2 || status[1] != "200")
        {
            string code = status.Length > 1 && status[1].Length == 3 && status[1].All(char.IsAsciiDigit) ? status[1] : "unknown";
            return new WarcPage(null, 0, false, null, $"answers with HTTP status {code}");
        }
        bool isChunked = head["Transfer-Encoding"]?.Contains("chunked", StringComparison.OrdinalIgnoreCase) == true;
        var page = new WarcPage(head["Content-Type"], length < 0 ? start.Length : length, isChunked, head["Content-Encoding"], null);
        return Judged(page, start[page.BodyOffset..]);
    }

    private static WarcPage Judged(WarcPage page, ReadOnlySpan<byte> body)
    {
        string type = (page.ContentType ?? "").Split(';')[0].Trim().ToLowerInvariant();
        ReadOnlySpan<byte> start = body[..Math.Min(body.Length, FormatSniffer.Looked)];
        bool isPage = type is "text/html" or "application/xhtml+xml" || (type.Length == 0 && FormatSniffer.Of(start) == ArticleFormat.Html);
        return isPage ? page : page with { NoPage = $"content that is no HTML ({Kind(type)})" };
    }

    /// <summary>A type by which many can be counted together.</summary>
    private static string Kind(string type)
    {
        int slash = type.IndexOf('/', StringComparison.Ordinal);
        string family = slash < 0 ? "" : type[..slash];
        return family is "image" or "audio" or "video" or "font" or "application" or "text" ? family : type.Length == 0 ? "no type" : "other";
    }
}
