using System.Text;
using System.Text.Json;
using Search.Engine;

namespace Search.Benchmarks;

/// <summary>Reads a generated corpus: one JSON object a line with <c>id title body date</c>. For one thread; the file may be shared.</summary>
internal sealed class Corpus(Stream file)
{
    private const int BlockBytes = 1 << 18;

    private byte[] _block = new byte[BlockBytes];
    private int _next;
    private int _end;

    /// <summary>The next article of the lines that <see cref="ReadLines"/> took; null behind the last.</summary>
    public Document? Next()
    {
        if (_next == _end)
        {
            return null;
        }
        ReadOnlySpan<byte> lines = _block.AsSpan(_next, _end - _next);
        int length = lines.IndexOf((byte)'\n') is >= 0 and int at ? at + 1 : lines.Length;
        _next += length;
        return Parse(lines[..length]);
    }

    /// <summary>Takes some more whole lines of the file; false at its end. One thread at a time.</summary>
    public bool ReadLines()
    {
        _next = 0;
        _end = file.ReadAtLeast(_block.AsSpan(0, BlockBytes), BlockBytes, throwOnEndOfStream: false);
        // The last line goes on where the next block would begin.
        while (_end > 0 && _block[_end - 1] != '\n')
        {
            int next = file.ReadByte();
            if (next < 0)
            {
                break;
            }
            if (_end == _block.Length)
            {
                Array.Resize(ref _block, _block.Length * 2);
            }
            _block[_end++] = (byte)next;
        }
        return _end > 0;
    }

    private static Document Parse(ReadOnlySpan<byte> line)
    {
        var document = new Document();
        var json = new Utf8JsonReader(line);
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            string? field = json.ValueTextEquals("id"u8) ? "id"
                : json.ValueTextEquals("title"u8) ? "title"
                : json.ValueTextEquals("body"u8) ? "body"
                : null;
            bool isDate = json.ValueTextEquals("date"u8);
            json.Read();
            if (field != null)
            {
                document[field] = json.GetString();
            }
            else if (isDate)
            {
                document["year"] = int.Parse(Encoding.UTF8.GetString(json.ValueSpan[..4]), System.Globalization.CultureInfo.InvariantCulture);
            }
            else
            {
                json.Skip();
            }
        }
        return document;
    }
}
