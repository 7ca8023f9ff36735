using System.Runtime.InteropServices;
using Search.Ingest.Packed;

namespace Search.Ingest.Csv;

/// <summary>Reads a stream row by row (<see cref="CsvFormat"/>) into one buffer that grows up to a limit.</summary>
internal sealed class CsvRowReader(Stream stream, int maxRowBytes) : IDisposable
{
    private readonly List<(int Start, int End, bool IsQuoted)> _values = [];
    private byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _row;
    private int _rowEnd;
    private int _end;
    private bool _isAtEnd;
    private bool _isOneLine;

    /// <summary>Between values. Set before the second row is read.</summary>
    public byte Sign { get; set; } = (byte)',';

    /// <summary>How many values the row has.</summary>
    public int Count { get; private set; }

    /// <summary>Why the row cannot be read; null for one that can.</summary>
    public string? Problem { get; private set; }

    /// <summary>The bytes of the row.</summary>
    public ReadOnlySpan<byte> Row => _buffer.AsSpan(_row, _rowEnd - _row);

    /// <summary>The row, and what is in memory behind it.</summary>
    public ReadOnlySpan<byte> Ahead => _buffer.AsSpan(_row, _end - _row);

    /// <summary>A value of the row, quotes undone. Valid until the next call.</summary>
    public ReadOnlySpan<byte> this[int column]
    {
        get
        {
            (int start, int end, bool isQuoted) = _values[column];
            ReadOnlySpan<byte> value = _buffer.AsSpan(start, end - start);
            return isQuoted ? Unquote(value) : value;
        }
    }

    /// <summary>The first line of the file, as far as it is short; nothing is read by that.</summary>
    public ReadOnlySpan<byte> PeekLine()
    {
        int length;
        while ((length = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n')) < 0 && _end - _start < 1 << 15 && Fill())
        {
            // Until there is a line.
        }
        return _buffer.AsSpan(_start, length < 0 ? _end - _start : length);
    }

    /// <summary>The next row that is not empty; false at the end.</summary>
    public bool TryRead()
    {
        while (true)
        {
            Problem = null;
            Count = 0;
            _values.Clear();
            if (_start == _end && !Fill())
            {
                return false;
            }
            ReadRow();
            if (Problem != null || Count > 1 || _values[0].End > _values[0].Start)
            {
                return true;
            }
        }
    }

    public void Dispose() => stream.Dispose();

    private void ReadRow()
    {
        int at = _start;
        while (TryReadValue(ref at))
        {
            if (at < _end && _buffer[at] == Sign)
            {
                at++;
                continue;
            }
            _row = _start;
            _rowEnd = at;
            _start = Math.Min(at + 1, _end);
            return;
        }
        GiveUp();
    }

    /// <summary>One value; false where the row cannot be read.</summary>
    private bool TryReadValue(ref int at)
    {
        if (!Has(ref at))
        {
            Add(at, at, false);
            return true;
        }
        int start = at - _start;
        bool isQuoted = _buffer[at] == '"';
        if (isQuoted)
        {
            at++;
            while (true)
            {
                if (!Has(ref at))
                {
                    Problem = _isAtEnd ? "a quote is never closed" : TooLong;
                    _isOneLine = true;
                    return false;
                }
                int length = _isOneLine ? _buffer.AsSpan(at, _end - at).IndexOfAny((byte)'"', (byte)'\n') : _buffer.AsSpan(at, _end - at).IndexOf((byte)'"');
                at = length < 0 ? _end : at + length;
                if (length >= 0 && _buffer[at] == '\n')
                {
                    Problem = "a quote is not closed in its line";
                    return false;
                }
                if (length >= 0)
                {
                    at++;
                    if (!Has(ref at) || _buffer[at] != '"')
                    {
                        break;
                    }
                    at++;
                }
            }
        }
        int closed = at - _start;
        while (Has(ref at))
        {
            int length = _buffer.AsSpan(at, _end - at).IndexOfAny(Sign, (byte)'\n');
            at = length < 0 ? _end : at + length;
            if (length >= 0)
            {
                break;
            }
        }
        if (isQuoted && _buffer.AsSpan(_start + closed, at - _start - closed).ContainsAnyExcept(" \t\r"u8))
        {
            Problem = "text follows where a quote is closed";
        }
        if (Problem == null && at - _start > maxRowBytes)
        {
            Problem = TooLong;
        }
        bool endsWithReturn = at > _start + start && _buffer[at - 1] == '\r' && (at == _end || _buffer[at] == '\n');
        Add(_start + start, at - (endsWithReturn ? 1 : 0), isQuoted);
        return Problem == null;
    }

    private string TooLong => $"a row of more than {maxRowBytes:N0} bytes";

    private void Add(int start, int end, bool isQuoted)
    {
        if (Count++ < CsvFormat.MostColumns)
        {
            _values.Add((start, end, isQuoted));
        }
    }

    /// <summary>Has a byte there, reading on where it must; false at the end of the file, and where the row is too long.</summary>
    private bool Has(ref int at)
    {
        if (at < _end)
        {
            return true;
        }
        if (_end - _start > maxRowBytes)
        {
            return false;
        }
        int moved = _start;
        bool has = Fill();
        at -= moved - _start;
        // Values of this row move with the buffer.
        if (moved != _start)
        {
            foreach (ref (int Start, int End, bool IsQuoted) value in CollectionsMarshal.AsSpan(_values))
            {
                value = (value.Start - (moved - _start), value.End - (moved - _start), value.IsQuoted);
            }
        }
        return has;
    }

    /// <summary>Goes behind the first line of what cannot be read.</summary>
    private void GiveUp()
    {
        int line;
        while ((line = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n')) < 0 && !_isAtEnd)
        {
            _start = _end;
            Fill();
        }
        _start = line < 0 ? _end : _start + line + 1;
        _row = _rowEnd = _start;
    }

    private bool Fill()
    {
        _isAtEnd = GrowingBuffer.Fill(stream, ref _buffer, ref _start, ref _end, maxRowBytes) == 0;
        return !_isAtEnd;
    }

    private static ReadOnlySpan<byte> Unquote(ReadOnlySpan<byte> value)
    {
        value = value[1..];
        byte[] plain = new byte[value.Length];
        int length = 0;
        bool isInside = true;
        for (int i = 0; i < value.Length; i++)
        {
            if (isInside && value[i] == '"')
            {
                isInside = i + 1 < value.Length && value[i + 1] == '"';
                i += isInside ? 1 : 0;
                if (!isInside)
                {
                    continue;
                }
            }
            plain[length++] = value[i];
        }
        return plain.AsSpan(0, length);
    }
}
