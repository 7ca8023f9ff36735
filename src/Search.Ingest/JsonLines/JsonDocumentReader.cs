using Search.Ingest.Charsets;
using Search.Ingest.Files;
using Search.Ingest.Formats;
using Search.Ingest.Packed;

namespace Search.Ingest.JsonLines;

/// <summary>
/// Reads a JSON array of objects, or objects one after the other, whatever lines they stand in. One that cannot be read is a reject, and the next ones go
/// on. Ids that are made of the path count values, from 1. Memory: one value.
/// </summary>
internal sealed class JsonDocumentReader : IArticleReader
{
    private readonly SourceFile _file;
    private readonly ReadOptions _options;
    private readonly RecordKeys _keys;
    private readonly ReaderNotes _notes;
    private readonly JsonValueScanner _values;
    private readonly int _maxBytes;
    private bool _hasEnded;

    private JsonDocumentReader(Stream stream, SourceFile file, ReadOptions options)
    {
        _file = file;
        _options = options;
        _keys = new RecordKeys(options.Map);
        _notes = new ReaderNotes(file.ShownPath, areLines: false);
        _maxBytes = RecordLimit.Of(options);
        _values = new JsonValueScanner(stream, _maxBytes);
    }

    public static JsonDocumentReader Open(PeekStream stream, SourceFile file, ReadOptions options) => new(Utf8Transcoding.Of(stream), file, options);

    public bool TryRead(out ReadResult result)
    {
        result = default;
        if (_hasEnded)
        {
            return false;
        }
        try
        {
            _hasEnded = !_values.TryRead(out ReadOnlySpan<byte> value, out bool isTooLong);
            if (_hasEnded)
            {
                return false;
            }
            result = isTooLong
                ? _notes.Rejected(_values.Number, $"a value of {_values.Length:N0} bytes, more than the {_maxBytes:N0} that a record may have")
                : JsonArticle.Read(value, "the value", _keys, _file, _values.Number, _options, _notes);
        }
        catch (Exception e) when (BrokenInput.IsMeantBy(e))
        {
            _hasEnded = true;
            result = _notes.Rejected(_values.Number + 1, BrokenInput.Reason(e));
        }
        return true;
    }

    public IEnumerable<string> Notes() => _notes.Texts();

    public void Dispose() => _values.Dispose();
}
