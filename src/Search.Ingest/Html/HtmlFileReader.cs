using Search.Ingest.Files;

namespace Search.Ingest.Html;

/// <summary>Reads a file that holds one page.</summary>
internal static class HtmlFileReader
{
    /// <returns>The article or a reject, and before it a note where there is one.</returns>
    public static IReadOnlyList<ReadResult> Read(SourceFile file, ReadOptions options, out long bytesRead)
    {
        bytesRead = 0;
        byte[] bytes;
        try
        {
            long length = new FileInfo(file.FullPath).Length;
            if (length > HtmlArticle.MaxBytes)
            {
                return [Rejected(file, HtmlArticle.TooLong(length))];
            }
            bytes = File.ReadAllBytes(file.FullPath);
            bytesRead = bytes.Length;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [Rejected(file, e.Message)];
        }
        if (bytes.Length == 0)
        {
            return [Rejected(file, "the file is empty")];
        }
        ReadResult result = HtmlRecord.Read(bytes, default, file, file.Path, null, options, out string? note);
        return note == null ? [result] : [ReadResult.Of(note), result];
    }

    private static ReadResult Rejected(SourceFile file, string reason) => ReadResult.Of(new Reject(file.ShownPath, null, reason));
}
