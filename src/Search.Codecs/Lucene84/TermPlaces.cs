using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Search.Codecs.Contracts;

namespace Search.Codecs.Lucene84;

/// <summary>
/// The places that the next term of a block counts from, and a quick way to the next ones where a term has the usual few numbers, as <see cref="TermMeta"/> reads them all:
/// where the numbers end is told for all of them at once.
/// </summary>
internal struct TermPlaces
{
    private const int Window = 32;
    private const ulong SevenBits = 0x7F7F_7F7F_7F7F_7F7F;

    private long _docStart;
    private long _positionStart;
    private long _payloadStart;
    private int _singleton;

    /// <param name="term">The term before; <see cref="TermMeta.None"/> for a block's first.</param>
    public TermPlaces(in TermState term)
    {
        _docStart = term.DocStart;
        _positionStart = term.PositionStart;
        _payloadStart = term.PayloadStart;
        _singleton = term.SingletonDocId;
    }

    /// <summary>Whether <see cref="TryRead"/> can read anything.</summary>
    /// <param name="version">Of the postings format.</param>
    public static bool CanRead(int version) => version >= Lucene84PostingsFormat.SingletonDeltaVersion && Vector256.IsHardwareAccelerated && Bmi2.X64.IsSupported;

    /// <summary>Goes on to the next term, which is not in more documents, nor more often in all, than a block of postings holds; false, and nothing was done, where
    /// that takes a closer look.</summary>
    /// <param name="bytes">The places, and whatever follows.</param>
    /// <param name="at">Where the term's begin; is left behind them.</param>
    /// <param name="field">The term's field.</param>
    /// <param name="docFreq">The term's.</param>
    public bool TryRead(ReadOnlySpan<byte> bytes, ref int at, FieldInfo field, int docFreq)
    {
        if (at > bytes.Length - Window)
        {
            return false;
        }
        ref byte first = ref Unsafe.Add(ref MemoryMarshal.GetReference(bytes), at);
        uint ends = ~Vector256.LoadUnsafe(ref first).ExtractMostSignificantBits();
        int end = BitOperations.TrailingZeroCount(ends);
        int longest = end;
        long code = Number(ref first, 0, end);
        long docStart = _docStart;
        long singleton = -1;
        if ((code & 1) != 0)
        {
            code >>= 1;
            singleton = _singleton + ((code >>> 1) ^ -(code & 1));
            if (docFreq != 1 || _singleton < 0)
            {
                return false;
            }
        }
        else
        {
            docStart += code >> 1;
            if (docFreq == 1)
            {
                singleton = Next(ref first, ref ends, ref end, ref longest);
            }
        }
        long positions = field.HasPositions ? Next(ref first, ref ends, ref end, ref longest) : 0;
        long payloads = field.HasPositions && (field.HasOffsets || field.HasPayloads) ? Next(ref first, ref ends, ref end, ref longest) : 0;
        if (longest >= sizeof(ulong) || end >= Window || singleton >= int.MaxValue || (docFreq == 1 && singleton < 0))
        {
            return false;
        }
        _docStart = docStart;
        _positionStart += positions;
        _payloadStart += payloads;
        _singleton = (int)singleton;
        at += end + 1;
        return true;
    }

    /// <summary>Where the documents of the term are that was read last.</summary>
    public readonly TermDocs Docs(int docFreq) => new(_docStart, docFreq, _singleton);

    /// <summary>The term that was read last.</summary>
    public readonly TermState ToState(int docFreq, long totalTermFreq) => new()
    {
        DocFreq = docFreq,
        TotalTermFreq = totalTermFreq,
        DocStart = _docStart,
        PositionStart = _positionStart,
        PayloadStart = _payloadStart,
        SkipOffset = -1,
        LastPositionBlockOffset = -1,
        SingletonDocId = _singleton,
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Next(ref byte first, ref uint ends, ref int end, ref int longest)
    {
        int start = end + 1;
        ends &= ends - 1;
        end = BitOperations.TrailingZeroCount(ends);
        longest |= end - start;
        // What begins too far to the right is not taken either.
        longest |= start > Window - sizeof(ulong) ? sizeof(ulong) : 0;
        return Number(ref first, Math.Min(start, Window - sizeof(ulong)), end - start);
    }

    // The number of up to eight bytes; of more, any.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Number(ref byte bytes, int start, int moreBytes)
    {
        ulong word = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref bytes, start));
        return (long)Bmi2.X64.ParallelBitExtract(word & (ulong.MaxValue >> (56 - (8 * moreBytes))), SevenBits);
    }
}
