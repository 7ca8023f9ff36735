namespace Search.Ingest.Packed;

/// <summary>A part of a file.</summary>
internal sealed class FilePart(Stream file, long start, long length) : ReadOnlyStream
{
    private long _read;

    public long BytesRead => _read;

    public override int Read(Span<byte> buffer)
    {
        int count = (int)Math.Min(buffer.Length, length - _read);
        if (count <= 0)
        {
            return 0;
        }
        // The archive's list is read between.
        file.Position = start + _read;
        int read = file.Read(buffer[..count]);
        _read += read;
        return read;
    }
}

/// <summary>What comes out of a member, with its length, its checksum and the most it may unpack to compared.</summary>
internal sealed class ZipMemberStream(Stream unpacked, FilePart packed, ZipMember member) : ReadOnlyStream
{
    private ExpansionGuard _guard;
    private long _out;
    private uint _crc;

    /// <summary>Bytes of the archive read for it.</summary>
    public long PackedRead => packed.BytesRead;

    public override int Read(Span<byte> buffer)
    {
        if (buffer.Length == 0)
        {
            return 0;
        }
        int read;
        try
        {
            read = unpacked.Read(buffer);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw new InvalidDataException("the zip member's data is damaged");
        }
        if (read == 0)
        {
            bool isWhole = _out == member.Size && _crc == member.Crc;
            return isWhole ? 0 : throw new InvalidDataException("the zip member's checksum or length does not fit: the data is damaged");
        }
        _crc = Crc32.Append(_crc, buffer[..read]);
        _out += read;
        _guard.Check(packed.BytesRead, _out);
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            unpacked.Dispose();
        }
        base.Dispose(disposing);
    }
}
