using System.Text;
using Search.Ingest.Dates;
using Search.Ingest.Files;
using Search.Ingest.Mentions;
using Search.Ingest.Text;

namespace Search.Ingest.JsonLines;

/// <summary>
/// Makes an article of a record. A record says itself what its body is, so nothing is split off as furniture; a date that it does not give is looked
/// for in its address and its text.
/// </summary>
internal static class RecordArticle
{
    /// <summary>The longest keyword that an index takes (Lucene's limit of a term).</summary>
    public const int MaxKeywordBytes = 32_766;

    /// <param name="record">What it says.</param>
    /// <param name="file">Where it stands.</param>
    /// <param name="line">Its number there.</param>
    /// <param name="options">How to read.</param>
    /// <param name="notes">Gets what a person should know.</param>
    /// <returns>The article, or a reject.</returns>
    public static ReadResult Make(RecordValues record, SourceFile file, long line, ReadOptions options, ReaderNotes notes)
    {
        string? title = record[RecordField.Title];
        string body = record[RecordField.Body] ?? "";
        string? furniture = record[RecordField.Furniture];
        if (title == null && body.Length == 0)
        {
            return notes.Rejected(line, "neither title nor body");
        }
        if (TextSize.Problem(options, title, body, furniture) is { } tooLong)
        {
            return notes.Rejected(line, tooLong);
        }
        string pathId = $"{file.Path}#{line}";
        // One that an index exported is as it was: names of files may begin with a blank.
        string? ownId = (record[RecordField.Origin] == null ? record[RecordField.Id]?.Trim() : record[RecordField.Id]) ?? record[RecordField.Url]?.Trim();
        string id = ownId ?? options.IdPrefix + pathId;
        if (ArticleId.Problem(id) is { } problem)
        {
            return notes.Rejected(line, problem);
        }
        DateFacts date = DateOf(record, id, pathId, body, file, line, notes);
        return ReadResult.Of(FinishedArticle.Of(new Article
        {
            Id = id,
            HasPathId = ownId == null || record[RecordField.Origin] != null,
            Title = title,
            Body = body,
            Furniture = furniture,
            Mentions = record.Mentions != null ? [.. record.Mentions] : YearMentions.Of(title, body),
            Source = Keyword(record, RecordField.Source, line, notes),
            Author = Keyword(record, RecordField.Author, line, notes),
            Section = Keyword(record, RecordField.Section, line, notes),
            Language = Keyword(record, RecordField.Language, line, notes),
            Url = Keyword(record, RecordField.Url, line, notes),
            Path = Keyword(record, RecordField.Path, line, notes) ?? file.Path,
            Origin = Keyword(record, RecordField.Origin, line, notes) ?? file.Origin,
        }.Dated(date), options));
    }

    private static DateFacts DateOf(RecordValues record, string id, string pathId, string body, SourceFile file, long line, ReaderNotes notes)
    {
        if (file.Corrections?.TryGet(id, pathId, out DateFacts corrected) == true)
        {
            return corrected;
        }
        DateTime? notBefore = Parse(record[RecordField.NotBefore], DayOrder.Unknown, line, notes)?.Published;
        bool hasSource = Enum.TryParse(record[RecordField.PublishedSource], ignoreCase: true, out DateSource source) && Enum.IsDefined(source);
        if (Parse(record[RecordField.Published], OrderOf(record, file), line, notes) is { } published)
        {
            // The record may know less than it writes, never more.
            DatePrecision precision = Enum.TryParse(record[RecordField.PublishedPrecision], ignoreCase: true, out DatePrecision given)
                && Enum.IsDefined(given) && given != DatePrecision.None && given < published.Precision ? given : published.Precision;
            DateSource known = hasSource && source is not (DateSource.None or DateSource.Inferred) ? source : DateSource.Metadata;
            return new DateFacts(published.Published is { } date ? FirstInstant(date, precision) : null, precision, known, notBefore ?? published.NotBefore);
        }
        // An exported article that is undated stays so.
        if (hasSource && source is DateSource.None or DateSource.Inferred)
        {
            return DateFacts.Bound(notBefore);
        }
        return notBefore != null ? DateFacts.Bound(notBefore) : DateFacts.FromText(record[RecordField.Url], new PageText(body), body, () => file.Order);
    }

    /// <summary>The records of a file write days alike; where those tell nothing, the place of the record's language or address does.</summary>
    private static DayOrder OrderOf(RecordValues record, SourceFile file) =>
        file.Order != DayOrder.Unknown ? file.Order
        : DayOrders.OfLanguage(record[RecordField.Language]) is var told and not DayOrder.Unknown ? told
        : DayOrders.OfAddress(record[RecordField.Url]);

    private static DateTime FirstInstant(DateTime date, DatePrecision precision) => precision switch
    {
        DatePrecision.Year => new DateTime(date.Year, 1, 1),
        DatePrecision.Month => new DateTime(date.Year, date.Month, 1),
        DatePrecision.Day => date.Date,
        _ => date,
    };

    /// <summary>An ISO date, or one as texts write it.</summary>
    private static DateFacts? Parse(string? text, DayOrder order, long line, ReaderNotes notes)
    {
        if (text == null)
        {
            return null;
        }
        if (IsoDate.TryParse(text, out DateTime value, out DatePrecision precision))
        {
            return DateFacts.Known(value, precision, DateSource.Metadata);
        }
        if (text.Length <= 80 && DateText.TryFind(text, order, out WrittenDate written))
        {
            return DateFacts.Known(written, DateSource.Metadata);
        }
        notes.BadDate(line, text);
        return null;
    }

    private static string? Keyword(RecordValues record, RecordField field, long line, ReaderNotes notes)
    {
        string? value = record[field];
        if (value == null || value.Length <= MaxKeywordBytes / 3 || Encoding.UTF8.GetByteCount(value) <= MaxKeywordBytes)
        {
            return value;
        }
        notes.Cut(line, field.ToString().ToLowerInvariant());
        int bytes = 0;
        int length = 0;
        foreach (Rune rune in value.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > MaxKeywordBytes)
            {
                break;
            }
            length += rune.Utf16SequenceLength;
        }
        return value[..length];
    }
}
