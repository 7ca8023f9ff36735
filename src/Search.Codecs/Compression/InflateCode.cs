namespace Search.Codecs.Compression;

/// <summary>A Huffman code of DEFLATE, given by the length of each symbol's code (RFC 1951, 3.2.2). Codes of up to 10 bits are looked up, longer ones counted out.</summary>
internal readonly ref struct InflateCode
{
    public const int MaxBits = 15;

    /// <summary>Entries of the table for short codes.</summary>
    public const int FastSize = 1 << FastBits;

    private const int FastBits = 10;

    private readonly Span<ushort> _fast;        // by the next bits: symbol << 4 | bits of its code, or 0
    private readonly Span<ushort> _counts;      // symbols by bits of their codes
    private readonly Span<ushort> _symbols;     // by code

    /// <param name="fast"><see cref="FastSize"/> of room.</param>
    /// <param name="counts">Room for one more than <see cref="MaxBits"/>.</param>
    /// <param name="symbols">Room for all symbols.</param>
    public InflateCode(Span<ushort> fast, Span<ushort> counts, Span<ushort> symbols)
    {
        _fast = fast;
        _counts = counts;
        _symbols = symbols;
    }

    /// <summary>Takes a code; false when there are more codes than so many bits allow.</summary>
    /// <param name="lengths">Bits of each symbol's code, at most 15; 0 for a symbol that does not occur.</param>
    public bool TryBuild(scoped ReadOnlySpan<byte> lengths)
    {
        _counts.Clear();
        _fast.Clear();
        foreach (byte length in lengths)
        {
            _counts[length]++;
        }
        _counts[0] = 0;
        Span<int> nextCode = stackalloc int[MaxBits + 1];
        Span<int> nextIndex = stackalloc int[MaxBits + 1];
        int code = 0;
        int index = 0;
        for (int bits = 1; bits <= MaxBits; bits++)
        {
            code <<= 1;
            nextCode[bits] = code;
            nextIndex[bits] = index;
            code += _counts[bits];
            index += _counts[bits];
            if (code > 1 << bits)
            {
                return false;
            }
        }
        for (int symbol = 0; symbol < lengths.Length; symbol++)
        {
            int bits = lengths[symbol];
            if (bits == 0)
            {
                continue;
            }
            _symbols[nextIndex[bits]++] = (ushort)symbol;
            int turned = Reverse(nextCode[bits]++, bits);
            for (int at = turned; bits <= FastBits && at < FastSize; at += 1 << bits)
            {
                _fast[at] = (ushort)(symbol << 4 | bits);
            }
        }
        return true;
    }

    /// <summary>The next symbol, or -1 where no code fits. 15 bits must be ready.</summary>
    /// <remarks>Static so that the table can be told to stay where it is: it lies on the stack.</remarks>
    public static int Read(scoped InflateCode table, ref InflateBits input)
    {
        int found = table._fast[input.Peek(FastBits)];
        if (found != 0)
        {
            input.Drop(found & 15);
            return found >> 4;
        }
        int next = input.Peek(MaxBits);
        int code = 0;
        int first = 0;
        int index = 0;
        for (int bits = 1; bits <= MaxBits; bits++)
        {
            code |= next & 1;
            next >>= 1;
            int count = table._counts[bits];
            if (code - first < count)
            {
                input.Drop(bits);
                return table._symbols[index + code - first];
            }
            index += count;
            first = (first + count) << 1;
            code <<= 1;
        }
        return -1;
    }

    private static int Reverse(int code, int bits)
    {
        int turned = 0;
        for (int i = 0; i < bits; i++, code >>= 1)
        {
            turned = turned << 1 | (code & 1);
        }
        return turned;
    }
}
