using System.Text;
using Search.Ingest.Charsets;
using Search.Ingest.Files;
using Search.Ingest.Formats;
using Search.Ingest.JsonLines;
using Search.Ingest.Packed;

namespace Search.Ingest.Csv;

/// <summary>
/// Reads a file of CSV or TSV with a header (<see cref="CsvFormat"/>): an article a row, columns named as keys of JSON Lines are, without regard to case.
/// Memory: one row.
/// </summary>
internal sealed class CsvReader : IArticleReader
{
    private readonly SourceFile _file;
    private readonly ReadOptions _options;
    private readonly RecordKeys _keys;
    private readonly ReaderNotes _notes;
    private readonly RecordCharset _charset = new();
    private readonly CsvRowReader _rows;
    private (RecordField Field, int Rank)?[]? _columns;
    private long _number;
    private bool _hasEnded;

    private CsvReader(Stream stream, SourceFile file, ReadOptions options)
    {
        _file = file;
        _options = options;
        _keys = new RecordKeys(options.Map);
        _notes = new ReaderNotes(file.ShownPath, areLines: false);
        _rows = new CsvRowReader(stream, RecordLimit.Of(options));
    }

    public static CsvReader Open(PeekStream stream, SourceFile file, ReadOptions options) => new(Utf8Transcoding.Of(stream), file, options);

    /// <summary>Whether a file's first line names columns that articles have.</summary>
    public static bool IsHeader(ReadOnlySpan<byte> line, RecordKeys keys)
    {
        byte sign = SignOf(line, isTabbed: false);
        int known = 0;
        foreach (Range part in line.Split(sign))
        {
            string name = Encoding.UTF8.GetString(line[part].Trim("\" \t\r"u8));
            known += keys.TryGet(name, out RecordField field, out _) && field is RecordField.Title or RecordField.Body ? 1 : 0;
        }
        return known > 0 && line.Contains(sign);
    }

    public bool TryRead(out ReadResult result)
    {
        result = default;
        if (_hasEnded)
        {
            return false;
        }
        try
        {
            if (_columns == null && !TryReadHeader(out result))
            {
                _hasEnded = true;
                return true;
            }
            _hasEnded = !_rows.TryRead();
            if (!_hasEnded)
            {
                _number++;
                result = ReadRow();
            }
            return !_hasEnded;
        }
        catch (Exception e) when (BrokenInput.IsMeantBy(e))
        {
            _hasEnded = true;
            result = _notes.Rejected(_number + 1, BrokenInput.Reason(e));
            return true;
        }
    }

    public IEnumerable<string> Notes() => [.. _notes.Texts(), .. _charset.Notes(_file.ShownPath)];

    public void Dispose() => _rows.Dispose();

    private bool TryReadHeader(out ReadResult problem)
    {
        problem = default;
        _rows.Sign = SignOf(_rows.PeekLine(), FormatNames.IsTabbed(_file.Path));
        if (!_rows.TryRead())
        {
            problem = ReadResult.Of(new Reject(_file.ShownPath, null, "the file holds nothing but empty lines"));
            return false;
        }
        if (_rows.Problem is { } reason)
        {
            problem = ReadResult.Of(new Reject(_file.ShownPath, null, $"its header cannot be read: {reason}"));
            return false;
        }
        _charset.Begin(0, _rows.Row, _rows.Ahead);
        var columns = new (RecordField Field, int Rank)?[Math.Min(_rows.Count, CsvFormat.MostColumns)];
        for (int i = 0; i < columns.Length; i++)
        {
            string name = _charset.Decode(_rows[i]).Trim();
            if (_keys.TryGet(name, out RecordField field, out int rank) || _keys.TryGet(name.ToLowerInvariant(), out field, out rank))
            {
                columns[i] = (field, rank);
            }
            else if (name.Length > 0)
            {
                _notes.UnknownKey(name);
            }
        }
        if (!columns.Any(c => c?.Field is RecordField.Title or RecordField.Body))
        {
            problem = ReadResult.Of(new Reject(
                _file.ShownPath, null, "its first row names no column title or body: name the columns there, or say with --map what they are called"));
            return false;
        }
        _columns = columns;
        return true;
    }

    private ReadResult ReadRow()
    {
        if (_rows.Problem is { } reason)
        {
            return _notes.Rejected(_number, reason);
        }
        if (_rows.Count != _columns!.Length)
        {
            return _notes.Rejected(_number, $"{_rows.Count} {(_rows.Count == 1 ? "value" : "values")}, where the header has {_columns.Length}");
        }
        _charset.Begin(_number, _rows.Row, _rows.Ahead);
        var record = new RecordValues();
        for (int i = 0; i < _columns.Length; i++)
        {
            if (_columns[i] is not { } column)
            {
                continue;
            }
            string value = _charset.Decode(_rows[i]);
            if (value.Contains('\0'))
            {
                return _notes.Rejected(_number, "holds NUL characters: no text");
            }
            if (column.Field == RecordField.Mentions)
            {
                record.Mentions = Years(value);
            }
            else
            {
                record.Set(column.Field, value, column.Rank);
            }
        }
        return RecordArticle.Make(record, _file, _number, _options, _notes);
    }

    /// <summary>Whole numbers, whatever stands between them.</summary>
    private static SortedSet<int>? Years(string value)
    {
        string[] parts = value.Split([' ', ',', ';', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var years = new SortedSet<int>();
        return parts.Length > 0 && parts.All(part => int.TryParse(part, out int year) && (years.Add(year) || true)) ? years : null;
    }

    private static byte SignOf(ReadOnlySpan<byte> line, bool isTabbed)
    {
        Span<int> counts = stackalloc int[CsvFormat.Signs.Length];
        bool isQuoted = false;
        foreach (byte b in line)
        {
            isQuoted ^= b == '"';
            int sign = isQuoted ? -1 : CsvFormat.Signs.IndexOf((char)b, StringComparison.Ordinal);
            if (sign >= 0)
            {
                counts[sign]++;
            }
        }
        int best = 0;
        for (int i = 1; i < counts.Length; i++)
        {
            best = counts[i] > counts[best] ? i : best;
        }
        return isTabbed ? (byte)'\t' : (byte)CsvFormat.Signs[best];
    }
}
