using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
using Search.Codecs.Contracts;

namespace Search.Codecs.BlockTree;

/// <summary>
/// Those items of one block of the term dictionary that an automaton goes along with. Of most the first two bytes tell that it does not: they are
/// compared side by side. Used again for other blocks.
/// </summary>
internal sealed class LiveItems(BlockTreeTerms terms)
{
    private readonly BlockItems _items = new(terms);
    private readonly BlockStates _states = new(terms);
    private readonly InsideFilter _inside = new();
    private bool _needsInside;
    private bool _beginsInside;

    // Items that were read and not looked at, and the current one.
    private ulong _candidates;
    private int _item;

    /// <summary>What the current item has behind the prefix.</summary>
    public ReadOnlySpan<byte> Suffix => _items.Block.Suffixes[_items.Starts[_item].._items.Starts[_item + 1]];

    /// <summary>Whether the current item is a block.</summary>
    public bool IsBlock => (_items.Blocks >> _item & 1) != 0;

    /// <summary>Offset of the block that the current item is.</summary>
    public long SubBlock => _items.SubBlock(_item);

    /// <summary>Numbers and places of the current item, which is a term.</summary>
    public TermState State() => _states.Of(_items.NumberOf(_item));

    /// <summary>Where the documents of the current item are, which is a term.</summary>
    public TermDocs Docs()
    {
        int last = _candidates == 0 ? _item : 63 - BitOperations.LeadingZeroCount(_candidates);
        return _states.DocsOf(_items.NumberOf(_item), _items.NumberOf(last));
    }

    /// <summary>Goes to before the first item of the block at an offset.</summary>
    /// <param name="start">The offset.</param>
    /// <param name="inside">Bytes that the suffixes of all wanted terms have in a row; empty where none are known.</param>
    public void Load(long start, ReadOnlySpan<byte> inside)
    {
        _candidates = 0;
        _items.Load(start);
        _states.Begin(_items.Block);
        _beginsInside = false;
        _needsInside = !inside.IsEmpty && _items.Block.IsLeaf;
        if (_needsInside && !_inside.Begin(_items.Block.Suffixes, inside))
        {
            _items.PassAll();
        }
    }

    /// <summary>Goes to where there is no item.</summary>
    public void Clear()
    {
        _candidates = 0;
        _items.Clear();
    }

    /// <summary>Moves to the next sub-block whose suffix an automaton goes along with, or term that it accepts; false when there is none.</summary>
    /// <param name="automaton">The automaton.</param>
    /// <param name="from">Its state behind the prefix.</param>
    /// <param name="state">Its state behind the item.</param>
    public bool Next(TermAutomaton automaton, int from, out int state)
    {
        do
        {
            if (_candidates == 0)
            {
                continue;
            }
            ReadOnlySpan<byte> suffixes = _items.Block.Suffixes;
            ReadOnlySpan<int> starts = _items.Starts;
            while (_candidates != 0)
            {
                int item = BitOperations.TrailingZeroCount(_candidates);
                _candidates &= _candidates - 1;
                int begin = starts[item];
                int end = starts[item + 1];
                if (_beginsInside)
                {
                    // What lies before is all the same to the automaton, in ASCII.
                    int inside = _inside.First(begin, end);
                    begin = Ascii.IsValid(suffixes[begin..inside]) ? inside : begin;
                }
                state = automaton.Step(from, suffixes[begin..end]);
                if (state >= 0 && ((_items.Blocks >> item & 1) != 0 || automaton.IsAccepting(state)))
                {
                    _item = item;
                    return true;
                }
            }
        }
        while (FindCandidates(automaton, from));
        state = TermAutomaton.Nowhere;
        return false;
    }

    private bool FindCandidates(TermAutomaton automaton, int from)
    {
        if (!_items.Read())
        {
            return false;
        }
        ulong all = ulong.MaxValue >> (BlockItems.Most - _items.Count);
        TermHeads heads = automaton.HeadsFrom(from);
        _candidates = heads.AreNearlyAll ? ulong.MaxValue
            : ReferenceEquals(heads, TermHeads.TooMany) ? WithLivingHead(automaton, from) | _items.Empty
            : WithHead(heads.Pairs, ushort.MaxValue) | _items.Empty | (_items.Short == 0 ? 0 : WithHead(heads.Firsts, byte.MaxValue) & _items.Short);
        _candidates &= all;
        if (_needsInside)
        {
            _candidates &= _inside.Items(_items.Starts);
            _beginsInside = heads.OnlyExit >= 0 && _inside.IsOnly(heads.OnlyExit);
        }
        return true;
    }

    /// <summary>Items of whose first two bytes some bits are what some number is.</summary>
    private ulong WithHead(ushort[] numbers, ushort mask)
    {
        Vector256<ushort> bits = Vector256.Create(mask);
        ref ushort heads = ref MemoryMarshal.GetReference(_items.Heads);
        ulong found = 0;
        for (int i = 0; i < _items.Count; i += Vector512<ushort>.Count)
        {
            Vector256<ushort> low = Vector256.LoadUnsafe(ref heads, (nuint)i) & bits;
            Vector256<ushort> high = Vector256.LoadUnsafe(ref heads, (nuint)i + 16) & bits;
            Vector256<ushort> lowFound = Vector256<ushort>.Zero;
            Vector256<ushort> highFound = Vector256<ushort>.Zero;
            foreach (ushort number in numbers)
            {
                Vector256<ushort> wanted = Vector256.Create(number);
                lowFound |= Vector256.Equals(low, wanted);
                highFound |= Vector256.Equals(high, wanted);
            }
            found |= (ulong)Vector256.Narrow(lowFound, highFound).ExtractMostSignificantBits() << i;
        }
        return found;
    }

    /// <summary>Items whose first two bytes lead on, or the first one where there is no other.</summary>
    private ulong WithLivingHead(TermAutomaton automaton, int from)
    {
        ReadOnlySpan<int> table = automaton.Table;
        ReadOnlySpan<byte> classes = automaton.Classes;
        ReadOnlySpan<ushort> heads = _items.Heads[.._items.Count];
        ulong once = 0;
        ulong twice = 0;
        for (int i = 0; i < heads.Length; i++)
        {
            int first = table[from + classes[(byte)heads[i]]];
            int second = table[first + classes[heads[i] >> 8]];
            once |= (first != automaton.Sink ? 1UL : 0) << i;
            twice |= (second != automaton.Sink ? 1UL : 0) << i;
        }
        return twice | (once & _items.Short);
    }
}
