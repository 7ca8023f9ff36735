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
    private bool _hasSuffix;
    private int _value;

    public override ReadOnlySpan<byte> Term
    {
        get
        {
            if (_depth > 0 && !_hasSuffix)
            {
                SetSuffix(Top.Items!.Suffix);
            }
            return _term.AsSpan(0, _length);
        }
    }

    public override TermState State => _depth > 0 ? Top.Items!.State() : throw new InvalidOperationException("the enumerator is at no term");

    public override TermDocs Docs => _depth > 0 ? Top.Items!.Docs() : throw new InvalidOperationException("the enumerator is at no term");

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
            LiveItems items = frame.Items!;
            if (items.Next(_automaton, frame.State, out int state))
            {
                _hasSuffix = false;
                if (items.IsBlock)
                {
                    SetSuffix(items.Suffix);
                    Push(_length, state);
                    continue;
                }
                _value = _automaton.ValueOf(state);
                return true;
            }
            if (!LoadNext(ref frame))
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
        var passed = new FloorBlocks(terms);
        passed.BeginAtRoot();
        FloorBlocks deepest = passed;
        int length = 0;
        for (int i = 0; i < prefix.Length && passed.Node > 0; i++)
        {
            var next = new FloorBlocks(terms);
            if (next.TryBegin(passed, prefix.Slice(i, 1)))
            {
                deepest = next;
                length = i + 1;
            }
            passed = next;
        }
        SetLength(length);
        prefix[..length].CopyTo(_term);
        Add(length, _automaton.Step(TermAutomaton.Start, prefix[..length])).Floor = deepest;
    }

    // Goes down to the sub-block that is the current item.
    private void Push(int prefixLength, int state)
    {
        ref Frame frame = ref Add(prefixLength, state);
        ref Frame parent = ref _frames[_depth - 2];
        frame.Floor ??= new FloorBlocks(terms);
        if (!frame.Floor.TryBegin(parent.Floor!, parent.Items!.Suffix) || frame.Floor.Start(0) != parent.Items.SubBlock)
        {
            throw terms.Reader.Terms.Corrupt("the term index does not know a sub-block", parent.Items.SubBlock);
        }
    }

    private ref Frame Add(int prefixLength, int state)
    {
        if (_depth == _frames.Length)
        {
            Array.Resize(ref _frames, _depth * 2);
        }
        ref Frame frame = ref _frames[_depth++];
        frame.PrefixLength = prefixLength;
        frame.State = state;
        frame.Items ??= new LiveItems(terms);
        frame.Items.Clear();
        frame.NeedsInside = IsInsideStillNeeded(_term.AsSpan(0, prefixLength), _automaton.Inside.Span, _automaton.IsInsideBehindPrefix ? _automaton.Prefix.Length : 0);
        frame.Block = -1;
        return ref frame;
    }

    // Goes to the next block of the prefix that may have something; false where none has.
    private bool LoadNext(ref Frame frame)
    {
        FloorBlocks floor = frame.Floor!;
        while (++frame.Block < floor.Count)
        {
            int next = _automaton.ByteFrom(frame.State, floor.FirstByte(frame.Block));
            // A term that is the prefix itself is in the first block.
            bool isWanted = frame.Block == 0 && _automaton.IsAccepting(frame.State);
            if (isWanted || (next >= 0 && next < floor.FirstByte(frame.Block + 1)))
            {
                Load(ref frame, floor.Start(frame.Block));
                return true;
            }
            if (next < 0)
            {
                break;
            }
        }
        return false;
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
        frame.Items!.Load(start, frame.NeedsInside ? _automaton.Inside.Span : default);
    }

    // Whether the bytes that all terms have are neither in the prefix nor begun by its end: then one suffix must have them all.
    private static bool IsInsideStillNeeded(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> inside, int from)
    {
        prefix = prefix[Math.Min(from, prefix.Length)..];
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

    private void SetSuffix(ReadOnlySpan<byte> suffix)
    {
        int prefixLength = Top.PrefixLength;
        SetLength(prefixLength + suffix.Length);
        suffix.CopyTo(_term.AsSpan(prefixLength));
        _hasSuffix = true;
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
        public LiveItems? Items;
        public int PrefixLength;

        /// <summary>Of the automaton behind the prefix.</summary>
        public int State;

        /// <summary>All blocks of the prefix, and which of them <see cref="Items"/> are of.</summary>
        public FloorBlocks? Floor;
        public int Block;

        /// <summary>Whether the automaton's <see cref="TermAutomaton.Inside"/> must be in a suffix.</summary>
        public bool NeedsInside;
    }
}
