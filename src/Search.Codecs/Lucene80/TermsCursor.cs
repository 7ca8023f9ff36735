using Search.Storage;

namespace Search.Codecs.Lucene80;

/// <summary>Looks up terms by ordinal and ordinals by term. Remembers the term it stands on, so that going up by one is cheap.</summary>
internal sealed class TermsCursor(TermsColumn column)
{
    private const int BlockShift = Lucene80DocValuesFormat.TermBlockShift;
    private const int BlockMask = (1 << BlockShift) - 1;

    private byte[] _term = [];
    private int _length;
    private long _ordinal = -1;
    private long _position;     // in the terms' region, behind the current term

    /// <exception cref="ArgumentOutOfRangeException">There is no such ordinal.</exception>
    /// <exception cref="CorruptIndexException">The terms are damaged.</exception>
    public ReadOnlySpan<byte> Lookup(long ordinal)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((ulong)ordinal, (ulong)column.Count, nameof(ordinal));
        if (ordinal != _ordinal)
        {
            Seek(ordinal);
        }
        return _term.AsSpan(0, _length);
    }

    /// <summary>The ordinal of a term, or the complement (~) of that of the first larger one.</summary>
    public long Find(ReadOnlySpan<byte> term)
    {
        long low = 0;
        long high = column.Count;
        if (high > 1 << Lucene80DocValuesFormat.TermIndexShift)
        {
            long key = LastKeyUpTo(term);
            low = Math.Max(0, key) << Lucene80DocValuesFormat.TermIndexShift;
            high = key < 0 ? 0 : Math.Min(high, low + (1 << Lucene80DocValuesFormat.TermIndexShift));
        }
        return high == 0 ? ~0L : FindInBlock(term, LastBlockUpTo(term, low >> BlockShift, (high - 1) >> BlockShift));
    }

    private long LastKeyUpTo(ReadOnlySpan<byte> term)
    {
        long low = 0;
        long high = column.KeyStarts.Count - 2;
        while (low <= high)
        {
            long middle = (low + high) >>> 1;
            if (Key(middle).SequenceCompareTo(term) <= 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }
        return high;
    }

    private ReadOnlySpan<byte> Key(long index)
    {
        long start = column.KeyStarts[index];
        long length = column.KeyStarts[index + 1] - start;
        return start >= 0 && length >= 0 && length <= int.MaxValue && start <= column.Keys.Length - length
            ? column.Data.Span(column.Keys.Offset + start, (int)length)
            : throw column.Data.Corrupt($"key {index} of {length} bytes at {start} of {column.Keys.Length}", column.Keys.Offset);
    }

    // Of the blocks [low, high] the last one whose first term is not larger; the one before them if there is none: a key is only as much of a block's
    // first term as sets it apart, so that a term may lie between the two.
    private long LastBlockUpTo(ReadOnlySpan<byte> term, long low, long high)
    {
        while (low <= high)
        {
            long middle = (low + high) >>> 1;
            if (FirstTerm(middle, out _).SequenceCompareTo(term) <= 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }
        return high;
    }

    private long FindInBlock(ReadOnlySpan<byte> term, long block)
    {
        if (block < 0)
        {
            return ~0L;
        }
        long ordinal = block << BlockShift;
        long end = Math.Min(column.Count, ordinal + BlockMask + 1);
        for (; ordinal < end; ordinal++)
        {
            int order = Lookup(ordinal).SequenceCompareTo(term);
            if (order >= 0)
            {
                return order == 0 ? ordinal : ~ordinal;
            }
        }
        return ~end;
    }

    private ReadOnlySpan<byte> FirstTerm(long block, out long position)
    {
        ByteReader reader = TermsReader(column.Blocks[block]);
        int length = reader.ReadVInt();
        if (length < 0 || length > column.MaxLength)
        {
            throw reader.Corrupt($"term of {length} bytes, the longest has {column.MaxLength}");
        }
        ReadOnlySpan<byte> term = reader.ReadSpan(length);
        position = reader.Position - column.Terms.Offset;
        return term;
    }

    private void Seek(long ordinal)
    {
        long from = _ordinal;
        _ordinal = -1;      // in case that a damaged term stops this half way
        if (from < 0 || from > ordinal || from >> BlockShift != ordinal >> BlockShift)
        {
            ReadOnlySpan<byte> first = FirstTerm(ordinal >> BlockShift, out _position);
            Grow(first.Length);
            first.CopyTo(_term);
            _length = first.Length;
            from = ordinal & ~(long)BlockMask;
        }
        if (from < ordinal)
        {
            ByteReader reader = TermsReader(_position);
            for (; from < ordinal; from++)
            {
                ReadSuffix(ref reader);
            }
            _position = reader.Position - column.Terms.Offset;
        }
        _ordinal = ordinal;
    }

    private void ReadSuffix(ref ByteReader reader)
    {
        int token = reader.ReadByte();
        int prefix = token & 15;
        int suffix = 1 + (token >> 4);
        if (prefix == 15)
        {
            prefix += reader.ReadVInt();
        }
        if (suffix == 16)
        {
            suffix += reader.ReadVInt();
        }
        if (prefix < 0 || prefix > _length || suffix < 0 || suffix > column.MaxLength - prefix)
        {
            throw reader.Corrupt($"term of {prefix} + {suffix} bytes after one of {_length}, the longest has {column.MaxLength}");
        }
        ReadOnlySpan<byte> bytes = reader.ReadSpan(suffix);
        Grow(prefix + suffix);
        bytes.CopyTo(_term.AsSpan(prefix));
        _length = prefix + suffix;
    }

    private void Grow(int length)
    {
        if (_term.Length < length)
        {
            Array.Resize(ref _term, Math.Min(column.MaxLength, Math.Max(length, Math.Max(64, _term.Length * 2))));
        }
    }

    // Positions are offsets in the file, so that errors name them, but reads end with the terms.
    private ByteReader TermsReader(long position) =>
        column.Data.Slice(0, column.Terms.Offset + column.Terms.Length).Reader(column.Terms.Offset + position);
}
