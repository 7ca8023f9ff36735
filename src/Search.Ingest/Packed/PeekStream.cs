using System.Runtime.ExceptionServices;

namespace Search.Ingest.Packed;

/// <summary>A stream whose next bytes can be looked at before they are read. Disposes of the inner one.</summary>
internal sealed class PeekStream(Stream inner) : ReadOnlyStream
{
    private byte[] _buffer = new byte[4096];
    private int _start;
    private int _end;
    private ExceptionDispatchInfo? _failure;

    /// <summary>Bytes handed out.</summary>
    public long BytesRead { get; private set; }

    /// <summary>
    /// The next bytes, fewer only where the stream ends, or cannot be read further: what comes before is read first, and then the error. Valid until the next
    /// call.
    /// </summary>
    /// <param name="count">At most so many.</param>
    /// <param name="least">So many are waited for: where packed parts follow each other, what is not needed is better read later, by its reader.</param>
    public ReadOnlySpan<byte> Peek(int count, int least)
    {
        if (_buffer.Length - _start < count)
        {
            byte[] into = _buffer.Length < count ? new byte[Math.Max(count, 2 * _buffer.Length)] : _buffer;
            _buffer.AsSpan(_start, _end - _start).CopyTo(into);
            (_buffer, _start, _end) = (into, 0, _end - _start);
        }
        for (int read = -1; _end - _start < least && read != 0 && _failure == null;)
        {
            read = TryFill();
            _end += read;
        }
        return _buffer.AsSpan(_start, Math.Min(count, _end - _start));
    }

    public override int Read(Span<byte> buffer)
    {
        int count = TakeSeen(buffer);
        count = count > 0 ? count : inner.Read(buffer);
        BytesRead += count;
        return count;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count)
    {
        // Streams that have only this one would make a copy for the other.
        int read = TakeSeen(buffer.AsSpan(offset, count));
        read = read > 0 ? read : inner.Read(buffer, offset, count);
        BytesRead += read;
        return read;
    }

    /// <summary>Reads all there is, but not more than <paramref name="most"/> bytes; null where there are more.</summary>
    public byte[]? ReadAll(long most)
    {
        var all = new MemoryStream();
        byte[] block = new byte[1 << 16];
        for (int read; (read = Read(block.AsSpan())) > 0;)
        {
            if (all.Length + read > most)
            {
                return null;
            }
            all.Write(block, 0, read);
        }
        return all.ToArray();
    }

    private int TakeSeen(Span<byte> buffer)
    {
        int count = Math.Min(buffer.Length, _end - _start);
        if (count == 0 && _failure is { } failure)
        {
            // Once: there may be something behind it.
            _failure = null;
            failure.Throw();
        }
        _buffer.AsSpan(_start, count).CopyTo(buffer);
        _start += count;
        return count;
    }

    private int TryFill()
    {
        try
        {
            return inner.Read(_buffer, _end, _buffer.Length - _end);
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            _failure = ExceptionDispatchInfo.Capture(e);
            return 0;
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }
        base.Dispose(disposing);
    }
}
