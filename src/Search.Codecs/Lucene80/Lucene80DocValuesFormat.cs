namespace Search.Codecs.Lucene80;

/// <summary>Doc values: a field's values by document, for sorting, facets and filters. Files <c>.dvm</c> and <c>.dvd</c>.</summary>
/// <remarks>
/// <code>
/// .dvm          = IndexHeader("Lucene80DocValuesMetadata", version 2), { field:i32be, type:u8, Field }*, end:i32be -1, Footer
/// .dvd          = IndexHeader("Lucene80DocValuesData", version 2), parts that .dvm points to, Footer
/// Field         = Numeric                                       -- type 0
///               | Binary                                        -- type 1
///               | Sorted                                        -- type 2
///               | multi:u8 0, Sorted                            -- type 3, sorted set; no document has several values
///               | multi:u8 1, DocsWithField, Ordinals, docCount:i32be, Addresses, Terms      -- type 3, sorted set
///               | Numeric, docCount:i32be, Addresses?           -- type 4, sorted numeric; Addresses where valueCount &gt; docCount
/// Region        = offset:i64be, length:i64be                    -- in .dvd; bytes
///
/// Numeric       = DocsWithField, valueCount:i64be, table:i32be, value:i64be[table if table &gt; 0],
///                 bitsPerValue:u8, min:i64be, gcd:i64be, Region, jumpTable:i64be
///   bitsPerValue 0       -- all values are min; nothing in Region
///   table 2..256         -- Region = Direct of indexes into the table, whose values ascend
///   table -1             -- Region = Direct of (value - min) / gcd
///   table -16            -- bitsPerValue 255; Region = NumericBlock*, u64be[blocks] offsets of blocks in .dvd, u64be offset of these offsets (= jumpTable)
/// NumericBlock  = bits:u8 0, value:i64be                        -- all 16,384 (the last: what is left) values are equal
///               | bits:u8, min:i64be, length:i32be, Direct      -- value i = min + gcd * packed i; length = bytes of Direct
/// jumpTable     -- -1 without blocks
///
/// Binary        = Region, DocsWithField, docCount:i32be, minLength:i32be, maxLength:i32be, Lengths?
///   Region               = the values one after the other
///   Lengths              = Addresses, where minLength &lt; maxLength           -- docCount + 1 offsets into Region
/// CompressedBinary: the same with Region = BinaryBlock* and, where docCount &gt; 0,
///   Lengths              = offset:i64be, blocks:VInt, docsPerBlockShift:VInt 5, maxBlockBytes:VInt, blockShift:VInt 16, DirectMonotonic meta, length:i64be
///                                                                -- offsets of blocks in .dvd
///   BinaryBlock          = length0:VInt, length:VInt[31 if the lowest bit of length0 is 0], LZ4 of the block's values
///                          length0 = 2 * (length of the first value) + (1 if all 32 are as long); missing values of the last block have length 0
///
/// Sorted        = DocsWithField, docCount:i32be, Ordinals, Terms
/// Ordinals      = bitsPerValue:u8, Region                        -- Direct; bitsPerValue 0, Region(0, 0) where there is at most one term
/// Addresses     = offset:i64be, blockShift:VInt 16, DirectMonotonic meta, length:i64be
///                                                                -- docCount + 1 numbers: values before each document
/// Terms         = count:VLong, termShift:i32be 4, blockShift:i32be 16, DirectMonotonic meta, maxLength:i32be, Region of TermBlock*, Region of their addresses,
///                 indexShift:i32be 10, DirectMonotonic meta, Region of keys, Region of their addresses
/// TermBlock     = length:VInt, byte[length], Suffix[15]          -- 16 terms, ascending
/// Suffix        = u8 min(prefix, 15) | min(suffix - 1, 15) &lt;&lt; 4, prefix-15:VInt if prefix &gt;= 15, suffix-16:VInt if suffix &gt;= 16, byte[suffix]
///                                                                -- prefix: bytes shared with the term before
/// keys          -- of every 1,024th term the shortest prefix that is larger than the term before; empty for the first
/// </code>
/// DocsWithField: <see cref="IndexedDisiFormat"/>. Direct: <see cref="BitPacking.DirectFormat"/>, DirectMonotonic: <see cref="BitPacking.DirectMonotonicFormat"/>.
/// Which encoding of numbers: <see cref="NumericFieldWriter"/>. We write Binary; CompressedBinary is read where the field's attribute
/// <see cref="ModeKey"/> says BEST_COMPRESSION (version 2), in version 1 always, in version 0 never.
/// Invariants: ordinals are below the number of terms and ascend within a document; the values of a sorted numeric document ascend, equal ones kept.
/// </remarks>
public static class Lucene80DocValuesFormat
{
    public const string MetaExtension = "dvm";

    public const string DataExtension = "dvd";

    internal const string MetaCodec = "Lucene80DocValuesMetadata";

    internal const string DataCodec = "Lucene80DocValuesData";

    internal const int OldestVersion = 0;

    internal const int Version = 2;

    /// <summary>From here on each binary field says whether it is compressed; in the version before, all are.</summary>
    internal const int FirstVersionWithMode = 2;

    /// <summary>The name that Lucene's per-field format stores with each field.</summary>
    public const string Name = "Lucene80";

    /// <summary>The attribute of a binary field that says how it is stored.</summary>
    public const string ModeKey = "Lucene80DocValuesFormat.mode";

    internal const string BestSpeed = "BEST_SPEED";

    internal const string BestCompression = "BEST_COMPRESSION";

    internal const byte Numeric = 0;

    internal const byte Binary = 1;

    internal const byte Sorted = 2;

    internal const byte SortedSet = 3;

    internal const byte SortedNumeric = 4;

    internal const int End = -1;

    internal const int MonotonicBlockShift = 16;

    internal const int NumericBlockShift = 14;

    internal const int NumericBlockSize = 1 << NumericBlockShift;

    /// <summary>What stands for the size of the table where numbers lie in blocks.</summary>
    internal const int BlocksMark = -2 - NumericBlockShift;

    internal const int MaxTable = 256;

    /// <summary>Stands for the width where each block has its own.</summary>
    internal const byte ManyWidths = 0xFF;

    internal const int TermBlockShift = 4;

    internal const int TermIndexShift = 10;
}
