using Search.Codecs.Contracts;
using Search.Storage;

namespace Search.Codecs.Lucene84;

/// <summary>Positions, offsets and payloads of one term. A block is decoded when one of its positions is asked for, others are passed by.</summary>
/// <remarks>Positions are counted by ordinals: from the term's first, or after <see cref="Seek"/> from the first of the block that was jumped to.</remarks>
internal sealed class PositionsReader(BlockPostingsReader reader, PostingsBlocks blocks)
{
    private readonly int[] _deltas = new int[ForBlock.Size];
    private readonly int[] _sums = new int[ForBlock.Size + 1 + PositionRun.Lanes];
    private int[] _apart = new int[ForBlock.Size];
    private int[] _startDeltas = [];
    private int[] _lengths = [];
    private int[] _payloadLengths = [];
    private long[] _payloadStarts = [];

    private bool _hasOffsets;
    private bool _hasPayloads;
    private bool _wantsOffsets;
    private bool _wantsPayloads;
    private bool _readsPayloadFile;

    // The block of which nothing was read yet, and its first position's ordinal.
    private long _nextBlock;
    private long _nextPayloadBlock;
    private long _nextOrdinal;
    private long _lastBlock;
    private int _lastBlockCount;

    // The decoded block.
    private int _count;
    private int _index;
    private bool _isAddedUp;
    private FileSlice _payloadFile;

    private long _ordinal;
    private int _position;
    private int _startOffset;
    private int _endOffset;
    private long _payloadStart;
    private int _payloadLength;

    public int StartOffset => _wantsOffsets ? _startOffset : -1;

    public int EndOffset => _wantsOffsets ? _endOffset : -1;

    public ReadOnlySpan<byte> Payload => _payloadLength == 0 ? [] : _payloadFile.Span(_payloadStart, _payloadLength);

    public void Reset(FieldInfo field, in TermState term, PostingsFlags flags)
    {
        _hasOffsets = field.HasOffsets;
        _hasPayloads = field.HasPayloads;
        _wantsOffsets = _hasOffsets && (flags & PostingsFlags.Offsets) == PostingsFlags.Offsets;
        _wantsPayloads = _hasPayloads && (flags & PostingsFlags.Payloads) == PostingsFlags.Payloads;
        _readsPayloadFile = _wantsOffsets || _wantsPayloads;
        if (_wantsOffsets && _lengths.Length == 0)
        {
            _startDeltas = new int[ForBlock.Size];
            _lengths = new int[ForBlock.Size];
        }
        if (_wantsPayloads && _payloadLengths.Length == 0)
        {
            _payloadLengths = new int[ForBlock.Size];
            _payloadStarts = new long[ForBlock.Size];
        }
        _lastBlockCount = (int)(term.TotalTermFreq % ForBlock.Size);
        _lastBlock = term.TotalTermFreq < ForBlock.Size ? term.PositionStart
            : term.TotalTermFreq == ForBlock.Size ? -1
            : term.PositionStart + term.LastPositionBlockOffset;
        _payloadLength = 0;
        Seek(new SkipPoint { PositionStart = term.PositionStart, PayloadStart = term.PayloadStart });
    }

    /// <summary>Goes to a place of the skip data; gives the ordinal of the next position.</summary>
    public long Seek(in SkipPoint point)
    {
        _nextBlock = point.PositionStart;
        _nextPayloadBlock = point.PayloadStart;
        _nextOrdinal = 0;
        _count = 0;
        _isAddedUp = false;
        _ordinal = point.PositionIndex;
        return _ordinal;
    }

    /// <summary>Goes to a document, whose first position has this ordinal. Back is not possible.</summary>
    public void BeginDoc(long ordinal)
    {
        _ordinal = ordinal;
        _position = 0;
        _startOffset = 0;
        _index = (int)Math.Min(int.MaxValue, ordinal - (_nextOrdinal - _count));
    }

    /// <summary>The positions of a document, whose first one has this ordinal; nothing else can be asked of it. Back is not possible.</summary>
    /// <exception cref="CorruptIndexException">There are not so many, or one is negative.</exception>
    public PositionRun Run(long ordinal, int count)
    {
        long index = ordinal - (_nextOrdinal - _count);
        if (index >= _count)
        {
            _ordinal = ordinal;
            Load();
            index = _index;
        }
        if (!_isAddedUp && !(_isAddedUp = RunningSums.Fill(_deltas, _sums)) || index + count > _count)
        {
            return ReadApart(ordinal, count);
        }
        return new PositionRun(_sums, (int)index + 1, count, _sums[index]);
    }

    /// <summary>The next position of the document.</summary>
    /// <exception cref="CorruptIndexException">There are no more, or it is negative.</exception>
    public int Next()
    {
        if (_index >= _count)
        {
            Load();
        }
        int i = _index++;
        _ordinal++;
        int position = _position + _deltas[i];
        if (_wantsOffsets)
        {
            _startOffset += _startDeltas[i];
            _endOffset = _startOffset + _lengths[i];
            if ((_startOffset | _endOffset) < 0)
            {
                throw reader.Payloads.Corrupt($"offsets from {_startOffset} to {_endOffset}", _nextPayloadBlock);
            }
        }
        if (_wantsPayloads)
        {
            _payloadLength = _payloadLengths[i];
            _payloadStart = _payloadStarts[i];
        }
        return position >= 0 ? _position = position : throw reader.Positions.Corrupt($"position {position}", _nextBlock);
    }

    /// <summary>The next positions of the document, as many as fit. Offsets and payloads of the last one stay unknown.</summary>
    /// <exception cref="CorruptIndexException">There are not so many, or one is negative.</exception>
    public void Read(Span<int> positions)
    {
        int position = _position;
        int signs = 0;
        if (_index < _count && positions.Length <= _count - _index)
        {
            // Nearly always: all are in the decoded block.
            ReadOnlySpan<int> deltas = _deltas.AsSpan(_index, positions.Length);
            for (int i = 0; i < deltas.Length; i++)
            {
                position += deltas[i];
                signs |= position;
                positions[i] = position;
            }
            _index += deltas.Length;
            _ordinal += deltas.Length;
        }
        else
        {
            ReadBlocks(positions, ref position, ref signs);
        }
        _position = position;
        if (signs < 0)
        {
            throw reader.Positions.Corrupt("a position is negative", _nextBlock);
        }
    }

    /// <summary>Fills a batch with as many occurrences as it has place for; the first has this ordinal. Back is not possible.</summary>
    /// <exception cref="CorruptIndexException">There are not so many, or one is negative or too large.</exception>
    public void Read(long ordinal, PostingsBatch batch)
    {
        BeginDoc(ordinal);
        Span<int> positions = batch.PositionDeltas;
        Span<int> starts = batch.StartDeltas;
        Span<int> lengths = batch.Lengths;
        for (int done = 0, count; done < positions.Length; done += count)
        {
            if (_index >= _count)
            {
                Load();
            }
            count = Math.Min(positions.Length - done, _count - _index);
            _deltas.AsSpan(_index, count).CopyTo(positions[done..]);
            if (_wantsOffsets)
            {
                _startDeltas.AsSpan(_index, count).CopyTo(starts[done..]);
                _lengths.AsSpan(_index, count).CopyTo(lengths[done..]);
            }
            _index += count;
            _ordinal += count;
        }
        if (!batch.IsWithin(Lucene84PostingsFormat.MaxPosition, _wantsOffsets))
        {
            throw reader.Positions.Corrupt("a position or an offset is negative or too large", _nextBlock);
        }
    }

    /// <summary>
    /// The block that has a position, its positions numbered from an ordinal on; without positions where its sums might pass 31 bits. Back is not
    /// possible.
    /// </summary>
    /// <exception cref="CorruptIndexException">There is none.</exception>
    public PositionWindow Window(long origin, int start)
    {
        if (origin + start >= _nextOrdinal)
        {
            _ordinal = origin + start;
            Load();
        }
        int end = (int)(_nextOrdinal - origin);
        return _isAddedUp || (_isAddedUp = RunningSums.Fill(_deltas, _sums)) ? new PositionWindow(_sums, end - _count, end) : default;
    }

    // Of a document whose positions do not lie in one block, or might pass 31 bits together with others.
    private PositionRun ReadApart(long ordinal, int count)
    {
        if (_apart.Length - PositionRun.Lanes < count)
        {
            _apart = new int[(int)Math.Min(Array.MaxLength, Math.Max(2L * _apart.Length, (long)count + PositionRun.Lanes))];
        }
        BeginDoc(ordinal);
        Read(_apart.AsSpan(0, count));
        return new PositionRun(_apart, 0, count, 0);
    }

    private void ReadBlocks(Span<int> positions, ref int position, ref int signs)
    {
        for (int done = 0; done < positions.Length;)
        {
            if (_index >= _count)
            {
                Load();
            }
            ReadOnlySpan<int> deltas = _deltas.AsSpan(_index, Math.Min(positions.Length - done, _count - _index));
            Span<int> target = positions.Slice(done, deltas.Length);
            for (int i = 0; i < deltas.Length; i++)
            {
                position += deltas[i];
                signs |= position;
                target[i] = position;
            }
            done += deltas.Length;
            _index += deltas.Length;
            _ordinal += deltas.Length;
        }
    }

    // Decodes the block that holds _ordinal.
    private void Load()
    {
        ByteReader positions = reader.Positions.Reader(_nextBlock);
        ByteReader payloads = _readsPayloadFile ? reader.Payloads.Reader(_nextPayloadBlock) : default;
        for (; _ordinal - _nextOrdinal >= ForBlock.Size && positions.Position != _lastBlock; _nextOrdinal += ForBlock.Size)
        {
            blocks.Skip(ref positions);
            PassPayloads(ref payloads, _readsPayloadFile && _hasPayloads);
            PassOffsets(ref payloads, _readsPayloadFile && _hasOffsets);
        }
        _isAddedUp = false;
        long first = _nextOrdinal;
        if (positions.Position == _lastBlock)
        {
            ReadLastBlock(ref positions);
            _count = _lastBlockCount;
        }
        else
        {
            blocks.Read(ref positions, _deltas);
            if (_readsPayloadFile)
            {
                ReadPayloads(ref payloads);
                ReadOffsets(ref payloads);
            }
            _count = ForBlock.Size;
        }
        _nextBlock = positions.Position;
        _nextPayloadBlock = _readsPayloadFile ? payloads.Position : 0;
        _nextOrdinal = first + _count;
        _index = (int)Math.Min(int.MaxValue, _ordinal - first);
        if (_index >= _count)
        {
            throw positions.Corrupt($"the term's positions end after {_nextOrdinal}, wanted is number {_ordinal}");
        }
    }

    private void ReadPayloads(ref ByteReader payloads)
    {
        if (!_wantsPayloads)
        {
            PassPayloads(ref payloads, _hasPayloads);
            return;
        }
        blocks.Read(ref payloads, _payloadLengths);
        int byteCount = payloads.ReadVInt();
        long start = payloads.Position;
        payloads.Skip(byteCount);
        for (int i = 0; i < ForBlock.Size; i++)
        {
            _payloadStarts[i] = start;
            start += _payloadLengths[i];
        }
        if (start > payloads.Position)
        {
            throw payloads.Corrupt($"payloads of {byteCount} bytes together are longer one by one");
        }
        _payloadFile = reader.Payloads;
    }

    private void ReadOffsets(ref ByteReader payloads)
    {
        if (!_wantsOffsets)
        {
            PassOffsets(ref payloads, _hasOffsets);
            return;
        }
        blocks.Read(ref payloads, _startDeltas);
        blocks.Read(ref payloads, _lengths);
    }

    private void PassPayloads(ref ByteReader payloads, bool present)
    {
        if (present)
        {
            blocks.Skip(ref payloads);
            payloads.Skip(payloads.ReadVInt());
        }
    }

    private void PassOffsets(ref ByteReader payloads, bool present)
    {
        if (present)
        {
            blocks.Skip(ref payloads);
            blocks.Skip(ref payloads);
        }
    }

    private void ReadLastBlock(ref ByteReader positions)
    {
        int payloadLength = 0;
        int length = 0;
        _payloadFile = reader.Positions;
        for (int i = 0; i < _lastBlockCount; i++)
        {
            int code = positions.ReadVInt();
            if (_hasPayloads)
            {
                if ((code & 1) != 0)
                {
                    payloadLength = positions.ReadVInt();
                }
                code >>>= 1;
                if (_wantsPayloads)
                {
                    _payloadLengths[i] = payloadLength;
                    _payloadStarts[i] = positions.Position;
                }
                positions.Skip(payloadLength);
            }
            _deltas[i] = code;
            if (_hasOffsets)
            {
                int offsetCode = positions.ReadVInt();
                if ((offsetCode & 1) != 0)
                {
                    length = positions.ReadVInt();
                }
                if (_wantsOffsets)
                {
                    _startDeltas[i] = offsetCode >>> 1;
                    _lengths[i] = length;
                }
            }
        }
    }
}
