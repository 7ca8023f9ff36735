using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Search.Analysis.Tokenizing;

/// <summary>
/// A text with one byte and two bits a UTF-16 unit, so that words are found 64 units at a time: its ASCII as it is (all other units are bytes from 0x80 on),
/// where ASCII letters and digits stand, and where a token may start.
/// </summary>
internal sealed class UnitMap
{
    /// <summary>Bytes behind the text that may be read and are 0.</summary>
    private const int Padding = 64;

    private const int BlockUnits = 64;

    // What one giant text has blown up is not kept for small ones.
    private const int KeptCapacity = 1 << 20;

    private byte[] _bytes = new byte[4096];
    private ulong[] _words = new ulong[4096 / BlockUnits];
    private ulong[] _starts = new ulong[4096 / BlockUnits];

    /// <summary>The text's bytes, and more.</summary>
    internal ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>Takes another text.</summary>
    internal void Read(ReadOnlySpan<char> text) => Read(text, Vector128.IsHardwareAccelerated);

    internal void Read(ReadOnlySpan<char> text, bool byVectors)
    {
        int blocks = text.Length / BlockUnits + 1;
        int needed = checked(blocks * BlockUnits + Padding);
        if (needed > _bytes.Length || (_bytes.Length > KeptCapacity && needed <= KeptCapacity))
        {
            int capacity = needed > KeptCapacity ? needed : Math.Max(4096, (int)BitOperations.RoundUpToPowerOf2((uint)needed));
            _bytes = new byte[capacity];
            _words = new ulong[capacity / BlockUnits];
            _starts = new ulong[capacity / BlockUnits];
        }
        ReadOnlySpan<ushort> units = MemoryMarshal.Cast<char, ushort>(text);
        for (int block = 0; block < blocks - 1; block++)
        {
            ReadBlock(units.Slice(block * BlockUnits, BlockUnits), block, byVectors);
        }
        Span<ushort> rest = stackalloc ushort[BlockUnits];
        rest.Clear();
        units[((blocks - 1) * BlockUnits)..].CopyTo(rest);
        ReadBlock(rest, blocks - 1, byVectors);
        _bytes.AsSpan(blocks * BlockUnits, Padding).Clear();
        _starts[blocks] = 1;        // ends the search for a start
    }

    /// <summary>Whether an ASCII letter or digit stands there.</summary>
    internal bool IsLetterOrDigit(int at) => (_words[at / BlockUnits] >> at & 1) != 0;

    /// <summary>The first place from there on where a token may start; behind the text where there is none.</summary>
    internal int NextStart(int at)
    {
        ulong[] starts = _starts;
        int block = at / BlockUnits;
        ulong rest = starts[block] >> at;
        if (rest != 0)
        {
            return at + BitOperations.TrailingZeroCount(rest);
        }
        do
        {
            block++;
        }
        while (starts[block] == 0);
        return block * BlockUnits + BitOperations.TrailingZeroCount(starts[block]);
    }

    /// <summary>
    /// Where the run of ASCII letters and digits ends that starts there, or somewhere behind the longest token: a giant run is looked at once for each of its tokens.
    /// </summary>
    internal int RunEnd(int at)
    {
        ulong[] words = _words;
        int block = at / BlockUnits;
        ulong others = ~words[block] >> at;
        if (others != 0)
        {
            return at + BitOperations.TrailingZeroCount(others);
        }
        int last = block + WordScanner.MaxLength / BlockUnits + 1;
        do
        {
            block++;
        }
        while (words[block] == ulong.MaxValue && block < last);
        return block * BlockUnits + BitOperations.TrailingZeroCount(~words[block]);
    }

    private void ReadBlock(ReadOnlySpan<ushort> units, int block, bool byVectors)
    {
        if (byVectors)
        {
            ReadVectors(units, block);
        }
        else
        {
            ReadScalars(units, block);
        }
    }

    private void ReadVectors(ReadOnlySpan<ushort> units, int block)
    {
        ulong words = 0;
        ulong starts = 0;
        Span<byte> bytes = _bytes.AsSpan(block * BlockUnits, BlockUnits);
        for (int i = 0; i < BlockUnits; i += Vector128<byte>.Count)
        {
            Vector128<byte> some = Vector128.NarrowWithSaturation(Vector128.Create(units.Slice(i, 8)), Vector128.Create(units.Slice(i + 8, 8)));
            some.CopyTo(bytes[i..]);
            Vector128<byte> letters = LettersAndDigits(some);
            Vector128<byte> signs = Vector128.Equals(some, Vector128.Create((byte)'_')) | Vector128.Equals(some, Vector128.Create((byte)'#'))
                | Vector128.Equals(some, Vector128.Create((byte)'*'));
            words |= (ulong)letters.ExtractMostSignificantBits() << i;
            starts |= (ulong)(letters | signs | some).ExtractMostSignificantBits() << i;
        }
        _words[block] = words;
        _starts[block] = starts;
    }

    private void ReadScalars(ReadOnlySpan<ushort> units, int block)
    {
        ulong words = 0;
        ulong starts = 0;
        for (int i = 0; i < BlockUnits; i++)
        {
            ushort unit = units[i];
            _bytes[block * BlockUnits + i] = (byte)Math.Min(unit, (ushort)0xFF);
            if (char.IsAsciiLetterOrDigit((char)unit))
            {
                words |= 1UL << i;
            }
            if (unit >= 0x80 || char.IsAsciiLetterOrDigit((char)unit) || MayStartToken((char)unit))
            {
                starts |= 1UL << i;
            }
        }
        _words[block] = words;
        _starts[block] = starts;
    }

    // Beside letters and digits: a low line before them, and what can carry a key cap.
    private static bool MayStartToken(char ascii) => ascii is '_' or '#' or '*';

    // All bits of a byte for each ASCII letter or digit.
    private static Vector128<byte> LettersAndDigits(Vector128<byte> bytes)
    {
        Vector128<byte> fromLetter = (bytes | Vector128.Create((byte)0x20)) - Vector128.Create((byte)'a');
        Vector128<byte> fromDigit = bytes - Vector128.Create((byte)'0');
        return Vector128.LessThanOrEqual(fromLetter, Vector128.Create((byte)25)) | Vector128.LessThanOrEqual(fromDigit, Vector128.Create((byte)9));
    }
}
