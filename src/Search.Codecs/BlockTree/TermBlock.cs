using Search.Codecs.Contracts;
using Search.Storage;

namespace Search.Codecs.BlockTree;

/// <summary>One block of the term dictionary, and a place between its items. Used again for other blocks.</summary>
internal sealed class TermBlock(BlockTreeTerms terms)
{
    private readonly BlockSections _block = new(terms);
    private readonly BlockStates _states = new(terms);
    private int _passed;
    private int _nextSuffix;
    private int _nextLength;
    private int _termsPassed;

    /// <summary>Offset in the file, or -1 before the first load.</summary>
    public long Start { get; private set; } = -1;

    /// <summary>Offset of the next floor block of the prefix.</summary>
    public long End => _block.End;

    /// <summary>No floor block of this prefix follows.</summary>
    public bool IsLast => _block.IsLast;

    /// <summary>What the current item has behind the prefix.</summary>
    public ReadOnlySpan<byte> Suffix => _block.Suffixes.Slice(SuffixStart, SuffixLength);

    public int SuffixLength { get; private set; }

    /// <summary>Offset of the block that the current item is, or -1 when it is a term.</summary>
    public long SubBlock { get; private set; }

    private int SuffixStart => _nextSuffix - SuffixLength;

    /// <summary>Goes to before the first item of the block at an offset.</summary>
    public void Load(long start)
    {
        if (start != Start)
        {
            Start = -1;       // until it is read well
            _block.Read(start);
            Start = start;
        }
        _states.Begin(_block);
        _passed = 0;
        SuffixLength = 0;
        SubBlock = -1;
        _nextSuffix = 0;
        _nextLength = 0;
        _termsPassed = 0;
    }

    /// <summary>Moves to the next item; false at the block's end.</summary>
    public bool Next() => Next(_block.Lengths);

    private bool Next(ReadOnlySpan<byte> lengths)
    {
        if (_passed == _block.Count)
        {
            return false;
        }
        _passed++;
        int code = (uint)_nextLength < (uint)lengths.Length && lengths[_nextLength] < 0x80 ? lengths[_nextLength++] : (int)NextNumber(lengths, 5);
        if (_block.IsLeaf)
        {
            SuffixLength = code;
            _termsPassed++;
        }
        else
        {
            SuffixLength = code >>> 1;
            NextSubBlock(lengths, isBlock: (code & 1) != 0);
        }
        if ((uint)SuffixLength > (uint)(_block.SuffixesLength - _nextSuffix))
        {
            throw Corrupt($"suffix of {SuffixLength} bytes, {_block.SuffixesLength - _nextSuffix} are left");
        }
        _nextSuffix += SuffixLength;
        return true;
    }

    /// <summary>Moves to the first item whose suffix is <paramref name="suffix"/> or larger; false when there is none. <paramref name="order"/> is 0 when it is equal.</summary>
    public bool SkipTo(ReadOnlySpan<byte> suffix, out int order)
    {
        ReadOnlySpan<byte> suffixes = _block.Suffixes;
        ReadOnlySpan<byte> lengths = _block.Lengths;
        while (Next(lengths))
        {
            order = suffixes.Slice(SuffixStart, SuffixLength).SequenceCompareTo(suffix);
            if (order >= 0)
            {
                return true;
            }
        }
        order = -1;
        return false;
    }

    /// <summary>Numbers and places of the current item, which is a term.</summary>
    public TermState State() => _states.Of(_termsPassed);

    public CorruptIndexException Corrupt(string message) => terms.Reader.Terms.Corrupt($"block of terms: {message}", Math.Max(0, Start));

    private void NextSubBlock(ReadOnlySpan<byte> lengths, bool isBlock)
    {
        if (!isBlock)
        {
            SubBlock = -1;
            _termsPassed++;
            return;
        }
        long distance = NextNumber(lengths, 9);
        SubBlock = Start - distance;
        // Sub-blocks are written first, so a walk down the tree comes to an end; and they have longer prefixes.
        if (distance <= 0 || SubBlock < terms.Reader.TermsStart || SuffixLength == 0)
        {
            throw Corrupt($"sub-block {distance} bytes before {Start}, with a prefix longer by {SuffixLength}");
        }
    }

    private long NextNumber(ReadOnlySpan<byte> lengths, int mostBytes)
    {
        if (_block.EqualLength >= 0)
        {
            return ++_nextLength <= _block.LengthsLength ? _block.EqualLength : throw Corrupt("lengths of suffixes end early");
        }
        long value = 0;
        for (int i = 0; i < mostBytes && _nextLength < lengths.Length; i++)
        {
            byte b = lengths[_nextLength++];
            value |= (long)(b & 0x7F) << (7 * i);
            if (b < 0x80)
            {
                return value <= int.MaxValue || mostBytes > 5 ? value : throw Corrupt($"length {value}");
            }
        }
        throw Corrupt("lengths of suffixes end early");
    }
}
