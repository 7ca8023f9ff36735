using Search.Codecs.Contracts;

namespace Search.Codecs.BlockTree;

/// <summary>
/// Walks the terms that an automaton accepts, block by block: from the block that all of them begin like, only into those sub-blocks whose prefix the
/// automaton goes along with.
/// </summary>
internal sealed class BlockTreeAutomatonTerms(BlockTreeTerms terms, TermAutomaton automaton, Action? check) : AutomatonTerms
{
    private const int CheckEvery = 8;

    private TermAutomaton _automaton = automaton;
    private Frame[] _frames = new Frame[4];
    private int _depth;
    private byte[] _term = new byte[64];
    private int _length;
    private bool _isBegun;
    private long _blocks;
    private int _value;

    public override ReadOnlySpan<byte> Term => _term.AsSpan(0, _length);

    public override TermState State => _depth > 0 ? Top.Block!.State() : throw new InvalidOperationException("the enumerator is at no term");

    public override int Value => _value;

    private ref Frame Top => ref _frames[_depth - 1];

    public override bool Next()
    {
        if (!_isBegun)
        {
            Begin();
        }
        while (_depth > 0)
        {
            ref Frame frame = ref Top;
            TermBlock block = frame.Block!;
            if (block.NextLive(_automaton, frame.State, out int state))
            {
                SetSuffix(block);
                if (block.SubBlock >= 0)
                {
                    Push(_length, state, block.SubBlock);
                    continue;
                }
                _value = _automaton.ValueOf(state);
                return true;
            }
            if (!block.IsLast && !IsBehind(block, frame.State))
            {
                Load(ref frame, block.End);
            }
            else
            {
                _depth--;
            }
        }
        return false;
    }

    public override void Narrow(TermAutomaton automaton)
    {
        _automaton = automaton;
        for (int i = 0; i < _depth; i++)
        {
            _frames[i].State = automaton.Step(TermAutomaton.Start, _term.AsSpan(0, _frames[i].PrefixLength));
            if (_frames[i].State < 0)
            {
                _depth = i;
            }
        }
    }

    private void Begin()
    {
        _isBegun = true;
        ReadOnlySpan<byte> prefix = _automaton.Prefix.Span;
        long start = new BlockTreeTermsEnum(terms).FindBlock(prefix, out int length);
        SetLength(length);
        prefix[..length].CopyTo(_term);
        Push(length, _automaton.Step(TermAutomaton.Start, prefix[..length]), start);
    }

    // Whether the items from the last on are all greater than what leads on.
    private bool IsBehind(TermBlock block, int state) => block.SuffixLength > 0 && block.Suffix[0] > _automaton.LastByte(state);

    private void Push(int prefixLength, int state, long start)
    {
        if (_depth == _frames.Length)
        {
            Array.Resize(ref _frames, _depth * 2);
        }
        ref Frame frame = ref _frames[_depth++];
        frame.PrefixLength = prefixLength;
        frame.State = state;
        frame.Block ??= new TermBlock(terms);
        frame.NeedsInside = IsInsideStillNeeded(_term.AsSpan(0, prefixLength), _automaton.Inside.Span);
        Load(ref frame, start);
    }

    private void Load(ref Frame frame, long start)
    {
        // Each block leads to a term at least.
        if (++_blocks > terms.Count)
        {
            throw terms.Reader.Terms.Corrupt($"field {terms.Field} has more blocks than its {terms.Count} terms", start);
        }
        if (_blocks % CheckEvery == 0)
        {
            check?.Invoke();
        }
        frame.Block!.Load(start);
        if (frame.NeedsInside)
        {
            frame.Block.PassUnlessInside(_automaton.Inside.Span);
        }
    }

    // Whether the bytes that all terms have are neither in the prefix nor begun by its end: then one suffix must have them all.
    private static bool IsInsideStillNeeded(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> inside)
    {
        if (inside.IsEmpty || prefix.IndexOf(inside) >= 0)
        {
            return false;
        }
        for (int begun = 1; begun < inside.Length; begun++)
        {
            if (prefix.EndsWith(inside[..begun]))
            {
                return false;
            }
        }
        return true;
    }

    private void SetSuffix(TermBlock block)
    {
        int prefixLength = Top.PrefixLength;
        SetLength(prefixLength + block.SuffixLength);
        block.Suffix.CopyTo(_term.AsSpan(prefixLength));
    }

    private void SetLength(int length)
    {
        if (length > BlockTreeTermsFormat.MaxTermLength)
        {
            throw terms.Reader.Terms.Corrupt($"term of {length} bytes", 0);
        }
        if (_term.Length < length)
        {
            Array.Resize(ref _term, Math.Max(length, _term.Length * 2));
        }
        _length = length;
    }

    /// <summary>A prefix of the current term that has a block.</summary>
    private struct Frame
    {
        public TermBlock? Block;
        public int PrefixLength;

        /// <summary>Of the automaton behind the prefix.</summary>
        public int State;

        /// <summary>Whether the automaton's <see cref="TermAutomaton.Inside"/> must be in a suffix.</summary>
        public bool NeedsInside;
    }
}
