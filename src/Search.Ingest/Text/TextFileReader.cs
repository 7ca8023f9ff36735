using System.Text;
using Search.Ingest.Dates;
using Search.Ingest.Files;
using Search.Ingest.Mentions;

namespace Search.Ingest.Text;

/// <summary>Reads a file of plain text as one article.</summary>
internal static class TextFileReader
{
    public static ReadResult Read(SourceFile file, ReadOptions options, out long bytesRead)
    {
        bytesRead = 0;
        byte[] bytes;
        try
        {
            long length = new FileInfo(file.FullPath).Length;
            // UTF-32 has four bytes where UTF-8 has one.
            if (length > 4 * options.MaxArticleBytes + 4)
            {
                return TooLong(file, length, options);
            }
            bytes = File.ReadAllBytes(file.FullPath);
            bytesRead = bytes.Length;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ReadResult.Of(new Reject(file.ShownPath, null, e.Message));
        }
        if (bytes.Length == 0)
        {
            return ReadResult.Of(new Reject(file.ShownPath, null, "the file is empty"));
        }
        if (!TextDecoding.TryDecode(bytes, out string text, out string reason))
        {
            return ReadResult.Of(new Reject(file.ShownPath, null, reason));
        }
        long size = Encoding.UTF8.GetByteCount(text);
        if (size > options.MaxArticleBytes)
        {
            return TooLong(file, size, options);
        }
        return ToArticle(file, text, options);
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
        ArticleText parts = ArticleText.Of(page);
        DateFacts date = default;
        if (file.Corrections?.TryGet(id, file.Path, out date) != true)
        {
            date = DateFacts.FromText(null, page, parts.Body);
        }
        return ReadResult.Of(ContentHash.WithHash(new Article
        {
            Id = id,
            HasPathId = true,
            Title = parts.Title,
            Body = parts.Body,
            Furniture = parts.Furniture,
            Published = date.Published,
            PublishedPrecision = date.Precision,
            PublishedSource = date.Source,
            NotBefore = date.NotBefore,
            Mentions = YearMentions.Of(parts.Title, parts.Body),
            Path = file.Path,
            Origin = file.Origin,
        }));
    }

    private static ReadResult TooLong(SourceFile file, long length, ReadOptions options) =>
        ReadResult.Of(new Reject(file.ShownPath, null, $"{length:N0} bytes of text, more than the {options.MaxArticleBytes:N0} that an article may have"));
}
