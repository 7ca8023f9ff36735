using System.Text;

namespace Search.Ingest.Text;

/// <summary>The limit of an article's text, in bytes of UTF-8.</summary>
internal static class TextSize
{
    /// <summary>Why an article with these texts is refused; null: it is not.</summary>
    public static string? Problem(ReadOptions options, params ReadOnlySpan<string?> texts)
    {
        long size = 0;
        foreach (string? text in texts)
        {
            size += text == null ? 0 : Encoding.UTF8.GetByteCount(text);
        }
        return size > options.MaxArticleBytes ? $"{size:N0} bytes of text, more than the {options.MaxArticleBytes:N0} that an article may have" : null;
    }
}
