namespace Search.Storage;

/// <summary>A new index file that is being written, front to back, with a running CRC-32 of all its bytes.</summary>
public sealed class IndexOutput : ByteWriter, IDisposable
{
    private readonly Stream _stream;
    private long _flushed;
    private uint _crc;
    private bool _disposed;

    /// <param name="name">The file's name, without its folder.</param>
    /// <param name="stream">Where the bytes go; closed with this output.</param>
    public IndexOutput(string name, Stream stream)
        : base(1 << 16)
    {
        Name = name;
        _stream = stream;
    }

    public string Name { get; }

    public override long Position => _flushed + Count;

    /// <summary>CRC-32 of everything written so far: what the footer of a Lucene file stores.</summary>
    public uint Checksum
    {
        get
        {
            Empty();
            return _crc;
        }
    }

    /// <summary>Copies a part of another file, or all of it.</summary>
    /// <param name="bytes">What to copy.</param>
    /// <param name="cancellation">Looked at every megabyte.</param>
    public void WriteAll(FileSlice bytes, CancellationToken cancellation = default)
    {
        const int block = 1 << 20;
        for (long at = 0; at < bytes.Length; at += block)
        {
            cancellation.ThrowIfCancellationRequested();
            WriteBytes(bytes.Span(at, (int)Math.Min(block, bytes.Length - at)));
        }
    }

    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }
        _disposed = true;
        try
        {
            Empty();
        }
        finally
        {
            _stream.Dispose();
        }
    }

    private protected override void MakeRoom(int count) => Empty();

    private void Empty()
    {
        if (Count == 0)
        {
            return;
        }
        _crc = Crc32.Append(_crc, Buffer.AsSpan(0, Count));
        int count = Count;
        Count = 0;
        _stream.Write(Buffer, 0, count);
        _flushed += count;
    }
}
