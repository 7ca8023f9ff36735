using Search.Ingest.Charsets;
using Search.Ingest.Dates;
using Search.Ingest.Files;
using Search.Ingest.Formats;
using Search.Ingest.Mentions;
using Search.Ingest.Packed;

namespace Search.Ingest.Text;

/// <summary>Reads a file of plain text as one article.</summary>
internal static class TextFileReader
{
    public static IArticleReader Open(PeekStream stream, SourceFile file, ReadOptions options)
    {
        // UTF-32 has four bytes where UTF-8 has one.
        long most = 4 * options.MaxArticleBytes + 4;
        string tooLong = $"more than {most:N0} bytes: an article may have {options.MaxArticleBytes:N0} bytes of text";
        return new WholeFileReader(stream, file, most, tooLong, bytes => Read(bytes, file, options));
    }

    private static (ReadResult Result, string? Note) Read(byte[] bytes, SourceFile file, ReadOptions options)
    {
        DecodedText decoded = CharsetDecoder.Decode(bytes);
        if (decoded.Text.Contains('\0'))
        {
            return (ReadResult.Of(new Reject(file.ShownPath, null, "holds NUL characters: no text")), null);
        }
        ReadResult result = TextSize.Problem(options, decoded.Text) is { } tooLong
            ? ReadResult.Of(new Reject(file.ShownPath, null, tooLong))
            : ToArticle(file, decoded.Text, options);
        return (result, result.Article != null && decoded.Note is { } note ? $"{file.ShownPath}: {note}" : null);
    }

    private static ReadResult ToArticle(SourceFile file, string text, ReadOptions options)
    {
        var page = new PageText(text);
        if (page.Count == 0)
        {
            return ReadResult.Of(new Reject(file.ShownPath, null, "the file holds nothing but white space"));
        }
        string id = options.IdPrefix + file.Path;
        if (ArticleId.Problem(id) is { } problem)
        {
            return ReadResult.Of(new Reject(file.ShownPath, null, problem));
        }
        ArticleText parts = ArticleText.Of(page, file.Folder?.Repeated);
        DateFacts date = default;
        if (file.Corrections?.TryGet(id, file.Path, out date) != true)
        {
            date = DateFacts.FromText(null, page, parts.Body, () => file.Folder?.Order ?? DayOrder.Unknown);
        }
        return ReadResult.Of(FinishedArticle.Of(new Article
        {
            Id = id,
            HasPathId = true,
            Title = parts.Title,
            Body = parts.Body,
            Furniture = parts.Furniture,
            Mentions = YearMentions.Of(parts.Title, parts.Body),
            Path = file.Path,
            Origin = file.Origin,
        }.Dated(date), options));
    }
}
