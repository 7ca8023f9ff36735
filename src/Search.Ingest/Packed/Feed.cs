namespace Search.Ingest.Packed;

/// <summary>Gives packed bytes to an inflater in small pieces and remembers the last ones, so that reading can go back to where a member ended.</summary>
internal sealed class Feed(Stream packed) : ReadOnlyStream
{
    /// <summary>Given at once, at most.</summary>
    private const int Piece = 4096;

    /// <summary>Remembered: what a member's head may need at once, and pieces before it.</summary>
    private const int Remembered = 1 << 17;

    private readonly byte[] _buffer = new byte[2 * Remembered];
    private int _next;
    private int _end;
    private int _mark;
    private long _dropped;
    private bool _isAtEnd;

    /// <summary>Bytes given, from the start.</summary>
    public new long Position => _dropped + _next;

    public bool IsAtEnd => _isAtEnd && _next == _end;

    public override int Read(Span<byte> buffer)
    {
        Fill(1);
        int count = Math.Min(Math.Min(Piece, buffer.Length), _end - _next);
        _buffer.AsSpan(_next, count).CopyTo(buffer);
        _next += count;
        return count;
    }

    /// <summary>The next bytes; fewer only at the end.</summary>
    public ReadOnlySpan<byte> Peek(int count)
    {
        Fill(count);
        return _buffer.AsSpan(_next, Math.Min(count, _end - _next));
    }

    public void Skip(int count) => _next += count;

    /// <summary>An inflater begins here.</summary>
    public void Mark() => _mark = _next;

    /// <summary>Goes behind a trailer that lies in what was given last, or right after it; false where it is not there.</summary>
    public bool TryGoBehind(ReadOnlySpan<byte> trailer)
    {
        Fill(trailer.Length);
        int from = Math.Max(_mark, _next - 2 * Piece);
        int found = _buffer.AsSpan(from, Math.Min(_end, _next + trailer.Length) - from).IndexOf(trailer);
        if (found < 0)
        {
            return false;
        }
        _next = from + found + trailer.Length;
        return true;
    }

    /// <summary>Goes to the next head of a member at or behind a position, as far as it is still remembered; false where the stream ends.</summary>
    public bool TryFindMember(long position)
    {
        _next = (int)Math.Max(0, Math.Min(position - _dropped, _end));
        while (Fill(10))
        {
            ReadOnlySpan<byte> rest = _buffer.AsSpan(_next, _end - _next);
            int found = rest.IndexOf([(byte)0x1F, (byte)0x8B, (byte)8]);
            if (found < 0 || rest.Length - found < 10)
            {
                _next += found < 0 ? rest.Length - 2 : found;
                if (found >= 0 && !Fill(10))
                {
                    return false;
                }
                continue;
            }
            _next += found;
            // Flags, extra flags and system as writers set them: three bytes alone come about by chance.
            if (rest[found + 3] < 0x20 && rest[found + 8] is 0 or 2 or 4 && rest[found + 9] is < 20 or 255)
            {
                return true;
            }
            _next++;
        }
        return false;
    }

    /// <summary>Has at least so many bytes ahead; false where the stream ends before.</summary>
    private bool Fill(int count)
    {
        while (_end - _next < count && !_isAtEnd)
        {
            if (_end == _buffer.Length)
            {
                int dropped = Math.Max(0, _next - Remembered / 2);
                _buffer.AsSpan(dropped, _end - dropped).CopyTo(_buffer);
                (_next, _end, _mark, _dropped) = (_next - dropped, _end - dropped, Math.Max(0, _mark - dropped), _dropped + dropped);
            }
            int read = packed.Read(_buffer, _end, _buffer.Length - _end);
            _isAtEnd = read == 0;
            _end += read;
        }
        return _end - _next >= count;
    }
}
