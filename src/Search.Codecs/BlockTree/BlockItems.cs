using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Search.Storage;

namespace Search.Codecs.BlockTree;

/// <summary>
/// The items of one block of the term dictionary, up to <see cref="Most"/> of them at a time: where each begins, what its first two bytes are, and which are
/// terms. Used again for other blocks.
/// </summary>
internal sealed class BlockItems(BlockTreeTerms terms)
{
    /// <summary>Items that are read at once: a bit of a word each. Blocks have fewer, but for a few.</summary>
    public const int Most = 64;

    private const ulong HighBits = 0x8080_8080_8080_8080;

    private readonly BlockSections _block = new(terms);
    private readonly int[] _starts = new int[Most + 1];
    private readonly ushort[] _heads = new ushort[Most];
    private readonly int[] _distances = new int[Most];
    private long _start;
    private int _left;
    private int _nextSuffix;
    private int _nextLength;

    public BlockSections Block => _block;

    /// <summary>Items that were read.</summary>
    public int Count { get; private set; }

    /// <summary>Those of them that are blocks.</summary>
    public ulong Blocks { get; private set; }

    /// <summary>Those whose suffix has less than two bytes.</summary>
    public ulong Short { get; private set; }

    /// <summary>Those whose suffix has none.</summary>
    public ulong Empty { get; private set; }

    /// <summary>Terms of the block that were read before.</summary>
    public int TermsBefore { get; private set; }

    /// <summary>
    /// The first two bytes of each suffix, the first one lower, and some that mean nothing. Of a short one the second is the next one's.
    /// </summary>
    public ReadOnlySpan<ushort> Heads => _heads;

    /// <summary>Where the suffixes begin, and where the last one ends.</summary>
    public ReadOnlySpan<int> Starts => _starts.AsSpan(0, Count + 1);

    /// <summary>Goes to before the first item of the block at an offset.</summary>
    public void Load(long start)
    {
        Clear();
        _block.Read(start);
        _start = start;
        _left = _block.Count;
    }

    /// <summary>Goes to where there is no item.</summary>
    public void Clear()
    {
        _left = 0;
        _nextSuffix = 0;
        _nextLength = 0;
        Count = 0;
        Blocks = 0;
        TermsBefore = 0;
    }

    /// <summary>Reads the next items; false where there are none.</summary>
    public bool Read()
    {
        TermsBefore += Count - BitOperations.PopCount(Blocks);
        Blocks = 0;
        Short = 0;
        Empty = 0;
        Count = Math.Min(_left, Most);
        if (Count == 0)
        {
            return false;
        }
        _left -= Count;
        ReadOnlySpan<byte> suffixes = _block.ReadableSuffixes;
        ReadOnlySpan<byte> lengths = _block.Lengths;
        int read = _block.EqualLength >= 0 ? 0 : _block.IsLeaf ? ReadTerms(suffixes, lengths) : ReadMixed(suffixes, lengths);
        while (read < Count)
        {
            ReadOne(read++, suffixes, lengths);
        }
        _starts[Count] = _nextSuffix;
        // Only a block's first item can be the prefix itself.
        Empty = _starts[0] == _starts[1] ? 1UL : 0;
        return _nextSuffix <= _block.SuffixesLength
            ? true
            : throw Corrupt($"suffixes of {_nextSuffix} bytes, there are {_block.SuffixesLength}");
    }

    /// <summary>Passes all items, directly after <see cref="Load"/>.</summary>
    public void PassAll() => _left = 0;

    /// <summary>The number of a term within the block, from 1 on.</summary>
    public int NumberOf(int item) => TermsBefore + BitOperations.PopCount(~Blocks & ((2UL << item) - 1));

    /// <summary>Where a sub-block begins.</summary>
    public long SubBlock(int item)
    {
        int at = _distances[item];
        long distance = NextNumber(_block.Lengths, ref at, 9);
        int suffixLength = _starts[item + 1] - _starts[item];
        // Sub-blocks are written first, so a walk down the tree comes to an end; and they have longer prefixes.
        return distance > 0 && _start - distance >= terms.Reader.TermsStart && suffixLength > 0
            ? _start - distance
            : throw Corrupt($"sub-block {distance} bytes before {_start}, with a prefix longer by {suffixLength}");
    }

    private CorruptIndexException Corrupt(string message) => terms.Reader.Terms.Corrupt($"block of terms: {message}", _start);

    // Items of a block without sub-blocks, up to the first whose length takes several bytes; gives their number.
    private int ReadTerms(ReadOnlySpan<byte> suffixes, ReadOnlySpan<byte> lengths)
    {
        lengths = lengths.Slice(_nextLength, Math.Min(Count, lengths.Length - _nextLength));
        int several = lengths.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
        lengths = several < 0 ? lengths : lengths[..several];
        ref byte text = ref MemoryMarshal.GetReference(suffixes);
        ref int starts = ref MemoryMarshal.GetArrayDataReference(_starts);
        ref ushort heads = ref MemoryMarshal.GetArrayDataReference(_heads);
        int end = _block.SuffixesLength;
        int at = _nextSuffix;
        ulong tooShort = 0;
        for (int i = 0; i < lengths.Length; i++)
        {
            // Two bytes can be read at the end. Whether suffixes pass it is looked at afterwards.
            int place = Math.Min(at, end);
            int length = lengths[i];
            Unsafe.Add(ref starts, i) = place;
            Unsafe.Add(ref heads, i) = Unsafe.ReadUnaligned<ushort>(ref Unsafe.Add(ref text, place));
            tooShort |= (length < 2 ? 1UL : 0) << i;
            at += length;
        }
        Short = tooShort;
        _nextSuffix = at;
        _nextLength += lengths.Length;
        return lengths.Length;
    }

    // Items of a block with sub-blocks, up to the first that does not stand in few bytes; gives their number.
    private int ReadMixed(ReadOnlySpan<byte> suffixes, ReadOnlySpan<byte> lengths)
    {
        ref byte text = ref MemoryMarshal.GetReference(suffixes);
        int[] starts = _starts;
        int[] distances = _distances;
        ushort[] heads = _heads;
        int end = _block.SuffixesLength;
        int at = _nextSuffix;
        int place = _nextLength;
        ulong blocks = 0;
        ulong tooShort = 0;
        int i = 0;
        for (; i < Count && place < lengths.Length - sizeof(ulong); i++)
        {
            int code = lengths[place];
            ulong following = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref MemoryMarshal.GetReference(lengths), place + 1));
            ulong ends = ~following & HighBits;
            if (code >= 0x80 || ends == 0)
            {
                break;
            }
            int isBlock = code & 1;
            int suffix = Math.Min(at, end);
            starts[i] = suffix;
            heads[i] = Unsafe.ReadUnaligned<ushort>(ref Unsafe.Add(ref text, suffix));
            distances[i] = place + 1;
            blocks |= (ulong)isBlock << i;
            tooShort |= (code < 4 ? 1UL : 0) << i;
            at += code >> 1;
            place += 1 + (((BitOperations.TrailingZeroCount(ends) >> 3) + 1) & -isBlock);
        }
        Blocks = blocks;
        Short = tooShort;
        _nextSuffix = at;
        _nextLength = place;
        return i;
    }

    private void ReadOne(int item, ReadOnlySpan<byte> suffixes, ReadOnlySpan<byte> lengths)
    {
        int code = (int)NextNumber(lengths, ref _nextLength, 5);
        int length = _block.IsLeaf ? code : code >>> 1;
        if (_nextSuffix > _block.SuffixesLength || length > _block.SuffixesLength - _nextSuffix)
        {
            throw Corrupt($"suffix of {length} bytes at {_nextSuffix} of {_block.SuffixesLength}");
        }
        _starts[item] = _nextSuffix;
        _heads[item] = (ushort)(suffixes[_nextSuffix] | suffixes[_nextSuffix + 1] << 8);
        Short |= (length < 2 ? 1UL : 0) << item;
        _nextSuffix += length;
        if (!_block.IsLeaf && (code & 1) != 0)
        {
            Blocks |= 1UL << item;
            _distances[item] = _nextLength;
            NextNumber(lengths, ref _nextLength, 9);
        }
    }

    private long NextNumber(ReadOnlySpan<byte> lengths, ref int at, int mostBytes)
    {
        if (_block.EqualLength >= 0)
        {
            return ++at <= _block.LengthsLength ? _block.EqualLength : throw Corrupt("lengths of suffixes end early");
        }
        long value = 0;
        for (int i = 0; i < mostBytes && at < lengths.Length; i++)
        {
            byte b = lengths[at++];
            value |= (long)(b & 0x7F) << (7 * i);
            if (b < 0x80)
            {
                return value <= int.MaxValue || mostBytes > 5 ? value : throw Corrupt($"length {value}");
            }
        }
        throw Corrupt("lengths of suffixes end early");
    }
}
