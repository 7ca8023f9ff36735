using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Search.Codecs.Lucene84;

/// <summary>Unpacks blocks of 128 numbers (<see cref="ForBlock"/>). Holds scratch memory, so an instance serves one reader at a time.</summary>
internal abstract class ForDecoder
{
    /// <summary>Makes the decoder that is fastest on this processor.</summary>
    public static readonly Func<ForDecoder> CreateBest =
        Vector512.IsHardwareAccelerated ? static () => new ForDecoder<Vector512Rows>()
        : Vector256.IsHardwareAccelerated ? static () => new ForDecoder<Vector256Rows>()
        : Vector128.IsHardwareAccelerated ? static () => new ForDecoder<Vector128Rows>()
        : static () => new ForDecoder<ScalarRows>();

    /// <summary>Where so many bytes behind a block can be read, they spare a copy.</summary>
    public const int Ahead = 8 * SpareRows.Window;

    /// <param name="packed">At least <see cref="ForBlock.ByteCount"/> bytes.</param>
    /// <param name="bits">1 to 31.</param>
    /// <param name="values">Gets 128 numbers.</param>
    public abstract void Decode(ReadOnlySpan<byte> packed, int bits, Span<int> values);

    /// <summary>Unpacks 128 differences and adds them up: each number is the one before plus its difference, the first one <paramref name="start"/> plus its own.</summary>
    public abstract void DecodeDeltas(ReadOnlySpan<byte> packed, int bits, int start, Span<int> values);
}

/// <summary>The steps of unpacking that differ by vector width. Implementations are structs, so that each gets machine code of its own.</summary>
internal interface IRowKernel
{
    /// <summary>Whether <see cref="SpareRows"/> is used.</summary>
    static abstract bool UsesWords { get; }

    /// <summary>rows[i] = words[i] >> shift and mask, for i below count (even).</summary>
    static abstract void Shift(ref readonly byte words, ref ulong rows, int count, int shift, ulong mask);

    /// <summary>Spreads 2 * laneBits rows of lanes over 128 numbers, in order.</summary>
    static abstract void Spread(ref readonly ulong rows, int laneBits, ref int values);

    /// <summary>Running sums of 128 numbers, in place.</summary>
    static abstract void AddUp(ref int values, int start);
}

/// <inheritdoc/>
internal sealed class ForDecoder<TKernel> : ForDecoder
    where TKernel : struct, IRowKernel
{
    private readonly ulong[] _rows = new ulong[ForBlock.MaxRows + SpareRows.Together];
    private readonly ulong[] _words = new ulong[TKernel.UsesWords ? (2 * ForBlock.MaxBits) + SpareRows.Window : 0];

    public override void Decode(ReadOnlySpan<byte> packed, int bits, Span<int> values)
    {
        ref readonly byte words = ref MemoryMarshal.GetReference(packed[..ForBlock.ByteCount(bits)]);
        ref int target = ref MemoryMarshal.GetReference(values[..ForBlock.Size]);
        int laneBits = ForBlock.LaneBits(bits);
        int rowCount = 2 * laneBits;
        int wordCount = 2 * bits;
        ulong[] rows = _rows;
        ulong mask = laneBits == bits ? ulong.MaxValue : ForBlock.LaneMaskOf(laneBits, bits);
        int row = 0;
        int shift = laneBits - bits;
        for (; shift >= 0; shift -= bits)
        {
            TKernel.Shift(in words, ref rows[row], wordCount, shift, mask);
            row += wordCount;
        }
        if (row < rowCount)
        {
            if (TKernel.UsesWords)
            {
                if (packed.Length >= (8 * wordCount) + Ahead)
                {
                    SpareRows.Of(bits).Read(in words, ref rows[0]);
                }
                else
                {
                    TKernel.Shift(in words, ref _words[0], wordCount, 0, ulong.MaxValue);
                    SpareRows.Of(bits).Read(in MemoryMarshal.AsBytes<ulong>(_words)[0], ref rows[0]);
                }
            }
            else
            {
                ForBlock.ReadSpareRows(in words, rows, row, rowCount, laneBits, bits, shift + bits);
            }
        }
        TKernel.Spread(in rows[0], laneBits, ref target);
    }

    public override void DecodeDeltas(ReadOnlySpan<byte> packed, int bits, int start, Span<int> values)
    {
        Decode(packed, bits, values);
        TKernel.AddUp(ref MemoryMarshal.GetReference(values), start);
    }
}
