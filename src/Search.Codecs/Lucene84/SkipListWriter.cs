using Search.Storage;

namespace Search.Codecs.Lucene84;

/// <summary>Gathers the skip data of one term and writes it behind the term's doc ids. The format: <see cref="Lucene84PostingsFormat"/>.</summary>
internal sealed class SkipListWriter
{
    private readonly Level[] _levels;
    private readonly MemoryByteWriter _impacts = new();
    private SkipPoint _start;
    private bool _used;
    private bool _hasPositions;
    private bool _hasOffsets;
    private bool _hasPayloads;

    /// <param name="maxDoc">Of the segment: no term needs more levels than one that is in all documents.</param>
    public SkipListWriter(int maxDoc)
    {
        int count = Math.Min(Lucene84PostingsFormat.LevelCount(maxDoc), Lucene84PostingsFormat.MaxSkipLevels);
        _levels = new Level[count];
        for (int i = 0; i < count; i++)
        {
            _levels[i] = new Level();
        }
    }

    public void BeginField(bool hasPositions, bool hasOffsets, bool hasPayloads)
    {
        _hasPositions = hasPositions;
        _hasOffsets = hasOffsets;
        _hasPayloads = hasPayloads;
    }

    /// <param name="start">Where the term's data begins. Cleaning up is left to the first skip point: most terms have none.</param>
    public void BeginTerm(in SkipPoint start)
    {
        _start = start;
        if (_used)
        {
            foreach (Level level in _levels)
            {
                level.Impacts.Clear();
            }
            _used = false;
        }
    }

    /// <summary>Notes the end of a full block.</summary>
    /// <param name="point">The last doc of the block, and where what follows begins.</param>
    /// <param name="blockImpacts">Of this block.</param>
    /// <param name="docCount">Docs of the term up to there: a multiple of 128.</param>
    public void Add(in SkipPoint point, CompetitiveImpactAccumulator blockImpacts, int docCount)
    {
        if (!_used)
        {
            _used = true;
            foreach (Level level in _levels)
            {
                level.Last = _start;
                level.Bytes.Clear();
            }
        }
        _levels[0].Impacts.AddAll(blockImpacts);
        int blocks = docCount / ForBlock.Size;
        long child = 0;
        for (int i = 0; i < _levels.Length; i++)
        {
            WriteEntry(i, point);
            long next = _levels[i].Bytes.Position;
            if (i > 0)
            {
                _levels[i].Bytes.WriteVLong(child);
            }
            child = next;
            if (blocks % Lucene84PostingsFormat.SkipMultiplier != 0)
            {
                break;
            }
            blocks /= Lucene84PostingsFormat.SkipMultiplier;
        }
    }

    /// <summary>Writes all levels, the highest first.</summary>
    public void Write(ByteWriter output)
    {
        for (int i = _levels.Length - 1; i > 0; i--)
        {
            ReadOnlySpan<byte> bytes = _used ? _levels[i].Bytes.Written : [];
            if (bytes.Length > 0)
            {
                output.WriteVLong(bytes.Length);
                output.WriteBytes(bytes);
            }
        }
        output.WriteBytes(_levels[0].Bytes.Written);
    }

    private void WriteEntry(int index, in SkipPoint point)
    {
        Level level = _levels[index];
        MemoryByteWriter bytes = level.Bytes;
        bytes.WriteVInt(point.Doc - level.Last.Doc);
        bytes.WriteVLong(point.DocStart - level.Last.DocStart);
        if (_hasPositions)
        {
            bytes.WriteVLong(point.PositionStart - level.Last.PositionStart);
            bytes.WriteVInt(point.PositionIndex);
            if (_hasPayloads)
            {
                bytes.WriteVInt(point.PayloadByteIndex);
            }
            if (_hasOffsets || _hasPayloads)
            {
                bytes.WriteVLong(point.PayloadStart - level.Last.PayloadStart);
            }
        }
        level.Last = point;

        if (index + 1 < _levels.Length)
        {
            _levels[index + 1].Impacts.AddAll(level.Impacts);
        }
        _impacts.Clear();
        level.Impacts.Write(_impacts);
        level.Impacts.Clear();
        bytes.WriteVInt(_impacts.Written.Length);
        bytes.WriteBytes(_impacts.Written);
    }

    private sealed class Level
    {
        public readonly MemoryByteWriter Bytes = new();
        public readonly CompetitiveImpactAccumulator Impacts = new();
        public SkipPoint Last;
    }
}
