using Search.Ingest.Packed;

namespace Search.Ingest.JsonLines;

/// <summary>
/// Cuts a stream of JSON into values: the elements of the array that it is, or values one after the other. Only brackets and strings are looked at, so that
/// a value with a mistake in it ends where it ends, and the next one is read. A value over the limit is passed over, not kept.
/// </summary>
internal sealed class JsonValueScanner(Stream stream, int maxBytes) : IDisposable
{
    private byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _end;
    private bool _isBehindStart;

    /// <summary>The number of the value last read, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>Bytes of the value last read, also of one that was passed over.</summary>
    public long Length { get; private set; }

    /// <summary>The next value, valid until the next call; false at the end.</summary>
    /// <param name="value">Empty where it was too long.</param>
    /// <param name="isTooLong">It was longer than the limit.</param>
    public bool TryRead(out ReadOnlySpan<byte> value, out bool isTooLong)
    {
        value = default;
        isTooLong = false;
        if (!TryGoToValue())
        {
            return false;
        }
        Number++;
        Length = 0;
        int at = _start;
        int depth = 0;
        bool isInString = false;
        for (bool hasEnded = false; !hasEnded;)
        {
            if (at >= _end)
            {
                // An escape may have gone one byte past the end.
                int over = at - _end;
                isTooLong |= _end - _start > maxBytes;
                if (isTooLong)
                {
                    Length += _end - _start;
                    _start = _end;
                }
                int offset = _end - _start;
                hasEnded = !Fill();
                at = _start + offset + (hasEnded ? 0 : over);
            }
            else if (isInString)
            {
                int next = _buffer.AsSpan(at, _end - at).IndexOfAny((byte)'"', (byte)'\\');
                bool isEscape = next >= 0 && _buffer[at + next] == '\\';
                at = next < 0 ? _end : at + next + (isEscape ? 2 : 1);
                isInString = next < 0 || isEscape;
                hasEnded = !isInString && depth == 0;
            }
            else
            {
                byte b = _buffer[at];
                isInString = b == '"';
                depth += b is (byte)'{' or (byte)'[' ? 1 : b is (byte)'}' or (byte)']' ? -1 : 0;
                bool isBracket = b is (byte)'}' or (byte)']';
                // The bracket that ends the array, or what parts two values, is not the value's.
                hasEnded = depth < 0 || (depth == 0 && (isBracket || b == ',' || IsSpace(b)));
                at += hasEnded && !(isBracket && depth == 0) ? 0 : 1;
            }
        }
        Length += at - _start;
        isTooLong |= Length > maxBytes;
        value = isTooLong ? default : _buffer.AsSpan(_start, at - _start);
        _start = at;
        return true;
    }

    public void Dispose() => stream.Dispose();

    private bool TryGoToValue()
    {
        while (_start < _end || Fill())
        {
            byte b = _buffer[_start];
            bool isArray = b == '[' && !_isBehindStart;
            if (!isArray && !IsSpace(b) && b is not ((byte)',' or (byte)']' or (byte)'}'))
            {
                _isBehindStart = true;
                return true;
            }
            _isBehindStart |= isArray;
            _start++;
        }
        return false;
    }

    private bool Fill() => GrowingBuffer.Fill(stream, ref _buffer, ref _start, ref _end, maxBytes) > 0;

    private static bool IsSpace(byte b) => b is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';
}
