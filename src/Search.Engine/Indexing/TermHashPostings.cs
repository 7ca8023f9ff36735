namespace Search.Engine.Indexing;

/// <summary>Reads back the postings of one term of a <see cref="TermHash"/>, doc by doc.</summary>
internal ref struct TermHashPostings
{
    private readonly TermHash _hash;
    private readonly int _end;
    private ReadOnlySpan<byte> _slice;
    private int _at;
    private int _next;          // address behind the current slice's data, where the link is; 0 in the last slice
    private int _level;
    private uint _pending;      // the first number of the next doc
    private bool _hasPending;

    internal TermHashPostings(TermHash hash, int start, int end)
    {
        _hash = hash;
        _end = end;
        Doc = -1;
        OpenSlice(start);
        ReadPending();
    }

    /// <summary>The current doc.</summary>
    internal int Doc { get; private set; }

    /// <summary>Moves to the next doc; false at the end. Where the field has positions, <paramref name="occurrences"/> takes those of the doc.</summary>
    internal bool NextDoc(Occurrences? occurrences)
    {
        if (!_hasPending)
        {
            return false;
        }
        occurrences?.Clear();
        if (!_hash.HasPositions)
        {
            Doc += (int)_pending;
            ReadPending();
            return true;
        }
        int position = (int)(_pending >> 1);
        int start = 0;
        Doc += (int)ReadVInt();
        do
        {
            int length = 0;
            if (_hash.HasOffsets)
            {
                start += (int)ReadVInt();
                length = (int)ReadVInt();
            }
            occurrences?.Add(position, start, start + length);
            ReadPending();
            position += (int)(_pending >> 1);
        }
        while (_hasPending && (_pending & 1) == 0);
        return true;
    }

    private void ReadPending()
    {
        _hasPending = _at < _slice.Length || _next != 0;
        _pending = _hasPending ? ReadVInt() : 0;
    }

    private uint ReadVInt()
    {
        // Most numbers are one or two bytes in one slice.
        ReadOnlySpan<byte> slice = _slice;
        int at = _at;
        if ((uint)(at + 1) < (uint)slice.Length)
        {
            uint low = slice[at];
            if (low < 0x80)
            {
                _at = at + 1;
                return low;
            }
            uint high = slice[at + 1];
            if (high < 0x80)
            {
                _at = at + 2;
                return (low & 0x7F) | (high << 7);
            }
        }
        return ReadLongVInt();
    }

    private uint ReadLongVInt()
    {
        uint b = ReadByte();
        uint value = b & 0x7F;
        for (int shift = 7; b >= 0x80; shift += 7)
        {
            b = ReadByte();
            value |= (b & 0x7F) << shift;
        }
        return value;
    }

    private byte ReadByte()
    {
        if (_at == _slice.Length)
        {
            _level = TermHash.NextSliceLevel(_level);
            OpenSlice(_hash.Arena.ReadInt32(_next));
        }
        return _slice[_at++];
    }

    private void OpenSlice(int start)
    {
        int size = TermHash.SliceSizes[_level];
        bool last = _end > start && _end <= start + size;
        int length = last ? _end - start : size - 4;
        _next = last ? 0 : start + length;
        _slice = _hash.Arena.Span(start, length);
        _at = 0;
    }
}
