using Search.Ingest.Packed;

namespace Search.Ingest.Warc;

/// <summary>
/// Reads the records of a WARC file (<see cref="WarcFormat"/>) one after the other. Damage is a <see cref="Problem"/> of a record; the next call goes on behind
/// it. Memory: a block of a page, or what is kept of another one.
/// </summary>
/// <param name="stream">The records, unpacked. The reader disposes of it.</param>
/// <param name="members">Where they come out of gzip: goes on behind a damaged member; else null.</param>
internal sealed class WarcReader(Stream stream, GzipMembers? members) : IDisposable
{
    private readonly WarcInput _input = new(stream, members);
    private byte[] _kept = [];
    private int _keptLength;
    private long _left;
    private bool _isOpen;

    /// <summary>The number of the record last read, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>Why the record is no good; null for one that is.</summary>
    public string? Problem { get; private set; }

    /// <summary>
    /// The next record; false at the end. Where there is a <see cref="Problem"/>, it is null; the block of any other can be read, and <see cref="Finish"/> says
    /// whether all of it was there.
    /// </summary>
    public bool TryRead(out WarcRecord? record)
    {
        record = null;
        if (_isOpen)
        {
            Finish();
        }
        Problem = null;
        if (!_input.SkipEmptyLines() && _input.Damage == null)
        {
            return false;
        }
        Number++;
        if (_input.Ahead.Length == 0 && _input.Damage is { } damage)
        {
            Problem = damage;
            _input.GoBehindDamage();
            return true;
        }
        record = ReadHead();
        if (record == null)
        {
            _input.FindRecord();
            return true;
        }
        _left = record.Length;
        _keptLength = 0;
        _isOpen = true;
        return true;
    }

    /// <summary>The first bytes of the block, fewer only where it ends. Nothing is read by that.</summary>
    public ReadOnlySpan<byte> Peek(int count)
    {
        _input.Has((int)Math.Min(count, _left));
        return _input.Ahead[..(int)Math.Min(Math.Min(count, _left), _input.Ahead.Length)];
    }

    /// <summary>All of the block, or what there is of it; valid until the next record is read.</summary>
    public ReadOnlySpan<byte> ReadBlock()
    {
        while (_left > 0 && _input.Has(1))
        {
            int count = (int)Math.Min(_left, _input.Ahead.Length);
            if (_keptLength + count > _kept.Length)
            {
                Array.Resize(ref _kept, (int)Math.Max(_keptLength + count, Math.Min(2L * _kept.Length + WarcFormat.MaxHead, _keptLength + _left)));
            }
            _input.Ahead[..count].CopyTo(_kept.AsSpan(_keptLength));
            _keptLength += count;
            _left -= count;
            _input.Skip(count);
        }
        return _kept.AsSpan(0, _keptLength);
    }

    /// <summary>Goes to the end of the record, and says in <see cref="Problem"/> if that is not where its head says.</summary>
    public void Finish()
    {
        if (!_isOpen)
        {
            return;
        }
        _isOpen = false;
        if (_left <= WarcFormat.KeptBlock)
        {
            ReadBlock();
        }
        while (_left > 0 && _input.Has(1))
        {
            int count = (int)Math.Min(_left, _input.Ahead.Length);
            _left -= count;
            _input.Skip(count);
        }
        _input.Has(4);
        // What stands behind a whole record, and is none, is not its fault.
        bool isWhole = _input.Ahead.StartsWith("\r\n\r\n"u8) || _input.Ahead.StartsWith("\n\n"u8);
        bool hasMore = _left == 0 && _input.SkipEmptyLines();
        if (_input.IsDamagedHere)
        {
            Problem = _input.Damage;
            _input.GoBehindDamage();
        }
        else if (_left > 0)
        {
            Problem = $"cut off: {_left:N0} bytes of its block are missing";
            Recover();
        }
        else if (hasMore && !isWhole && !_input.BeginsRecord)
        {
            Problem = "its Content-Length is wrong: no record follows where it ends";
            Recover();
        }
    }

    public void Dispose() => stream.Dispose();

    private WarcRecord? ReadHead()
    {
        int length = -1;
        if (!_input.BeginsRecord)
        {
            Problem = "no record begins where one should";
        }
        else
        {
            for (int seen = 0; (length = WarcHead.LengthIn(_input.Ahead)) < 0 && seen <= WarcFormat.MaxHead && _input.Has(seen + 1);)
            {
                seen = _input.Ahead.Length;
            }
            Problem = length > WarcFormat.MaxHead || _input.Ahead.Length > WarcFormat.MaxHead && length < 0 ? $"its head has more than {WarcFormat.MaxHead:N0} bytes"
                : length < 0 ? "cut off in its head"
                : null;
        }
        if (Problem != null)
        {
            if (_input.IsDamagedHere)
            {
                Problem = _input.Damage;
                _input.GoBehindDamage();
            }
            // Not this one again.
            _input.Skip(Math.Min(1, _input.Ahead.Length));
            return null;
        }
        WarcHead head = WarcHead.Parse(_input.Ahead[..length]);
        _input.Skip(length);
        if (head.FirstLine.TrimEnd().ToUpperInvariant() is not ("WARC/1.0" or "WARC/1.1" or "WARC/0.17" or "WARC/0.18"))
        {
            string version = head.FirstLine.Length > 20 ? head.FirstLine[..20] : head.FirstLine;
            Problem = $"'{version}' is not read: only versions 1.0 and 1.1 are";
            return null;
        }
        if (head.Number("Content-Length") is not { } blockLength)
        {
            Problem = head["Content-Length"] == null ? "it has no Content-Length" : "its Content-Length is no number";
            return null;
        }
        return new WarcRecord(Number, head, blockLength);
    }

    /// <summary>Goes to the next record, which may be one that the block has swallowed.</summary>
    private void Recover()
    {
        int swallowed = WarcInput.RecordIn(_kept.AsSpan(0, _keptLength));
        if (swallowed >= 0)
        {
            _input.PutBack(_kept.AsSpan(swallowed, _keptLength - swallowed));
        }
        else
        {
            _input.FindRecord();
        }
    }
}
