using System.Text;
using Search.Ingest.Packed;

namespace Search.Ingest.Warc;

/// <summary>The bytes of a WARC file, some of them ahead in memory. An error ends them; where they come out of gzip, they go on behind the damaged member.</summary>
internal sealed class WarcInput(Stream stream, GzipMembers? members)
{
    private byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _end;
    private long _member;
    private bool _isAtEnd;

    /// <summary>What is in memory.</summary>
    public ReadOnlySpan<byte> Ahead => _buffer.AsSpan(_start, _end - _start);

    /// <summary>Why nothing comes after what is in memory; null where that is not so, or it is the end.</summary>
    public string? Damage { get; private set; }

    /// <summary>
    /// Whether the damage is in the gzip member that the last bytes came from, or in a stream without members: the record that they belong to is not whole.
    /// </summary>
    public bool IsDamagedHere => Damage != null && (members == null || members.Member == _member);

    /// <summary>Whether a record begins here.</summary>
    public bool BeginsRecord
    {
        get
        {
            Has(WarcFormat.Magic.Length);
            return IsMagic(Ahead);
        }
    }

    /// <summary>Where a record begins at the start of a line, within some bytes; -1 for nowhere.</summary>
    public static int RecordIn(ReadOnlySpan<byte> bytes)
    {
        for (int at = 0; at < bytes.Length;)
        {
            int line = bytes[at..].IndexOf((byte)'\n');
            if (line < 0)
            {
                return -1;
            }
            at += line + 1;
            if (IsMagic(bytes[at..]))
            {
                return at;
            }
        }
        return -1;
    }

    private static bool IsMagic(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= WarcFormat.Magic.Length && Ascii.EqualsIgnoreCase(bytes[..WarcFormat.Magic.Length], WarcFormat.Magic);

    /// <summary>Has so many bytes in memory; false where there are not so many.</summary>
    public bool Has(int count)
    {
        while (_end - _start < count && !_isAtEnd && Damage == null)
        {
            Fill();
        }
        return _end - _start >= count;
    }

    public void Skip(int count) => _start += count;

    /// <summary>Goes to the next byte that ends no line; false where there is none.</summary>
    public bool SkipEmptyLines()
    {
        while (Has(1))
        {
            int next = Ahead.IndexOfAnyExcept((byte)'\r', (byte)'\n');
            _start = next < 0 ? _end : _start + next;
            if (next >= 0)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Goes to the next line that begins a record, which may be this one, or to the end.</summary>
    public void FindRecord()
    {
        if (BeginsRecord)
        {
            return;
        }
        while (Has(1))
        {
            int found = RecordIn(Ahead);
            if (found >= 0)
            {
                _start += found;
                return;
            }
            // The beginning of one may stand at the end.
            _start = Math.Max(_start, _end - WarcFormat.Magic.Length - 3);
            int before = _end - _start;
            if (!Has(before + 1))
            {
                _start = _end;
            }
        }
    }

    /// <summary>Bytes that come before those in memory.</summary>
    public void PutBack(ReadOnlySpan<byte> bytes)
    {
        byte[] joined = new byte[Math.Max(_buffer.Length, bytes.Length + Ahead.Length)];
        bytes.CopyTo(joined);
        Ahead.CopyTo(joined.AsSpan(bytes.Length));
        (_buffer, _start, _end) = (joined, 0, bytes.Length + Ahead.Length);
    }

    /// <summary>After damage: goes on with the next gzip member, if there is one.</summary>
    public void GoBehindDamage()
    {
        _start = _end;
        Damage = null;
        try
        {
            _isAtEnd = members == null || !members.TrySkipMember();
        }
        catch (IOException)
        {
            // It is said already that it cannot be read.
            _isAtEnd = true;
        }
    }

    private void Fill()
    {
        if (_start > 0)
        {
            Ahead.CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }
        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, 2 * _buffer.Length);
        }
        try
        {
            int read = stream.Read(_buffer, _end, _buffer.Length - _end);
            _end += read;
            _isAtEnd = read == 0;
            _member = read > 0 ? members?.Member ?? 0 : _member;
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            Damage = e.Message;
        }
    }
}
