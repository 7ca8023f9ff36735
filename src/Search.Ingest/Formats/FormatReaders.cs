using Search.Ingest.Charsets;
using Search.Ingest.Csv;
using Search.Ingest.Dates;
using Search.Ingest.Files;
using Search.Ingest.Html;
using Search.Ingest.JsonLines;
using Search.Ingest.Packed;
using Search.Ingest.Text;
using Search.Ingest.Warc;

namespace Search.Ingest.Formats;

/// <summary>The one switch from a format to its reader.</summary>
internal static class FormatReaders
{
    /// <param name="format">Not <see cref="ArticleFormat.Auto"/>.</param>
    /// <param name="stream">The file, unpacked. The reader disposes of it.</param>
    /// <param name="members">Where it comes out of gzip: what to go on with behind damage; else null.</param>
    /// <param name="file">Names the articles.</param>
    /// <param name="options">How to read.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static IArticleReader Open(ArticleFormat format, PeekStream stream, GzipMembers? members, SourceFile file, ReadOptions options) => format switch
    {
        ArticleFormat.Text => TextFileReader.Open(stream, file, options),
        ArticleFormat.Html => new WholeFileReader(
            stream, file, HtmlArticle.MaxBytes, $"more than {HtmlArticle.MaxBytes:N0} bytes, which a page may have", bytes => ReadPage(bytes, file, options)),
        ArticleFormat.JsonLines when FormatNames.IsJsonDocument(file.Path) || FormatSniffer.IsJsonDocument(stream.Peek(FormatSniffer.Looked, FormatSniffer.Least)) =>
            JsonDocumentReader.Open(stream, WithOrder(file, stream), options),
        ArticleFormat.JsonLines => JsonLinesReader.Open(stream, WithOrder(file, stream), options),
        ArticleFormat.Csv => CsvReader.Open(stream, WithOrder(file, stream), options),
        ArticleFormat.Warc => WarcArticles.Open(stream, members, file, options),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, null),
    };

    private static SourceFile WithOrder(SourceFile file, PeekStream stream) =>
        file with { Order = DayOrders.OfRecords(stream.Peek(DayOrders.LookedRecords, DayOrders.LookedRecords)) };

    private static (ReadResult Result, string? Note) ReadPage(byte[] bytes, SourceFile file, ReadOptions options)
    {
        ReadResult result = HtmlRecord.Read(bytes, default, file, file.Path, null, options, out DecodedText? decoded);
        return (result, result.Article != null && decoded?.Note is { } note ? $"{file.ShownPath}: {note}" : null);
    }
}
