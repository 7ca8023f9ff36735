namespace Search.Ingest.Formats;

/// <summary>What a file's name says of its format. A <c>.gz</c> at the end says nothing of what is in it.</summary>
internal static class FormatNames
{
    public const string Gzip = ".gz";
    public const string Zip = ".zip";

    /// <summary>The format, or <see cref="ArticleFormat.Auto"/> where the name tells none.</summary>
    public static ArticleFormat Of(string path) => Extension(path) switch
    {
        ".txt" or ".text" or ".md" or ".markdown" => ArticleFormat.Text,
        ".html" or ".htm" or ".xhtml" => ArticleFormat.Html,
        ".jsonl" or ".ndjson" or ".json" => ArticleFormat.JsonLines,
        ".csv" or ".tsv" or ".tab" => ArticleFormat.Csv,
        ".warc" => ArticleFormat.Warc,
        _ => ArticleFormat.Auto,
    };

    /// <summary>Whether the name says that it is an archive of files.</summary>
    public static bool IsZip(string path) => path.EndsWith(Zip, StringComparison.OrdinalIgnoreCase);

    public static bool IsGzip(string path) => path.EndsWith(Gzip, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a file holds JSON values that may go over lines, rather than one a line.</summary>
    public static bool IsJsonDocument(string path) => Extension(path) == ".json";

    /// <summary>Whether the name says that values are apart by tabs.</summary>
    public static bool IsTabbed(string path) => Extension(path) is ".tsv" or ".tab";

    /// <summary>Why a file of a kind that is like ours cannot be read, and what to do; null for all others.</summary>
    public static string? Hint(string path) => Extension(path) switch
    {
        ".arc" => "ARC, the format before WARC, is not read: convert it, for instance with 'warcio recompress'",
        ".wacz" => "WACZ is not read: unpack it (it is a zip archive) and give the .warc.gz files of its folder 'archive'",
        _ => null,
    };

    private static string Extension(string path) => Path.GetExtension(IsGzip(path) ? path[..^Gzip.Length] : path).ToLowerInvariant();
}
