using System.Buffers.Binary;
using System.Numerics;
using Search.Codecs.Contracts;
using Search.Storage;

namespace Search.Codecs.Lucene80;

/// <summary>Walks a set of doc ids in <see cref="IndexedDisiFormat"/>, and tells the index of each member.</summary>
internal sealed class IndexedDisi : DocIdIterator
{
    private readonly FileSlice _blocks;     // blocks and end, without jumps
    private readonly FileSlice _jumps;
    private readonly int _jumpCount;
    private readonly int _rankPower;
    private readonly int _count;
    private readonly int _maxDoc;

    private int _doc = -1;
    private Method _method;
    private int _block = -1;        // number of the current block; EndBlock when all are behind
    private long _body;             // offset of its ranks, bits or docs
    private int _first;             // members before it
    private int _members;
    private long _nextBlock;        // offset of the next one
    private int _nextFirst;
    private int _at;                // SPARSE: members of the block before the current doc
    private int _word = -1;         // DENSE: the current word, -1 = none
    private int _before;            // DENSE: members of the segment before it

    private const int EndBlock = 1 << 16;

    /// <param name="data">The whole data file.</param>
    /// <param name="docs">Where the set lies in it.</param>
    /// <param name="count">Members of the set.</param>
    /// <param name="maxDoc">Documents of the segment.</param>
    /// <exception cref="CorruptIndexException">The set lies outside of the file.</exception>
    public IndexedDisi(FileSlice data, DocsWithField docs, int count, int maxDoc)
    {
        _jumpCount = Math.Max(0, (int)docs.Jumps);
        FileSlice set = data.Slice(docs.Region.Offset, docs.Region.Length);
        long jumpBytes = (long)_jumpCount * IndexedDisiFormat.JumpBytes;
        _blocks = data.Slice(docs.Region.Offset, set.Length - jumpBytes);
        _jumps = set.Slice(set.Length - jumpBytes, jumpBytes);
        _rankPower = docs.RankPower;
        _count = count;
        _maxDoc = maxDoc;
    }

    private enum Method : byte
    {
        Sparse,
        Dense,
        All,
    }

    public override int DocId => _doc;

    public override long Cost => _count;

    /// <summary>Members before the current doc; only valid while the current doc is a member.</summary>
    public int Index { get; private set; }

    public override int NextDoc() => _doc == NoMoreDocs ? NoMoreDocs : Advance(_doc + 1);

    public override int Advance(int target)
    {
        if (target >= _maxDoc)
        {
            return _doc = NoMoreDocs;
        }
        SeekBlock(target >> 16);
        int inBlock = _block == target >> 16 ? target & 0xFFFF : 0;
        while (_block != EndBlock)
        {
            int found = NextInBlock(inBlock);
            if (found >= 0)
            {
                _doc = _block << 16 | found;
                return _doc < _maxDoc ? _doc : throw Corrupt($"doc {_doc} of {_maxDoc}");
            }
            ReadBlock();
            inBlock = 0;
        }
        return _doc = NoMoreDocs;
    }

    /// <summary>Moves to a doc, not before the current one, and tells whether it is a member.</summary>
    public bool AdvanceExact(int target)
    {
        _doc = target;
        SeekBlock(target >> 16);
        return _block == target >> 16 && IsInBlock(target & 0xFFFF);
    }

    /// <summary>Gives the index of each doc, or -1 for those that are no members.</summary>
    /// <param name="docs">Ascending, the first not before the current doc.</param>
    /// <param name="indexes">As long as <paramref name="docs"/>.</param>
    public void Indexes(ReadOnlySpan<int> docs, Span<int> indexes)
    {
        for (int i = 0; i < docs.Length;)
        {
            int block = docs[i] >> 16;
            SeekBlock(block);
            if (_block != block)
            {
                // Up to the block that comes next, no doc is a member.
                for (; i < docs.Length && docs[i] >> 16 < _block; i++)
                {
                    indexes[i] = -1;
                }
                continue;
            }
            for (; i < docs.Length && docs[i] >> 16 == block; i++)
            {
                indexes[i] = IsInBlock(docs[i] & 0xFFFF) ? Index : -1;
            }
        }
        if (!docs.IsEmpty)
        {
            _doc = docs[^1];
        }
    }

    private bool IsInBlock(int target)
    {
        switch (_method)
        {
            case Method.All:
                Index = _first + target;
                return true;
            case Method.Dense:
                ulong word = SeekWord(target >> 6);
                ulong bit = 1UL << (target & 63);
                Index = _before + BitOperations.PopCount(word & (bit - 1));
                return (word & bit) != 0;
            default:
                int found = SeekSparse(target);
                Index = _first + _at;
                return found == target;
        }
    }

    // The first member of the block at or after the target, or -1.
    private int NextInBlock(int target)
    {
        switch (_method)
        {
            case Method.All:
                Index = _first + target;
                return target;
            case Method.Dense:
                ulong mask = ulong.MaxValue << (target & 63);
                for (int at = target >> 6; at < IndexedDisiFormat.WordsPerBlock; at++)
                {
                    ulong word = SeekWord(at);
                    ulong rest = word & mask;
                    if (rest != 0)
                    {
                        Index = _before + BitOperations.PopCount(word & ((rest & (0 - rest)) - 1));
                        return at << 6 | BitOperations.TrailingZeroCount(rest);
                    }
                    mask = ulong.MaxValue;
                }
                return -1;
            default:
                int found = SeekSparse(target);
                Index = _first + _at;
                return found;
        }
    }

    private int SeekSparse(int target)
    {
        ReadOnlySpan<byte> docs = _blocks.Span(_body, _members * 2);
        int low = _at;
        int step = 1;
        int high = low;
        while (high < _members && BinaryPrimitives.ReadUInt16BigEndian(docs[(high * 2)..]) < target)
        {
            low = high + 1;
            high += step;
            step <<= 1;
        }
        high = Math.Min(high, _members);
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (BinaryPrimitives.ReadUInt16BigEndian(docs[(middle * 2)..]) < target)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }
        _at = low;
        if (low == _members)
        {
            return -1;
        }
        int found = BinaryPrimitives.ReadUInt16BigEndian(docs[(low * 2)..]);
        return found >= target ? found : throw Corrupt("docs of a block are not ascending");
    }

    // Gives a word of a dense block and sets how many members lie before it.
    private ulong SeekWord(int target)
    {
        int rankBytes = IndexedDisiFormat.RankBytes(_rankPower);
        ReadOnlySpan<byte> bits = _blocks.Span(_body + rankBytes, IndexedDisiFormat.BitsBytes);
        ulong word = BinaryPrimitives.ReadUInt64BigEndian(bits[(target * 8)..]);
        if (target == _word)
        {
            return word;
        }
        int from = _word;
        int before = _before;
        if (from < 0)
        {
            from = 0;
            before = _first;
        }
        int wordsPerRank = 1 << (_rankPower - 6);
        if (_rankPower > 0 && target - from >= wordsPerRank)
        {
            int rank = target >> (_rankPower - 6);
            before = _first + BinaryPrimitives.ReadUInt16BigEndian(_blocks.Span(_body + rank * 2, 2));
            from = rank << (_rankPower - 6);
        }
        for (; from < target; from++)
        {
            before += BitOperations.PopCount(BinaryPrimitives.ReadUInt64BigEndian(bits[(from * 8)..]));
        }
        _word = target;
        _before = before;
        return word;
    }

    // Moves to the first block at or after the target, unless the current one is there already.
    private void SeekBlock(int target)
    {
        if (_block >= target)
        {
            return;
        }
        if (_jumpCount > 0 && target > _block + 1)
        {
            ByteReader jump = _jumps.Reader((long)Math.Min(target, _jumpCount - 1) * IndexedDisiFormat.JumpBytes);
            _nextFirst = jump.ReadInt32();
            _nextBlock = jump.ReadInt32();
            if (_nextFirst < 0 || _nextBlock < 0)
            {
                throw jump.Corrupt($"jump to offset {_nextBlock} with {_nextFirst} docs before it");
            }
        }
        do
        {
            ReadBlock();
        }
        while (_block < target);
    }

    private void ReadBlock()
    {
        if (_nextFirst >= _count)
        {
            _block = EndBlock;      // what follows is the end mark, which is not a member
            return;
        }
        ReadOnlySpan<byte> header = _blocks.Span(_nextBlock, IndexedDisiFormat.BlockHeaderBytes);
        int block = BinaryPrimitives.ReadUInt16BigEndian(header);
        int members = 1 + BinaryPrimitives.ReadUInt16BigEndian(header[2..]);
        if (block <= _block || block > (_maxDoc - 1) >> 16 || members > _count - _nextFirst)
        {
            throw Corrupt($"block {block} of {members} docs after block {_block} and {_nextFirst} of {_count} docs");
        }
        _method = members <= IndexedDisiFormat.MaxSparse ? Method.Sparse : members == IndexedDisiFormat.BlockSize ? Method.All : Method.Dense;
        int length = _method switch
        {
            Method.Sparse => members * 2,
            Method.Dense => IndexedDisiFormat.RankBytes(_rankPower) + IndexedDisiFormat.BitsBytes,
            _ => 0,
        };
        _body = _nextBlock + IndexedDisiFormat.BlockHeaderBytes;
        _ = _blocks.Span(_body, length);
        _block = block;
        _first = _nextFirst;
        _members = members;
        _nextBlock = _body + length;
        _nextFirst += members;
        _at = 0;
        _word = -1;
    }

    private CorruptIndexException Corrupt(string message) => _blocks.Corrupt(message, _nextBlock);
}
