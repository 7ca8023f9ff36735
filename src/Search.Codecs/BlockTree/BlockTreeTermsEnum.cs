using Search.Codecs.Contracts;
using Search.Codecs.Fst;
using Search.Storage;

namespace Search.Codecs.BlockTree;

/// <summary>Walks and seeks the terms of one field. The term index leads to the deepest block of a term's prefixes; the blocks above it are read
/// only when the walk gets there.</summary>
internal sealed class BlockTreeTermsEnum : TermsEnum
{
    // More than any code can have: a number, and 255 floor blocks of 10 bytes. And more than all codes of a term can have.
    private const int MostCodeBytes = 4096;
    private const int MostCodesBytes = 1 << 20;

    private readonly BlockTreeTerms _terms;
    private Frame[] _frames = new Frame[4];
    private int _depth;
    private byte[] _term = new byte[64];
    private int _length;
    private byte[] _codes = new byte[64];
    private int _codesLength;
    private long _walked;

    public BlockTreeTermsEnum(BlockTreeTerms terms) => _terms = terms;

    public override ReadOnlySpan<byte> Term => _term.AsSpan(0, _length);

    public override TermState State => _depth > 0 && Top.IsOpen ? Top.Block!.State() : throw new InvalidOperationException("the enumerator is at no term");

    private ref Frame Top => ref _frames[_depth - 1];

    public override PostingsEnum Postings(PostingsFlags flags, PostingsEnum? reuse = null) =>
        _terms.Reader.Postings.Postings(_terms.Field, State, flags, reuse);

    public override bool SeekExact(ReadOnlySpan<byte> term)
    {
        FindFrames(term);
        long start = FloorBlock(ref Top, term, out bool hasTerms);
        if (hasTerms)
        {
            TermBlock block = Open(ref Top, start);
            // A sub-block that begins like the term would have been found in the index, so only terms can be equal.
            if (block.SkipTo(term[Top.PrefixLength..], out int order) && order == 0 && block.SubBlock < 0)
            {
                SetTerm(term);
                return true;
            }
        }
        _depth = 0;
        _walked = long.MaxValue;
        return false;
    }

    public override SeekStatus SeekCeiling(ReadOnlySpan<byte> term)
    {
        FindFrames(term);
        SetTerm(term[..Top.PrefixLength]);
        TermBlock block = Open(ref Top, FloorBlock(ref Top, term, out _));
        if (!block.SkipTo(term[Top.PrefixLength..], out int order))
        {
            return Next() ? SeekStatus.NotFound : SeekStatus.End;
        }
        if (block.SubBlock < 0)
        {
            TakeTerm(block);
            return order == 0 ? SeekStatus.Found : SeekStatus.NotFound;
        }
        Descend();
        return Next() ? SeekStatus.NotFound : SeekStatus.End;
    }

    public override bool Next()
    {
        if (_depth == 0)
        {
            if (_walked > 0)
            {
                return false;
            }
            FindFrames([]);
            Open(ref Top, FloorBlock(ref Top, [], out _));
        }
        while (true)
        {
            TermBlock block = Top.Block!;
            if (!block.Next())
            {
                if (!block.IsLast)
                {
                    block.Load(block.End);
                }
                else if (!Ascend())
                {
                    return false;
                }
            }
            else if (block.SubBlock >= 0)
            {
                Descend();
            }
            else
            {
                TakeTerm(block);
                return true;
            }
        }
    }

    // Follows the term through the index and notes each block whose prefix it has.
    private void FindFrames(ReadOnlySpan<byte> term)
    {
        _walked = 0;
        _depth = 0;
        _codesLength = 0;
        AddCode(_terms.RootCode);
        Push(0, 0, _codesLength);
        FstReader index = _terms.Index;
        ReadOnlySpan<byte> bytes = index.Bytes;
        long node = index.StartNode;
        int pathStart = _codesLength;
        int pathLength = 0;
        for (int i = 0; i < term.Length && node > 0; i++)
        {
            if (!index.TryFollow(bytes, node, term[i], out FstStep step))
            {
                break;
            }
            // The outputs on the path stand at the end of _codes, where the next code begins: it is finished in place, and the path is copied on.
            if (step.OutputLength > 0)
            {
                FstReader.CopyOutput(bytes, step.OutputStart, MoreCode(step.OutputLength, pathLength));
                pathLength += step.OutputLength;
            }
            if (step.IsFinal)
            {
                FstReader.CopyOutput(bytes, step.FinalOutputStart, MoreCode(step.FinalOutputLength, pathLength));
                int codeEnd = _codesLength;
                Push(i + 1, pathStart, codeEnd);
                _codes.AsSpan(pathStart, pathLength).CopyTo(MoreCode(pathLength, 0));
                pathStart = codeEnd;
            }
            node = step.Target;
        }
    }

    private Span<byte> MoreCode(int count, int already)
    {
        if (count + already > MostCodeBytes || _codesLength > MostCodesBytes)
        {
            throw _terms.Reader.Terms.Corrupt($"code of a block of field {_terms.Field} has {count + already} bytes", 0);
        }
        if (_codes.Length - _codesLength < count)
        {
            Array.Resize(ref _codes, Math.Max(_codes.Length * 2, _codesLength + count));
        }
        _codesLength += count;
        return _codes.AsSpan(_codesLength - count, count);
    }

    private void AddCode(ReadOnlySpan<byte> code) => code.CopyTo(MoreCode(code.Length, 0));

    private void Push(int prefixLength, int codeStart, int codeEnd)
    {
        if (_depth == _frames.Length)
        {
            Array.Resize(ref _frames, _depth * 2);
        }
        ref Frame frame = ref _frames[_depth++];
        frame.PrefixLength = prefixLength;
        frame.CodeStart = codeStart;
        frame.CodeEnd = codeEnd;
        frame.First = -1;
        frame.IsOpen = false;
    }

    // Where the block is that would hold a term: the first block of the frame's prefix, or a floor block after it.
    private long FloorBlock(ref Frame frame, ReadOnlySpan<byte> term, out bool hasTerms)
    {
        var code = new ByteReader(_codes.AsSpan(frame.CodeStart, frame.CodeEnd - frame.CodeStart), _terms.Reader.Terms.Name);
        long head = code.ReadVLong();
        long first = head >> BlockTreeTermsFormat.FlagBits;
        long start = first;
        frame.First = first;
        hasTerms = (head & BlockTreeTermsFormat.HasTermsFlag) != 0;
        if ((head & BlockTreeTermsFormat.FloorFlag) != 0 && term.Length > frame.PrefixLength)
        {
            int label = term[frame.PrefixLength];
            for (int left = code.ReadVInt(); left > 0 && code.ReadByte() <= label; left--)
            {
                long distance = code.ReadVLong();
                start = first + (distance >> 1);
                hasTerms = (distance & 1) != 0;
            }
        }
        return start;
    }

    private TermBlock Open(ref Frame frame, long start)
    {
        frame.IsOpen = true;
        TermBlock block = frame.Block ??= new TermBlock(_terms);
        block.Load(start);
        return block;
    }

    // Goes to before the first item of the block that the current item is.
    private void Descend()
    {
        TermBlock parent = Top.Block!;
        int prefixLength = Top.PrefixLength + parent.SuffixLength;
        long start = parent.SubBlock;
        SetSuffix(parent);
        Push(prefixLength, 0, 0);
        Top.First = start;
        Open(ref Top, start);
    }

    // Goes back to the block above, behind the item that the current block is; false at the root.
    private bool Ascend()
    {
        long child = Top.First;
        _depth--;
        if (_depth == 0)
        {
            _walked = long.MaxValue;
            return false;
        }
        if (Top.IsOpen)
        {
            return true;
        }
        TermBlock parent = Open(ref Top, FloorBlock(ref Top, Term, out _));
        while (parent.Next())
        {
            if (parent.SubBlock == child)
            {
                return true;
            }
        }
        throw parent.Corrupt($"the term index knows a sub-block at {child} that is not listed");
    }

    private void TakeTerm(TermBlock block)
    {
        SetSuffix(block);
        if (++_walked > _terms.Count)
        {
            throw block.Corrupt($"field {_terms.Field} has more than its {_terms.Count} terms");
        }
    }

    private void SetSuffix(TermBlock block)
    {
        int length = Top.PrefixLength + block.SuffixLength;
        if (length > BlockTreeTermsFormat.MaxTermLength)
        {
            throw block.Corrupt($"term of {length} bytes");
        }
        if (_term.Length < length)
        {
            Array.Resize(ref _term, Math.Max(length, _term.Length * 2));
        }
        block.Suffix.CopyTo(_term.AsSpan(Top.PrefixLength));
        _length = length;
    }

    private void SetTerm(ReadOnlySpan<byte> term)
    {
        if (_term.Length < term.Length)
        {
            _term = new byte[Math.Max(term.Length, _term.Length * 2)];
        }
        term.CopyTo(_term);
        _length = term.Length;
    }

    /// <summary>A prefix of the current term that has a block.</summary>
    private struct Frame
    {
        public int PrefixLength;

        /// <summary>Where in _codes the index says where its blocks are. Not known where the frame was reached by walking.</summary>
        public int CodeStart;
        public int CodeEnd;

        /// <summary>Offset of its first block, or -1.</summary>
        public long First;

        /// <summary>Whether <see cref="Block"/> is that of this prefix.</summary>
        public bool IsOpen;
        public TermBlock? Block;
    }
}
