using System.Buffers.Binary;
using System.IO.Compression;

namespace Search.Ingest.Packed;

/// <summary>
/// Reads gzip (RFC 1952): any number of members one after the other, with what comes out in one piece. It knows where each member ends, which the framework's
/// stream does not tell, so that reading can go on behind a member that is damaged: an archive of the web has a member for every record.
/// </summary>
/// <remarks>
/// The framework unpacks the deflate data of a member. It takes more bytes than the member has; the true end is found by the member's own trailer, CRC-32 and
/// length of what came out, among the last bytes that it took. A trailer that is not there is a damaged member.
/// </remarks>
/// <param name="packed">What is packed. Disposed of with it.</param>
/// <param name="bytesIn">How much was read so far of what <paramref name="packed"/> itself comes out of; null: nothing else.</param>
internal sealed class GzipMembers(Stream packed, Func<long>? bytesIn = null) : ReadOnlyStream
{
    private const int TrailerLength = 8;
    private const int LongestName = 1 << 16;

    private readonly Feed _feed = new(packed);
    private DeflateStream? _inflater;
    private ExpansionGuard _guard;
    private long _memberOut;
    private long _out;
    private long _memberStart;
    private uint _crc;
    private bool _isDamaged;

    /// <summary>The number of the member that was read last, from 1.</summary>
    public long Member { get; private set; }

    /// <summary>Whether these bytes begin a gzip member.</summary>
    public static bool IsGzip(ReadOnlySpan<byte> start) => start is [0x1F, 0x8B, ..];

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The member is damaged, or unpacks to too much. <see cref="TrySkipMember"/> goes on behind it.</exception>
    public override int Read(Span<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            if (_isDamaged || (_inflater == null && !TryBeginMember()))
            {
                return 0;
            }
            int read = Inflate(buffer);
            _memberOut += read;
            _out += read;
            if (read > 0)
            {
                _crc = Crc32.Append(_crc, buffer[..read]);
                Guard();
                return read;
            }
            EndMember();
        }
        return 0;
    }

    /// <summary>After damage: goes on with the next member, if one is found; what is left of this one is lost.</summary>
    public bool TrySkipMember()
    {
        CloseInflater();
        _isDamaged = !_feed.TryFindMember(_memberStart + 1);
        return !_isDamaged;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            CloseInflater();
            packed.Dispose();
        }
        base.Dispose(disposing);
    }

    private int Inflate(Span<byte> buffer)
    {
        try
        {
            return _inflater!.Read(buffer);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw Damage(_feed.IsAtEnd ? "the gzip data is cut off" : "the gzip data is damaged");
        }
    }

    private void Guard()
    {
        try
        {
            _guard.Check(bytesIn?.Invoke() ?? _feed.Position, _out);
        }
        catch (InvalidDataException)
        {
            _isDamaged = true;
            CloseInflater();
            throw;
        }
    }

    private bool TryBeginMember()
    {
        // Some writers fill up with zeros.
        while (_feed.Peek(1) is [0])
        {
            _feed.Skip(1);
        }
        _memberStart = _feed.Position;
        ReadOnlySpan<byte> head = _feed.Peek(10);
        if (head.Length == 0)
        {
            return false;
        }
        Member++;
        if (!IsGzip(head) || head.Length < 10 || head[2] != 8 || (head[3] & 0xE0) != 0)
        {
            throw Damage(_out == 0 ? "no gzip data" : "no gzip data follows where a member ends");
        }
        byte flags = head[3];
        _feed.Skip(10);
        if ((flags & 4) != 0)
        {
            SkipExtra();
        }
        for (int names = (flags & 8) / 8 + (flags & 16) / 16; names > 0; names--)
        {
            SkipName();
        }
        _feed.Skip((flags & 2) != 0 ? Math.Min(2, _feed.Peek(2).Length) : 0);
        (_crc, _memberOut) = (0, 0);
        _feed.Mark();
        _inflater = new DeflateStream(_feed, CompressionMode.Decompress, leaveOpen: true);
        return true;
    }

    private void SkipExtra()
    {
        ReadOnlySpan<byte> length = _feed.Peek(2);
        int skipped = length.Length < 2 ? int.MaxValue : 2 + BinaryPrimitives.ReadUInt16LittleEndian(length);
        if (skipped == int.MaxValue || _feed.Peek(skipped).Length < skipped)
        {
            throw Damage("the gzip data is cut off");
        }
        _feed.Skip(skipped);
    }

    private void SkipName()
    {
        for (int i = 0; i < LongestName && _feed.Peek(1) is { Length: 1 } next; i++)
        {
            bool isEnd = next[0] == 0;
            _feed.Skip(1);
            if (isEnd)
            {
                return;
            }
        }
        throw Damage("the gzip data is damaged");
    }

    private void EndMember()
    {
        CloseInflater();
        Span<byte> trailer = stackalloc byte[TrailerLength];
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, _crc);
        BinaryPrimitives.WriteUInt32LittleEndian(trailer[4..], (uint)_memberOut);
        if (!_feed.TryGoBehind(trailer))
        {
            throw Damage(_feed.IsAtEnd ? "the gzip data is cut off, or its checksum does not fit" : "a gzip checksum does not fit: the data is damaged");
        }
    }

    private InvalidDataException Damage(string reason)
    {
        _isDamaged = true;
        CloseInflater();
        return new InvalidDataException(reason);
    }

    private void CloseInflater()
    {
        _inflater?.Dispose();
        _inflater = null;
    }
}
