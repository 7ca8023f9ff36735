using Search.Ingest.Charsets;
using Search.Ingest.Files;
using Search.Ingest.Formats;
using Search.Ingest.Packed;

namespace Search.Ingest.JsonLines;

/// <summary>
/// Reads a file of JSON Lines: one object a line, empty lines left out. A line that cannot be read is a reject, and the next ones go on. Ids that are made
/// of the path count lines, from 1. Memory: one line.
/// </summary>
internal sealed class JsonLinesReader : IArticleReader
{
    private readonly SourceFile _file;
    private readonly ReadOptions _options;
    private readonly RecordKeys _keys;
    private readonly ReaderNotes _notes;
    private readonly LineReader _lines;
    private bool _hasEnded;

    private JsonLinesReader(Stream stream, SourceFile file, ReadOptions options)
    {
        _file = file;
        _options = options;
        _keys = new RecordKeys(options.Map);
        _notes = new ReaderNotes(file.ShownPath);
        MaxLineBytes = RecordLimit.Of(options);
        _lines = new LineReader(stream, MaxLineBytes);
    }

    private int MaxLineBytes { get; }

    /// <param name="stream">The reader disposes of it.</param>
    /// <param name="file">Names the records.</param>
    /// <param name="options">How to read.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static JsonLinesReader Open(PeekStream stream, SourceFile file, ReadOptions options) => new(Utf8Transcoding.Of(stream), file, options);

    /// <summary>The next article, reject or note; false at the end.</summary>
    public bool TryRead(out ReadResult result)
    {
        while (!_hasEnded)
        {
            try
            {
                if (!_lines.TryRead(out ReadOnlySpan<byte> line, out bool isTooLong))
                {
                    break;
                }
                if (isTooLong)
                {
                    result = Rejected($"a line of {_lines.Length:N0} bytes, more than the {MaxLineBytes:N0} that a record may have");
                    return true;
                }
                if (line.ContainsAnyExcept(" \t\r"u8))
                {
                    result = JsonArticle.Read(line, "the line", _keys, _file, _lines.Number, _options, _notes);
                    return true;
                }
            }
            catch (Exception e) when (BrokenInput.IsMeantBy(e))
            {
                _hasEnded = true;
                result = Rejected(BrokenInput.Reason(e));
                return true;
            }
        }
        _hasEnded = true;
        result = default;
        return false;
    }

    /// <summary>What is to be said of the whole file, once it is read.</summary>
    public IEnumerable<string> Notes() => _notes.Texts();

    public void Dispose() => _lines.Dispose();

    private ReadResult Rejected(string reason) => _notes.Rejected(_lines.Number, reason);
}
