using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Search.Codecs.Contracts;
using Search.Storage;

namespace Search.Codecs.Lucene84;

/// <summary>Positions, offsets and payloads of one term. A block is decoded when one of its positions is asked for, others are passed by.</summary>
/// <remarks>Positions are counted by ordinals: from the term's first, or after <see cref="Seek"/> from the first of the block that was jumped to.</remarks>
internal sealed class PositionsReader(BlockPostingsReader reader, PostingsBlocks blocks)
{
    // The decoded block, with the end of the one before in front of it and room behind it: eight positions of a document lie side by side also where they are in two blocks.
    private const int Start = PositionRows.Lanes;
    private readonly int[] _deltas = new int[Start + ForBlock.Size + PositionRows.Lanes];
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
        int position = _position + _deltas[Start + i];
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

    /// <summary>The first positions of the document. Offsets and payloads of the last one stay unknown.</summary>
    /// <param name="positions">Takes them, and up to 7 numbers behind them that mean nothing.</param>
    /// <param name="count">At least 1.</param>
    /// <exception cref="CorruptIndexException">There are not so many, or one is negative.</exception>
    public void Read(Span<int> positions, int count)
    {
        bool areWhole;
        if (_index <= _count - count)
        {
            // Nearly always: all are in the decoded block.
            areWhole = RunningSums.Fill(_deltas.AsSpan(Start + _index), count, positions);
            _index += count;
            _ordinal += count;
        }
        else
        {
            areWhole = ReadBlocks(positions[..count]);
        }
        if (!areWhole)
        {
            throw reader.Positions.Corrupt("a position is negative", _nextBlock);
        }
        _position = positions[count - 1];
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
            _deltas.AsSpan(Start + _index, count).CopyTo(positions[done..]);
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

    /// <summary>The positions of several documents; nothing else can be asked of them. Back is not possible.</summary>
    /// <param name="origin">The ordinal from which they are counted.</param>
    /// <param name="before">How many positions come before each document, and before the one behind the last.</param>
    /// <param name="indexes">The documents, ascending.</param>
    /// <param name="batch">Takes their positions.</param>
    /// <exception cref="CorruptIndexException">There are not so many.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Read(long origin, ReadOnlySpan<int> before, ReadOnlySpan<int> indexes, PositionRows batch)
    {
        batch.Clear();
        ReadOnlySpan<int> deltas = _deltas;
        ref int row = ref MemoryMarshal.GetReference(batch.Rows[..(indexes.Length * PositionRows.Lanes)]);
        Span<int> counts = batch.Counts[..indexes.Length];
        Vector256<int> padding = Vector256.Create(batch.Padding);
        int blockEnd = (int)Math.Max(_nextOrdinal - origin, 0);
        int shift = Start + _count - blockEnd;
        for (int i = 0; i < counts.Length; i++)
        {
            int from = before[indexes[i]];
            int end = before[indexes[i] + 1];
            int count = end - from;
            if (end > blockEnd || count > PositionRows.Lanes)
            {
                MakeReady(origin, from, count, i, batch);
                blockEnd = (int)(_nextOrdinal - origin);
                shift = Start + _count - blockEnd;
                if (count > PositionRows.Lanes)
                {
                    continue;
                }
            }
            counts[i] = count;
            Vector256<int> positions = RunningSums.AddUp(Vector256.Create(deltas.Slice(shift + from, PositionRows.Lanes)));
            Vector256<int> isThere = Vector256.LessThan(Vector256<int>.Indices, Vector256.Create(count));
            Vector256.ConditionalSelect(isThere, positions, padding).StoreUnsafe(ref row, (nuint)i * PositionRows.Lanes);
        }
    }

    // Sees to it that a document's positions lie side by side, or, if they are more than eight, takes them.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void MakeReady(long origin, int from, int count, int index, PositionRows batch)
    {
        if (count > PositionRows.Lanes)
        {
            BeginDoc(origin + from);
            Span<int> rows = batch.AddLong(index, count);
            Read(rows, count);
            rows[count..].Fill(batch.Padding);
            return;
        }
        if (origin + from >= _nextOrdinal)
        {
            _ordinal = origin + from;
            Load();
        }
        while (origin + from + count > _nextOrdinal)
        {
            _ordinal = _nextOrdinal;
            Load();
        }
    }

    private bool ReadBlocks(Span<int> positions)
    {
        int position = 0;
        int signs = 0;
        for (int done = 0; done < positions.Length;)
        {
            if (_index >= _count)
            {
                Load();
            }
            ReadOnlySpan<int> deltas = _deltas.AsSpan(Start + _index, Math.Min(positions.Length - done, _count - _index));
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
        return signs >= 0;
    }

    // Decodes the block that holds _ordinal.
    private void Load()
    {
        ByteReader positions = reader.Positions.Reader(_nextBlock);
        ByteReader payloads = _readsPayloadFile ? reader.Payloads.Reader(_nextPayloadBlock) : default;
        if (_count == ForBlock.Size)
        {
            _deltas.AsSpan(ForBlock.Size, Start).CopyTo(_deltas);
        }
        for (; _ordinal - _nextOrdinal >= ForBlock.Size && positions.Position != _lastBlock; _nextOrdinal += ForBlock.Size)
        {
            blocks.Skip(ref positions);
            PassPayloads(ref payloads, _readsPayloadFile && _hasPayloads);
            PassOffsets(ref payloads, _readsPayloadFile && _hasOffsets);
        }
        long first = _nextOrdinal;
        if (positions.Position == _lastBlock)
        {
            ReadLastBlock(ref positions);
            _count = _lastBlockCount;
        }
        else
        {
            blocks.Read(ref positions, _deltas.AsSpan(Start, ForBlock.Size));
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
            _deltas[Start + i] = code;
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
