using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Search.Storage;

namespace Search.Codecs.Lucene84;

/// <summary>The bit layout of a block of 128 unsigned numbers (FOR, "frame of reference") of b bits each, 1 &lt;= b &lt;= 31. Source: ForUtil.</summary>
/// <remarks>
/// <code>
/// block = word:u64le[2 * b]
/// </code>
/// <para>Numbers lie in lanes of p bits: p = 8 for b &lt;= 8, 16 for b &lt;= 16, otherwise 32. A row is 64 bits wide, 64 / p lanes; 2 * p rows hold all numbers:
/// number n lies in row n mod 2p, lane n / 2p counted from the top bits. All lanes of a row are moved together, which is what makes it fast.</para>
/// <para>Rows are then packed into 2 * b words: each lane of a word holds, from its top bits down, one number of row i, of row i + 2b, of row i + 4b, ... as often
/// as b fits into p. The p mod b bits that remain at the low end of the words make one stream, upper bits first, that holds the remaining rows.</para>
/// </remarks>
internal static class ForBlock
{
    /// <summary>Numbers in a block.</summary>
    public const int Size = 128;

    /// <summary>The widest number that a block can hold, in bits.</summary>
    public const int MaxBits = 31;

    /// <summary>Rows of the widest lanes.</summary>
    public const int MaxRows = 64;

    /// <summary>Bytes of a block.</summary>
    public static int ByteCount(int bits) => bits * (Size / 8);

    /// <summary>Bits of the lanes that numbers of this width lie in.</summary>
    public static int LaneBits(int bits) => bits <= 8 ? 8 : bits <= 16 ? 16 : 32;

    /// <summary>How many bits the number takes; 1 for 0.</summary>
    public static int BitsRequired(int value) => Math.Max(1, 32 - BitOperations.LeadingZeroCount((uint)value));

    /// <summary>Ones in the low bits of every lane.</summary>
    public static ulong LaneMask(int laneBits, int bits)
    {
        ulong mask = (1UL << bits) - 1;
        for (int width = laneBits; width < 64; width *= 2)
        {
            mask |= mask << width;
        }
        return mask;
    }

    /// <summary>Writes a block of 128 numbers, none wider than <paramref name="bits"/>.</summary>
    public static void Write(ByteWriter output, ReadOnlySpan<int> values, int bits)
    {
        int laneBits = LaneBits(bits);
        int rowCount = 2 * laneBits;
        Span<ulong> rows = stackalloc ulong[MaxRows];
        ReadRows(values[..Size], rows[..rowCount], laneBits);

        int wordCount = 2 * bits;
        Span<ulong> words = stackalloc ulong[2 * MaxBits];
        words = words[..wordCount];
        int row = 0;
        int shift = laneBits - bits;
        for (; shift >= 0; shift -= bits)
        {
            ReadOnlySpan<ulong> some = rows.Slice(row, wordCount);
            for (int i = 0; i < some.Length; i++)
            {
                words[i] |= some[i] << shift;
            }
            row += wordCount;
        }

        int spare = shift + bits;
        int word = 0;
        int free = spare;
        for (; row < rowCount; row++)
        {
            for (int left = bits; left > 0;)
            {
                int part = Math.Min(left, free);
                left -= part;
                free -= part;
                words[word] |= (rows[row] >> left & LaneMaskOf(laneBits, part)) << free;
                if (free == 0)
                {
                    word++;
                    free = spare;
                }
            }
        }

        if (BitConverter.IsLittleEndian)
        {
            output.WriteBytes(MemoryMarshal.AsBytes(words));
            return;
        }
        foreach (ulong value in words)
        {
            output.WriteInt64LittleEndian((long)value);
        }
    }

    // Four rows at a time: the numbers of a lane stand side by side.
    private static void ReadRows(ReadOnlySpan<int> values, Span<ulong> rows, int laneBits)
    {
        for (int row = 0; row < rows.Length; row += Vector256<ulong>.Count)
        {
            Vector256<ulong> four = Vector256<ulong>.Zero;
            int shift = 64 - laneBits;
            for (int i = row; i < values.Length; i += rows.Length)
            {
                Vector128<uint> numbers = Vector128.Create(values.Slice(i, Vector128<int>.Count)).AsUInt32();
                four |= Vector256.Create(Vector128.WidenLower(numbers), Vector128.WidenUpper(numbers)) << shift;
                shift -= laneBits;
            }
            four.CopyTo(rows[row..]);
        }
    }

    /// <summary>Unpacks the rows that lie in the low bits of the words: rows [first, rowCount). One word handles all lanes at once.</summary>
    public static void ReadSpareRows(ref readonly byte words, Span<ulong> rows, int first, int rowCount, int laneBits, int bits, int spare)
    {
        ulong word = ReadWord(in words, 0);
        int next = 1;
        int available = spare;
        for (int row = first; row < rowCount; row++)
        {
            int left = bits;
            ulong value = 0;
            while (left > available)
            {
                left -= available;
                value |= (word & LaneMaskOf(laneBits, available)) << left;
                word = ReadWord(in words, next++);
                available = spare;
            }
            available -= left;
            value |= word >> available & LaneMaskOf(laneBits, left);
            rows[row] = value;
            if (available == 0 && row + 1 < rowCount)
            {
                word = ReadWord(in words, next++);
                available = spare;
            }
        }
    }

    public static ulong ReadWord(ref readonly byte words, int index) =>
        Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref Unsafe.AsRef(in words), index * 8));

    /// <summary>The same as <see cref="LaneMask"/>, from a table.</summary>
    public static ulong LaneMaskOf(int laneBits, int bits) => LaneMasks[laneBits + bits];

    // Lanes of 8, 16 and 32 bits start at 8, 16 and 32: masks of up to 7, 15 and 31 bits, and the full lanes are never asked for.
    private static readonly ulong[] LaneMasks = CreateLaneMasks();

    private static ulong[] CreateLaneMasks()
    {
        var masks = new ulong[64];
        for (int laneBits = 8; laneBits <= 32; laneBits *= 2)
        {
            for (int bits = 0; bits < laneBits; bits++)
            {
                masks[laneBits + bits] = LaneMask(laneBits, bits);
            }
        }
        return masks;
    }
}
