using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Storage;

namespace Search.Codecs.Lucene84;

/// <summary>Writes <c>.pos</c> and <c>.pay</c>: what <see cref="Lucene84PostingsWriter"/> notes of single occurrences.</summary>
internal sealed class PositionsWriter : IDisposable
{
    private readonly IndexOutput _positions;
    private readonly IndexOutput? _payloads;
    private readonly int[] _deltas = new int[ForBlock.Size];
    private readonly int[] _payloadLengths = new int[ForBlock.Size];
    private readonly int[] _startDeltas = new int[ForBlock.Size];
    private readonly int[] _lengths = new int[ForBlock.Size];
    private readonly MemoryByteWriter _payloadBytes = new();
    private bool _hasOffsets;
    private bool _hasPayloads;
    private int _buffered;
    private int _lastPosition;
    private int _lastStart;
    private long _termStart;

    public PositionsWriter(SegmentWriteState state)
    {
        _positions = SegmentOutputs.Create(
            state, Lucene84PostingsFormat.PositionExtension, Lucene84PostingsFormat.PositionCodec, Lucene84PostingsFormat.Version);
        if (state.Fields.Any(f => f.HasOffsets || f.HasPayloads))
        {
            try
            {
                _payloads = SegmentOutputs.Create(
                    state, Lucene84PostingsFormat.PayloadExtension, Lucene84PostingsFormat.PayloadCodec, Lucene84PostingsFormat.Version);
            }
            catch
            {
                _positions.Dispose();
                throw;
            }
        }
    }

    public void BeginField(bool hasOffsets, bool hasPayloads)
    {
        _hasOffsets = hasOffsets;
        _hasPayloads = hasPayloads;
    }

    /// <summary>Notes where the term's data begins.</summary>
    public void BeginTerm(ref SkipPoint point)
    {
        _termStart = _positions.Position;
        _buffered = 0;
        _payloadBytes.Clear();
        point.PositionStart = _termStart;
        if (_hasOffsets || _hasPayloads)
        {
            point.PayloadStart = _payloads!.Position;
        }
    }

    public void BeginDoc()
    {
        _lastPosition = 0;
        _lastStart = 0;
    }

    public void Add(int position, int startOffset, int endOffset, ReadOnlySpan<byte> payload)
    {
        if (position < _lastPosition || position > Lucene84PostingsFormat.MaxPosition)
        {
            throw new ArgumentOutOfRangeException(nameof(position), $"position {position} after {_lastPosition}");
        }
        _deltas[_buffered] = position - _lastPosition;
        _lastPosition = position;
        if (_hasPayloads)
        {
            _payloadLengths[_buffered] = payload.Length;
            _payloadBytes.WriteBytes(payload);
        }
        if (_hasOffsets)
        {
            if (startOffset < _lastStart || endOffset < startOffset)
            {
                throw new ArgumentOutOfRangeException(nameof(startOffset), $"offsets {startOffset}-{endOffset} after a start of {_lastStart}");
            }
            _startDeltas[_buffered] = startOffset - _lastStart;
            _lengths[_buffered] = endOffset - startOffset;
            _lastStart = startOffset;
        }
        if (++_buffered == ForBlock.Size)
        {
            WriteBlock();
        }
    }

    /// <summary>Takes some occurrences of a batch, of one document or several. Where there are payloads in the field, theirs are empty.</summary>
    public void AddAll(PostingsBatch batch, int first, int occurrences)
    {
        ReadOnlySpan<int> deltas = batch.PositionDeltas.Slice(first, occurrences);
        ReadOnlySpan<int> startDeltas = batch.StartDeltas.Slice(first, occurrences);
        ReadOnlySpan<int> lengths = batch.Lengths.Slice(first, occurrences);
        while (!deltas.IsEmpty)
        {
            int count = Math.Min(deltas.Length, ForBlock.Size - _buffered);
            deltas[..count].CopyTo(_deltas.AsSpan(_buffered));
            deltas = deltas[count..];
            if (_hasPayloads)
            {
                _payloadLengths.AsSpan(_buffered, count).Clear();
            }
            if (_hasOffsets)
            {
                startDeltas[..count].CopyTo(_startDeltas.AsSpan(_buffered));
                lengths[..count].CopyTo(_lengths.AsSpan(_buffered));
                startDeltas = startDeltas[count..];
                lengths = lengths[count..];
            }
            _buffered += count;
            if (_buffered == ForBlock.Size)
            {
                WriteBlock();
            }
        }
    }

    /// <summary>Notes where the next position will stand.</summary>
    public void Note(ref SkipPoint point)
    {
        point.PositionStart = _positions.Position;
        point.PositionIndex = _buffered;
        point.PayloadStart = _payloads?.Position ?? 0;
        point.PayloadByteIndex = (int)_payloadBytes.Position;
    }

    /// <summary>Writes the last positions; gives their offset from the term's first, or -1 where there were no full blocks before.</summary>
    public long EndTerm(long totalTermFreq)
    {
        long lastBlock = totalTermFreq > ForBlock.Size ? _positions.Position - _termStart : -1;
        int lastPayloadLength = -1;
        int lastLength = -1;
        int payloadAt = 0;
        for (int i = 0; i < _buffered; i++)
        {
            if (_hasPayloads)
            {
                int length = _payloadLengths[i];
                if (length != lastPayloadLength)
                {
                    lastPayloadLength = length;
                    _positions.WriteVInt(_deltas[i] << 1 | 1);
                    _positions.WriteVInt(length);
                }
                else
                {
                    _positions.WriteVInt(_deltas[i] << 1);
                }
                _positions.WriteBytes(_payloadBytes.Written.Slice(payloadAt, length));
                payloadAt += length;
            }
            else
            {
                _positions.WriteVInt(_deltas[i]);
            }
            if (_hasOffsets)
            {
                if (_lengths[i] == lastLength)
                {
                    _positions.WriteVInt(_startDeltas[i] << 1);
                }
                else
                {
                    _positions.WriteVInt(_startDeltas[i] << 1 | 1);
                    _positions.WriteVInt(_lengths[i]);
                    lastLength = _lengths[i];
                }
            }
        }
        return lastBlock;
    }

    /// <summary>Writes the footers.</summary>
    public void Finish()
    {
        IndexFooter.Write(_positions);
        if (_payloads != null)
        {
            IndexFooter.Write(_payloads);
        }
    }

    public void Dispose() => SegmentOutputs.DisposeAll(_positions, _payloads);

    private void WriteBlock()
    {
        PForBlock.Write(_positions, _deltas);
        if (_hasPayloads)
        {
            PForBlock.Write(_payloads!, _payloadLengths);
            _payloads!.WriteVInt((int)_payloadBytes.Position);
            _payloads.WriteBytes(_payloadBytes.Written);
            _payloadBytes.Clear();
        }
        if (_hasOffsets)
        {
            PForBlock.Write(_payloads!, _startDeltas);
            PForBlock.Write(_payloads!, _lengths);
        }
        _buffered = 0;
    }
}
