using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Search.Codecs.BlockTree;

/// <summary>
/// Tells which suffixes of a block may have some bytes in a row: where these begin is a row of bits beside the bytes of all suffixes.
/// </summary>
internal sealed class InsideFilter
{
    private const int BitsInWord = 64;

    private ulong[] _begins = new ulong[8];
    private int _only;

    /// <summary>Looks through the suffixes of a block; false where none has the bytes.</summary>
    /// <param name="suffixes">One after the other.</param>
    /// <param name="inside">The bytes; only the first two are looked at.</param>
    public bool Begin(ReadOnlySpan<byte> suffixes, ReadOnlySpan<byte> inside)
    {
        _only = inside.Length == 1 ? inside[0] : -1;
        int words = suffixes.Length / BitsInWord + 2;
        if (_begins.Length < words)
        {
            _begins = new ulong[Math.Max(words, _begins.Length * 2)];
        }
        ref byte text = ref MemoryMarshal.GetReference(suffixes);
        ulong any = 0;
        int at = 0;
        for (; at <= suffixes.Length - BitsInWord - 1; at += BitsInWord)
        {
            Vector512<byte> found = Vector512.Equals(Vector512.LoadUnsafe(ref text, (nuint)at), Vector512.Create(inside[0]));
            if (inside.Length > 1)
            {
                found &= Vector512.Equals(Vector512.LoadUnsafe(ref text, (nuint)at + 1), Vector512.Create(inside[1]));
            }
            _begins[at / BitsInWord] = found.ExtractMostSignificantBits();
            any |= _begins[at / BitsInWord];
        }
        ulong word = 0;
        int last = suffixes.Length - Math.Min(inside.Length, 2);
        _begins.AsSpan(at / BitsInWord, words - at / BitsInWord).Clear();
        for (; at <= last; at++)
        {
            bool isFound = suffixes[at] == inside[0] && (inside.Length == 1 || suffixes[at + 1] == inside[1]);
            word = isFound ? 1UL << at : 0;
            _begins[at / BitsInWord] |= word;
            any |= word;
        }
        return any != 0;
    }

    /// <summary>Whether the bytes are only one, and which.</summary>
    public bool IsOnly(int value) => _only == value;

    /// <summary>Where the bytes begin first in [from, end); <paramref name="end"/>: nowhere.</summary>
    public int First(int from, int end)
    {
        int word = from / BitsInWord;
        ulong bits = _begins[word] & (ulong.MaxValue << from);
        while (bits == 0 && ++word * BitsInWord < end)
        {
            bits = _begins[word];
        }
        return bits == 0 ? end : Math.Min(end, word * BitsInWord + BitOperations.TrailingZeroCount(bits));
    }

    /// <summary>The items in whose suffix the bytes begin; bit i stands for the one from starts[i] to starts[i + 1].</summary>
    public ulong Items(ReadOnlySpan<int> starts)
    {
        ReadOnlySpan<ulong> begins = _begins;
        ulong items = 0;
        for (int i = 0; i < starts.Length - 1; i++)
        {
            int start = starts[i];
            int length = starts[i + 1] - start;
            int word = start / BitsInWord;
            ulong bits = begins[word] >> start | begins[word + 1] << 1 << (~start & 63);
            bits &= length < BitsInWord ? (1UL << length) - 1 : ulong.MaxValue;
            bool isFound = length > BitsInWord ? First(start, starts[i + 1]) < starts[i + 1] : bits != 0;
            items |= (isFound ? 1UL : 0) << i;
        }
        return items;
    }
}
