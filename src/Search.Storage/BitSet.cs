using System.Numerics;

namespace Search.Storage;

/// <summary>A fixed number of bits in 64-bit words: bit i is bit (i mod 64) of word (i / 64). Bits at or past <see cref="Length"/> are 0.</summary>
public sealed class BitSet
{
    private readonly ulong[] _words;

    public BitSet(int length)
    {
        Length = length;
        _words = new ulong[(length + 63) >> 6];
    }

    /// <summary>Number of bits.</summary>
    public int Length { get; }

    public Span<ulong> Words => _words;

    public bool this[int index] => (_words[index >> 6] >> (index & 63) & 1) != 0;

    public void Set(int index) => _words[index >> 6] |= 1UL << (index & 63);

    public void Clear(int index) => _words[index >> 6] &= ~(1UL << (index & 63));

    /// <summary>Sets the bits [from, to).</summary>
    public void SetRange(int from, int to)
    {
        for (int i = from; i < to;)
        {
            if ((i & 63) == 0 && to - i >= 64)
            {
                _words[i >> 6] = ulong.MaxValue;
                i += 64;
            }
            else
            {
                Set(i++);
            }
        }
    }

    /// <summary>How many bits are 1.</summary>
    public int CountOnes()
    {
        int count = 0;
        foreach (ulong word in _words)
        {
            count += BitOperations.PopCount(word);
        }
        return count;
    }

    /// <summary>How many bits are 1 from an index on, which may lie behind the end.</summary>
    public int CountOnes(int from)
    {
        int at = from >> 6;
        if (at >= _words.Length)
        {
            return 0;
        }
        int count = BitOperations.PopCount(_words[at] & (ulong.MaxValue << (from & 63)));
        foreach (ulong word in _words.AsSpan(at + 1))
        {
            count += BitOperations.PopCount(word);
        }
        return count;
    }

    /// <summary>The first 1 at or after <paramref name="index"/>, or -1.</summary>
    public int NextSetBit(int index)
    {
        if (index >= Length)
        {
            return -1;
        }
        int word = index >> 6;
        ulong bits = _words[word] & (ulong.MaxValue << (index & 63));
        while (bits == 0)
        {
            if (++word == _words.Length)
            {
                return -1;
            }
            bits = _words[word];
        }
        return (word << 6) + BitOperations.TrailingZeroCount(bits);
    }

    public BitSet Clone()
    {
        var copy = new BitSet(Length);
        _words.CopyTo(copy._words, 0);
        return copy;
    }
}
