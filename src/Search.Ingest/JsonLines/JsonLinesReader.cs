using System.Text;
using System.Text.Json;
using Search.Ingest.Files;
using Search.Ingest.Text;

namespace Search.Ingest.JsonLines;

/// <summary>
/// Reads a file of JSON Lines: one object a line, empty lines left out. A line that cannot be read is a reject, and the next ones go on. Ids that are made
/// of the path count lines, from 1. Memory: one line.
/// </summary>
internal sealed class JsonLinesReader : IDisposable
{
    /// <summary>Escapes make JSON longer than its text, up to six bytes for two; a line may be this many times an article.</summary>
    private const int LineFactor = 4;

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
        MaxLineBytes = (int)Math.Min(options.MaxArticleBytes * LineFactor + 4096, Array.MaxLength / 2);
        _lines = new LineReader(stream, MaxLineBytes);
    }

    private int MaxLineBytes { get; }

    public long BytesRead => _lines.BytesRead;

    /// <param name="stream">The reader disposes of it. Other encodings than UTF-8 need one that can seek.</param>
    /// <param name="file">Names the records.</param>
    /// <param name="options">How to read.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static JsonLinesReader Open(Stream stream, SourceFile file, ReadOptions options)
    {
        if (!stream.CanSeek)
        {
            return new JsonLinesReader(stream, file, options);
        }
        Span<byte> start = stackalloc byte[4];
        int length = stream.ReadAtLeast(start, 4, throwOnEndOfStream: false);
        (Encoding encoding, int markLength) = TextDecoding.EncodingOf(start[..length]);
        stream.Position = markLength;
        bool isUtf8 = encoding is UTF8Encoding;
        return new JsonLinesReader(isUtf8 ? stream : Encoding.CreateTranscodingStream(stream, encoding, new UTF8Encoding(false)), file, options);
    }

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
                line = _lines.Number == 1 && line.StartsWith("\uFEFF"u8) ? line[3..] : line;
                if (line.ContainsAnyExcept(" \t\r"u8))
                {
                    result = ReadLine(line);
                    return true;
                }
            }
            catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException or DecoderFallbackException)
            {
                _hasEnded = true;
                result = Rejected(e is DecoderFallbackException ? "from here on it is not valid in the encoding of its byte order mark" : e.Message);
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

    private ReadResult ReadLine(ReadOnlySpan<byte> line)
    {
        try
        {
            return RecordArticle.Make(JsonRecord.Parse(line, _keys, _notes.UnknownKey), _file, _lines.Number, _options, _notes);
        }
        catch (JsonException e)
        {
            return Rejected(line.Contains((byte)0)
                ? "not JSON: holds NUL bytes, or UTF-16 without a byte order mark"
                : $"not JSON: byte {e.BytePositionInLine ?? 0} of the line: {FirstSentence(e.Message)}");
        }
        catch (InvalidOperationException)
        {
            return Rejected("a string is not valid UTF-8");
        }
    }

    private ReadResult Rejected(string reason) => ReadResult.Of(new Reject(_file.ShownPath, _lines.Number, reason));

    /// <summary>The framework adds paths and positions of its own, which count from 0.</summary>
    private static string FirstSentence(string message)
    {
        int end = message.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? message : message[..(end + 1)];
    }
}
