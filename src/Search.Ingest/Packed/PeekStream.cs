namespace Search.Ingest.Packed;

/// <summary>A stream whose next bytes can be looked at before they are read. Disposes of the inner one.</summary>
internal sealed class PeekStream(Stream inner) : ReadOnlyStream
{
    private byte[] _buffer = new byte[4096];
    private int _start;
    private int _end;

    /// <summary>Bytes handed out.</summary>
    public long BytesRead { get; private set; }

    /// <summary>The next bytes, fewer only where the stream ends. Valid until the next call.</summary>
    public ReadOnlySpan<byte> Peek(int count)
    {
        if (_buffer.Length - _start < count)
        {
            byte[] into = _buffer.Length < count ? new byte[Math.Max(count, 2 * _buffer.Length)] : _buffer;
            _buffer.AsSpan(_start, _end - _start).CopyTo(into);
            (_buffer, _start, _end) = (into, 0, _end - _start);
        }
        while (_end - _start < count)
        {
            int read = inner.Read(_buffer, _end, _buffer.Length - _end);
            if (read == 0)
            {
                break;
            }
            _end += read;
        }
        return _buffer.AsSpan(_start, Math.Min(count, _end - _start));
    }

    public override int Read(Span<byte> buffer)
    {
        int count = Math.Min(buffer.Length, _end - _start);
        if (count > 0)
        {
            _buffer.AsSpan(_start, count).CopyTo(buffer);
            _start += count;
        }
        else
        {
            count = inner.Read(buffer);
        }
        BytesRead += count;
        return count;
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

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }
        base.Dispose(disposing);
    }
}
