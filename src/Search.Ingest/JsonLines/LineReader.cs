using Search.Ingest.Packed;

namespace Search.Ingest.JsonLines;

/// <summary>Reads a stream line by line into one buffer that grows up to a limit. A longer line is passed over, not kept.</summary>
internal sealed class LineReader(Stream stream, int maxLineBytes) : IDisposable
{
    private byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _end;
    private int _lastFill;
    private bool _isAtEnd;

    /// <summary>The number of the line last read, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>Bytes of the line last read, also of one that was passed over.</summary>
    public long Length { get; private set; }

    /// <summary>The next line without its line break, valid until the next call; false at the end.</summary>
    /// <param name="line">Empty where the line was too long.</param>
    /// <param name="isTooLong">The line was longer than the limit.</param>
    public bool TryRead(out ReadOnlySpan<byte> line, out bool isTooLong)
    {
        line = default;
        isTooLong = false;
        int searched = _start;
        Number++;
        Length = 0;
        while (true)
        {
            int found = _buffer.AsSpan(searched, _end - searched).IndexOf((byte)'\n');
            if (found >= 0 || _isAtEnd)
            {
                int end = found >= 0 ? searched + found : _end;
                Length += end - _start;
                bool isNothing = found < 0 && Length == 0;
                isTooLong |= Length > maxLineBytes;
                line = isTooLong ? default : _buffer.AsSpan(_start, end - _start).TrimEnd((byte)'\r');
                _start = found >= 0 ? end + 1 : _end;
                return !isNothing;
            }
            if (isTooLong || _end - _start > maxLineBytes)
            {
                isTooLong = true;
                Length += _end - _start;
                _start = _end;
            }
            Fill();
            searched = isTooLong ? _start : Math.Max(_start, _end - _lastFill);
        }
    }

    public void Dispose() => stream.Dispose();

    private void Fill()
    {
        _lastFill = GrowingBuffer.Fill(stream, ref _buffer, ref _start, ref _end, maxLineBytes);
        _isAtEnd = _lastFill == 0;
    }
}
