using Search.Codecs.Contracts;
using Search.Storage;

namespace Search.Codecs.Lucene84;

/// <summary>Reads the skip data of one term, upwards: from a doc id to the block that holds it, and to the impacts of the blocks around it.</summary>
/// <remarks>Each level stands at the first entry whose docs reach the target. What lies before the entry of level 0 is where decoding can begin.</remarks>
internal sealed class SkipListReader(FileSlice docs)
{
    private readonly Level[] _levels = new Level[Lucene84PostingsFormat.MaxSkipLevels];
    private readonly ImpactList[] _impacts = new ImpactList[Lucene84PostingsFormat.MaxSkipLevels];
    private bool _hasPositions;
    private bool _hasOffsets;
    private bool _hasPayloads;
    private int _docCount;
    private long _beforeChild;
    private SkipPoint _before;

    /// <summary>Levels that have entries left; 0 behind the last full block.</summary>
    public int LevelCount { get; private set; }

    /// <summary>The place of the last entry that was passed: the block behind it holds the target.</summary>
    public ref readonly SkipPoint Before => ref _before;

    /// <summary>How many docs of the term lie before it.</summary>
    public int DocsBefore => (int)(_levels[0].Docs - ForBlock.Size);

    /// <summary>Starts with a term that has skip data.</summary>
    public void Reset(FieldInfo field, in TermState term)
    {
        _hasPositions = field.HasPositions;
        _hasOffsets = field.HasOffsets;
        _hasPayloads = field.HasPositions && field.HasPayloads;
        // An entry stands only where docs follow.
        _docCount = term.DocFreq % ForBlock.Size == 0 ? term.DocFreq - 1 : term.DocFreq;
        _before = new SkipPoint { DocStart = term.DocStart, PositionStart = term.PositionStart, PayloadStart = term.PayloadStart };
        _beforeChild = 0;
        LevelCount = Lucene84PostingsFormat.LevelCount(_docCount);
        if (term.SkipOffset < 0 || term.SkipOffset > docs.Length - term.DocStart)
        {
            throw docs.Corrupt($"skip data at {term.DocStart} + {term.SkipOffset}", docs.Length);
        }
        ByteReader input = docs.Reader(term.DocStart + term.SkipOffset);
        for (int i = LevelCount - 1; i >= 0; i--)
        {
            long length = i == 0 ? 0 : input.ReadVLong();
            _levels[i] = new Level { Start = input.Position, At = input.Position, Point = _before, UpTo = -1 };
            input.Skip(length);
        }
    }

    /// <summary>The last doc of the current entry of a level.</summary>
    public int UpTo(int level) => _levels[level].UpTo;

    /// <summary>The impacts of the current entry of a level.</summary>
    public ReadOnlySpan<Impact> Impacts(int level)
    {
        ImpactList list = _impacts[level] ??= new ImpactList();
        return list.Read(docs.Slice(_levels[level].ImpactsAt, _levels[level].ImpactsLength).Reader());
    }

    /// <summary>Moves all levels to the target; back is not possible.</summary>
    public void SkipTo(int target)
    {
        int level = 0;
        while (level + 1 < LevelCount && target > _levels[level + 1].UpTo)
        {
            level++;
        }
        while (level >= 0)
        {
            if (level < LevelCount && target > _levels[level].UpTo)
            {
                Pass(level);
                continue;
            }
            if (level > 0 && _beforeChild > _levels[level - 1].At)
            {
                Descend(level - 1);
            }
            level--;
        }
    }

    private static long Interval(int level) => (long)ForBlock.Size << (3 * level);

    private void Pass(int index)
    {
        ref Level level = ref _levels[index];
        _before = level.Point;
        _beforeChild = level.Child;
        level.Docs += Interval(index);
        if (level.Docs > _docCount)
        {
            level.UpTo = DocIdIterator.NoMoreDocs;
            LevelCount = Math.Min(LevelCount, index);
            return;
        }
        ByteReader input = docs.Reader(level.At);
        int delta = input.ReadVInt();
        ref SkipPoint point = ref level.Point;
        if (delta <= 0 || delta > DocIdIterator.NoMoreDocs - 1 - point.Doc)
        {
            throw input.Corrupt($"skip entry {delta} docs behind {point.Doc}");
        }
        point.Doc += delta;
        point.DocStart += input.ReadVLong();
        if (_hasPositions)
        {
            point.PositionStart += input.ReadVLong();
            point.PositionIndex = input.ReadVInt();
            if ((uint)point.PositionIndex >= ForBlock.Size)
            {
                throw input.Corrupt($"skip entry's position is number {point.PositionIndex} of a block");
            }
            if (_hasPayloads)
            {
                point.PayloadByteIndex = input.ReadVInt();
            }
            if (_hasOffsets || _hasPayloads)
            {
                point.PayloadStart += input.ReadVLong();
            }
        }
        level.ImpactsLength = input.ReadCount();
        level.ImpactsAt = input.Position;
        input.Skip(level.ImpactsLength);
        if (index > 0)
        {
            level.Child = _levels[index - 1].Start + ReadChild(ref input);
        }
        level.At = input.Position;
        level.UpTo = point.Doc;
    }

    // Moves a level to behind the entry that was passed on the level above it.
    private void Descend(int index)
    {
        ref Level level = ref _levels[index];
        ByteReader input = docs.Reader(_beforeChild);
        level.Docs = _levels[index + 1].Docs - Interval(index + 1);
        level.Point = _before;
        level.UpTo = _before.Doc;
        if (index > 0)
        {
            level.Child = _levels[index - 1].Start + ReadChild(ref input);
        }
        level.At = input.Position;
    }

    private long ReadChild(ref ByteReader input)
    {
        long child = input.ReadVLong();
        return child <= docs.Length ? child : throw input.Corrupt($"skip entry's child at {child}");
    }

    private struct Level
    {
        public long Start;
        public long At;
        public long Child;
        public long Docs;
        public int UpTo;
        public int ImpactsLength;
        public long ImpactsAt;
        public SkipPoint Point;
    }
}
