namespace Search.Codecs.Lucene50;

/// <summary>Postings of Lucene 5.0 to 8.3, as Lucene 8 wrote them. Read only.</summary>
/// <remarks>
/// <code>
/// .doc = IndexHeader("Lucene50PostingsWriterDoc", version 1), packedVersion:VInt 2, packing:VInt[32], Term*, Footer
/// .pos = IndexHeader("Lucene50PostingsWriterPos", version 1), as in Lucene84PostingsFormat, Footer
/// .pay = IndexHeader("Lucene50PostingsWriterPay", version 1), as in Lucene84PostingsFormat, Footer
/// packing   = kind shl 5 | width - 1                -- number b of these: how blocks whose numbers have b + 1 bits are packed
/// Block     = bits:u8 0, value:VInt                 -- all 128 numbers are equal
///           | bits:u8 1..31, Packed                 -- by packing[bits - 1]
/// Packed    = PackedInts of so wide numbers         -- kind 0
///           | word:u64be[ceil(128 / n)]             -- kind 1: n = 64 / width numbers a word, from its low bits up
/// </code>
/// All else is as in Lucene84PostingsFormat, with Block in place of DeltaBlock (the differences of doc ids, the first of a term may be 0) and of PForBlock, no
/// endian byte, and in the header of terms "Lucene50PostingsWriterTerms", version 1. TermMeta is that of version 0 there.
/// Version 0 (before Lucene 8) has no impacts in its skip data and is not read. Facts: Lucene50PostingsReader, ForUtil, Lucene50SkipReader (8.8.1).
/// </remarks>
public static class Lucene50PostingsFormat
{
    /// <summary>The name that Lucene's per-field format stores with each field.</summary>
    public const string Name = "Lucene50";

    internal const string CodecStart = "Lucene50PostingsWriter";

    /// <summary>VERSION_IMPACT_SKIP_DATA.</summary>
    internal const int Version = 1;

    internal const int MaxBits = 31;

    internal const int Widths = 32;

    internal const int KindShift = 5;

    internal const int Packed = 0;

    internal const int SingleBlock = 1;
}
