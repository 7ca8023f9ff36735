using Search.Codecs.Contracts;
using Search.Storage;

namespace Search.Codecs.Lucene84;

/// <summary>The postings of one term, decoded a block at a time out of the mapped file. Nothing is allocated once everything that was asked for was used once.</summary>
internal sealed class BlockPostingsEnum(BlockPostingsReader reader) : PostingsEnum
{
    private readonly Impact[] _unknown = new Impact[1];
    private FieldInfo _field = null!;
    private TermState _term;
    private PostingsBlocks? _blocks;
    private SkipListReader? _skip;
    private bool _skipReady;
    private SkipTable? _table;
    private bool _tableIsKnown;
    private PositionsReader? _positions;
    private bool _wantsPositions;

    // Docs that no block was decoded of yet, where the next block begins, and the doc before it.
    private int _docsLeft;
    private long _nextBlock;
    private int _lastDoc;

    private long _freqBlock;
    private bool _freqsAreOnes;

    // The ordinal of the block's first position, as PositionsReader counts them; the positions of the block's docs before each of them, once they are
    // added up; and the doc that the reader stands at.
    private readonly int[] _positionsBefore = new int[ForBlock.Size + 1];
    private long _ordinal;
    private bool _isAddedUp;
    private int _positionDoc;

    public BlockPostingsReader Reader { get; } = reader;

    // Made only where impacts are asked for; but one that is kept is used.
    private SkipTable? Table
    {
        get
        {
            if (!_tableIsKnown)
            {
                _tableIsKnown = true;
                _table = Reader.SkipTables.Find(_term);
            }
            return _table;
        }
    }

    public override int DocFreq => _term.DocFreq;

    public override int StartOffset => _wantsPositions ? _positions!.StartOffset : -1;

    public override int EndOffset => _wantsPositions ? _positions!.EndOffset : -1;

    public override ReadOnlySpan<byte> Payload => _wantsPositions ? _positions!.Payload : [];

    public override int ImpactLevels => _skipReady ? Math.Max(1, _skip!.LevelCount) : 1;

    public void Reset(FieldInfo field, in TermState term, PostingsFlags flags)
    {
        Restart();
        _field = field;
        _term = term;
        _docsLeft = term.DocFreq;
        _nextBlock = term.DocStart;
        _lastDoc = 0;
        _skipReady = false;
        _table = null;
        _tableIsKnown = false;
        _ordinal = 0;
        _positionDoc = -1;
        _wantsPositions = field.HasPositions && (flags & PostingsFlags.Positions) == PostingsFlags.Positions;
        if (_wantsPositions)
        {
            _positions ??= new PositionsReader(Reader, _blocks ??= Reader.CreateBlocks());
            _positions.Reset(field, term, flags);
        }
        if (!field.HasFreqs && !_freqsAreOnes)
        {
            Freqs.AsSpan().Fill(1);
        }
        _freqsAreOnes = !field.HasFreqs;
    }

    public override int NextPosition()
    {
        if (!_wantsPositions)
        {
            return -1;
        }
        if (_positionDoc != DocId)
        {
            _positionDoc = DocId;
            _positions!.BeginDoc(OrdinalOf(Index));
        }
        return _positions!.Next();
    }

    public override bool HasPositionRows => _wantsPositions && (_isAddedUp || AddUp());

    public override void ReadPositions(ReadOnlySpan<int> indexes, PositionRows rows)
    {
        if (!HasPositionRows)
        {
            throw new NotSupportedException();
        }
        _positionDoc = -1;
        _positions!.Read(_ordinal, _positionsBefore, indexes, rows);
    }

    public override int ReadPositions(ref int[] positions)
    {
        if (!_wantsPositions)
        {
            return base.ReadPositions(ref positions);
        }
        _positionDoc = DocId;
        _positions!.BeginDoc(OrdinalOf(Index));
        int count = Freqs[Index];
        MakeRoom(ref positions, count);
        _positions!.Read(positions, count);
        return count;
    }

    public override bool TryRead(PostingsBatch batch)
    {
        ReadOnlySpan<int> freqs = BlockFreqs;
        int count = freqs.Length;
        long occurrences = 0;
        if (_wantsPositions)
        {
            count = 0;
            while (count < freqs.Length && occurrences < PostingsBatch.ManyOccurrences)
            {
                occurrences += freqs[count++];
            }
        }
        batch.SetDocs(BlockDocs[..count], freqs[..count]);
        if (occurrences > 16 * PostingsBatch.ManyOccurrences)
        {
            return false;       // that many need not be there
        }
        batch.SetOccurrenceCount((int)occurrences);
        if (_wantsPositions)
        {
            _positions!.Read(Index == 0 ? _ordinal : OrdinalOf(Index), batch);
        }
        return true;
    }

    public override SkipTable? Skips(ReadOnlySpan<float> weights, float key)
    {
        if (_term.DocFreq <= ForBlock.Size)
        {
            return null;
        }
        _tableIsKnown = true;
        return _table = Reader.SkipTables.Get(_field, _term, weights, key);
    }

    public override void AdvanceShallow(int target)
    {
        if (_term.DocFreq > ForBlock.Size)
        {
            PrepareSkip().SkipTo(target);
        }
    }

    public override int ImpactsUpTo(int level) => _skipReady && _skip!.LevelCount > 0 ? _skip.UpTo(level) : NoMoreDocs;

    public override ReadOnlySpan<Impact> Impacts(int level)
    {
        if (_skipReady && _skip!.LevelCount > 0)
        {
            return _skip.Impacts(level);
        }
        // Few docs, or those behind the last full block: the other docs have at least one occurrence each.
        _unknown[0] = ImpactList.Unknown((int)Math.Min(int.MaxValue, _term.TotalTermFreq - _term.DocFreq + 1));
        return _unknown;
    }

    protected override bool DecodeNextBlock()
    {
        if (_docsLeft == 0)
        {
            return false;
        }
        if (_wantsPositions)
        {
            PassPositions();
        }
        if (_term.SingletonDocId >= 0)
        {
            DecodeSingleton();
        }
        else if (_docsLeft >= ForBlock.Size)
        {
            DecodeFullBlock();
        }
        else
        {
            DecodeLastDocs();
        }
        _docsLeft -= Count;
        _lastDoc = Docs[Count - 1];
        Docs[Count] = NoMoreDocs;
        return true;
    }

    protected override bool DecodeBlockWith(int target)
    {
        if (_docsLeft > 0 && _term.DocFreq > ForBlock.Size && !_wantsPositions && Table is { } table)
        {
            int next = (_term.DocFreq - _docsLeft) / ForBlock.Size;
            int block = table.BlockOf(target, next);
            if (block > next)
            {
                _docsLeft = _term.DocFreq - (block * ForBlock.Size);
                _nextBlock = _term.DocStart + table.Start(block);
                _lastDoc = table.LastDoc(block - 1);
                Count = 0;
            }
        }
        else if (_docsLeft > 0 && _term.DocFreq > ForBlock.Size)
        {
            SkipListReader skip = PrepareSkip();
            skip.SkipTo(target);
            // An earlier AdvanceShallow may have led past the target: then blocks are passed one by one.
            if (skip.DocsBefore > _term.DocFreq - _docsLeft && skip.Before.Doc < target)
            {
                Jump(skip);
            }
        }
        while (DecodeNextBlock())
        {
            if (Docs[Count - 1] >= target)
            {
                return true;
            }
        }
        return false;
    }

    protected override void DecodeFreqs()
    {
        ByteReader input = Reader.Docs.Reader(_freqBlock);
        _blocks!.Read(ref input, Freqs);
        FreqsDecoded = true;
    }

    private SkipListReader PrepareSkip()
    {
        _skip ??= new SkipListReader(Reader.Docs);
        if (!_skipReady)
        {
            _skip.Reset(_field, _term);
            _skipReady = true;
        }
        return _skip;
    }

    private void Jump(SkipListReader skip)
    {
        _docsLeft = _term.DocFreq - skip.DocsBefore;
        _nextBlock = skip.Before.DocStart;
        _lastDoc = skip.Before.Doc;
        Count = 0;
        if (_wantsPositions)
        {
            _ordinal = _positions!.Seek(skip.Before);
        }
    }

    // Counts the positions of the block that is left behind.
    private void PassPositions()
    {
        if (Count > 0)
        {
            _ordinal = OrdinalOf(Count);
        }
        _isAddedUp = false;
    }

    // The ordinal of the first position of a doc of the block, or behind its last.
    private long OrdinalOf(int index) => _isAddedUp || AddUp() ? _ordinal + _positionsBefore[index] : OrdinalBySum(index);

    private bool AddUp()
    {
        if (!FreqsDecoded)
        {
            DecodeFreqs();
        }
        return _isAddedUp = RunningSums.Fill(Freqs, _positionsBefore);
    }

    private long OrdinalBySum(int index)
    {
        long ordinal = _ordinal;
        foreach (int freq in Freqs.AsSpan(0, index))
        {
            ordinal += freq;
        }
        return ordinal;
    }

    private void DecodeSingleton()
    {
        if (_term.SingletonDocId >= Reader.MaxDoc || _term.TotalTermFreq > int.MaxValue)
        {
            throw Reader.Docs.Corrupt($"term in document {_term.SingletonDocId} of {Reader.MaxDoc}, {_term.TotalTermFreq} times", 0);
        }
        Docs[0] = _term.SingletonDocId;
        if (_field.HasFreqs)
        {
            Freqs[0] = (int)_term.TotalTermFreq;
        }
        FreqsDecoded = true;
        Count = 1;
    }

    private void DecodeFullBlock()
    {
        _blocks ??= Reader.CreateBlocks();
        ByteReader input = Reader.Docs.Reader(_nextBlock);
        _blocks.ReadDocs(ref input, _lastDoc, Reader.MaxDoc, Docs);
        FreqsDecoded = !_field.HasFreqs;
        if (_field.HasFreqs)
        {
            _freqBlock = input.Position;
            _blocks.Skip(ref input);
        }
        _nextBlock = input.Position;
        Count = ForBlock.Size;
    }

    private void DecodeLastDocs()
    {
        ByteReader input = Reader.Docs.Reader(_nextBlock);
        int count = _docsLeft;
        int maxDoc = Reader.MaxDoc;
        bool hasFreqs = _field.HasFreqs;
        int doc = _lastDoc;
        bool isFirst = count == _term.DocFreq;      // only a term's first doc may have a delta of 0
        for (int i = 0; i < count; i++)
        {
            int code = input.ReadVInt();
            int delta = hasFreqs ? code >>> 1 : code;
            if ((uint)delta >= (uint)(maxDoc - doc) || (delta == 0 && !isFirst))
            {
                throw input.Corrupt($"doc id {(long)doc + delta} after {doc} of {maxDoc}");
            }
            isFirst = false;
            doc += delta;
            Docs[i] = doc;
            if (hasFreqs)
            {
                int freq = (code & 1) != 0 ? 1 : input.ReadVInt();
                Freqs[i] = freq > 0 ? freq : throw input.Corrupt($"frequency {freq}");
            }
        }
        FreqsDecoded = true;
        Count = count;
        _nextBlock = input.Position;
    }
}
