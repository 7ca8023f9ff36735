using Search.Ingest.Charsets;
using Search.Ingest.Dates;
using Search.Ingest.Files;
using Search.Ingest.JsonLines;
using Search.Ingest.Mentions;
using Search.Ingest.Text;

namespace Search.Ingest.Html;

/// <summary>Makes an article, a reject or a page that is none of a page that stands in a file or in a record of one.</summary>
internal static class HtmlRecord
{
    /// <param name="bytes">The page, its transfer and content encodings undone.</param>
    /// <param name="facts">What else is known of it. Its address, too, is the article's id where the page itself names none.</param>
    /// <param name="file">Where it stands.</param>
    /// <param name="pathId">The id that it has where no address is known: its path, for a record with <c>#</c> and its number.</param>
    /// <param name="record">The record's number for a reject; null for a whole file.</param>
    /// <param name="options">How to read.</param>
    /// <param name="decoded">How its text was read; null where it was not.</param>
    public static ReadResult Read(
        ReadOnlySpan<byte> bytes, HtmlFacts facts, SourceFile file, string pathId, long? record, ReadOptions options, out DecodedText? decoded)
    {
        decoded = null;
        if (HtmlArticle.Read(bytes, facts, out string reason, file.Sites ?? file.Folder?.Sites) is not { } page)
        {
            return Rejected(file, record, reason);
        }
        decoded = page.Decoded;
        if (page.WhyNoArticle is { } why)
        {
            return ReadResult.Of(new Skip(file.ShownPath, record, why));
        }
        if (TextSize.Problem(options, page.Title, page.Body, page.Furniture) is { } tooLong)
        {
            return Rejected(file, record, tooLong);
        }
        string? url = page.CanonicalUrl ?? facts.Url;
        bool hasUrl = url != null && ArticleId.Problem(url) == null;
        string id = hasUrl ? url! : options.IdPrefix + pathId;
        if (ArticleId.Problem(id) is { } problem)
        {
            return Rejected(file, record, problem);
        }
        DateFacts date = page.Date;
        if (file.Corrections?.TryGet(id, pathId, out DateFacts corrected) == true)
        {
            date = corrected;
        }
        return ReadResult.Of(FinishedArticle.Of(new Article
        {
            Id = id,
            HasPathId = !hasUrl,
            Title = page.Title,
            Body = page.Body,
            Furniture = page.Furniture,
            Mentions = YearMentions.Of(page.Title, page.Body),
            Source = Short(page.Site),
            Author = Short(page.Author),
            Section = Short(page.Section),
            Language = Short(page.Language),
            Url = Short(url),
            Path = file.Path,
            Origin = file.Origin,
        }.Dated(date), options));
    }

    /// <summary>Names of pages may be anything; a keyword has at most so many bytes. Longer ones are no names.</summary>
    private static string? Short(string? value) => value == null || value.Length > RecordArticle.MaxKeywordBytes / 3 ? null : value;

    private static ReadResult Rejected(SourceFile file, long? record, string reason) => ReadResult.Of(new Reject(file.ShownPath, null, reason, record));
}
