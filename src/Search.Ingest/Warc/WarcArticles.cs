using Search.Ingest.Charsets;
using Search.Ingest.Files;
using Search.Ingest.Formats;
using Search.Ingest.Html;
using Search.Ingest.Html.Dating;
using Search.Ingest.Packed;

namespace Search.Ingest.Warc;

/// <summary>
/// Reads the articles of a WARC file: pages that its response, resource and conversion records hold. Other content is skipped, requests and metadata are
/// passed over.
/// </summary>
internal sealed class WarcArticles : IArticleReader
{
    private readonly WarcReader _reader;
    private readonly SourceFile _file;
    private readonly ReadOptions _options;
    private readonly WarcNotes _notes;
    private DecodedText? _decoded;
    private bool _isSaid;

    private WarcArticles(WarcReader reader, SourceFile file, ReadOptions options)
    {
        _reader = reader;
        // A crawl is read once, from front to back.
        _file = file with { Sites = new SiteOrders() };
        _options = options;
        _notes = new WarcNotes(file.ShownPath);
    }

    public static WarcArticles Open(PeekStream stream, GzipMembers? members, SourceFile file, ReadOptions options) =>
        new(new WarcReader(stream, members), file, options);

    public bool TryRead(out ReadResult result)
    {
        while (_reader.TryRead(out WarcRecord? record))
        {
            if (record == null)
            {
                result = Rejected(_reader.Problem!);
                return true;
            }
            _decoded = null;
            ReadResult? read = record.HoldsContent ? ReadContent(record) : null;
            _reader.Finish();
            if (_reader.Problem is { } problem)
            {
                // Nothing of a record that is not whole.
                result = Rejected(problem);
                return true;
            }
            read ??= record.Type is "revisit" or "continuation" ? Skipped($"records of type {record.Type}") : null;
            if (read is { } found)
            {
                if (found.Article != null)
                {
                    _notes.Add(record, _decoded);
                }
                result = found;
                return true;
            }
        }
        // Once: a file of nothing is said to be so.
        bool isNothing = _reader.Number == 0 && !_isSaid;
        _isSaid = true;
        result = isNothing ? ReadResult.Of(new Reject(_file.ShownPath, null, "the file holds no record")) : default;
        return isNothing;
    }

    public IEnumerable<string> Notes() => _notes.Texts();

    public void Dispose() => _reader.Dispose();

    private ReadResult ReadContent(WarcRecord record)
    {
        if (record.IsSegment)
        {
            return Skipped("later parts of records that were cut into several");
        }
        WarcPage page = WarcPage.Of(record, _reader.Peek(WarcFormat.MaxHead));
        if (page.NoPage is { } reason)
        {
            return Skipped(reason);
        }
        if (record.Length - page.BodyOffset > HtmlArticle.MaxBytes)
        {
            return Rejected(HtmlArticle.TooLong(record.Length - page.BodyOffset));
        }
        ReadOnlySpan<byte> block = _reader.ReadBlock();
        if (block.Length < record.Length)
        {
            return Rejected("cut off");
        }
        if (!BlockDigest.Fits(record.Head["WARC-Block-Digest"], block))
        {
            return Rejected("its block is not the one that its digest was made of: it is damaged");
        }
        return ReadPage(record, page, block[page.BodyOffset..]);
    }

    private ReadResult ReadPage(WarcRecord record, WarcPage page, ReadOnlySpan<byte> body)
    {
        byte[] content;
        try
        {
            if (!page.IsChunked)
            {
                content = body.ToArray();
            }
            else if (!ChunkedBody.TryJoin(body, out content))
            {
                return Rejected("the chunks of its body are damaged");
            }
            content = ContentEncoding.Undo(content, page.Encoding, HtmlArticle.MaxBytes);
        }
        catch (InvalidDataException e)
        {
            return Rejected(e.Message);
        }
        if (content.Length == 0)
        {
            return Skipped("pages without content");
        }
        if (content.Length > HtmlArticle.MaxBytes)
        {
            return Rejected($"it unpacks to more than {HtmlArticle.MaxBytes:N0} bytes, which a page may have");
        }
        var facts = new HtmlFacts(record.TargetUri, MarkupHead.OfContentType(page.ContentType));
        return HtmlRecord.Read(content, facts, _file, $"{_file.Path}#{record.Number}", record.Number, _options, out _decoded);
    }

    private ReadResult Rejected(string reason) => ReadResult.Of(new Reject(_file.ShownPath, null, reason, _reader.Number));

    private ReadResult Skipped(string reason) => ReadResult.Of(new Skip(_file.ShownPath, _reader.Number, reason));
}
