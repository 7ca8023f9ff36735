namespace Search.Codecs.BlockTree;

/// <summary>The term dictionary: sorted terms of each field in blocks by common prefix, and an FST (the term index) that leads from prefixes to blocks. From
/// a term to the numbers and places of its postings.</summary>
/// <remarks>
/// <code>
/// .tim = IndexHeader("BlockTreeTermsDict", version 6), Block*, Footer
/// .tip = IndexHeader("BlockTreeTermsIndex", version 6), FstBytes*, Footer              -- one for each field that has terms
/// .tmd = IndexHeader("BlockTreeTermsMeta", version 6), PostingsHeader, fieldCount:VInt, Field[fieldCount],
///        tipLength:u64be, timLength:u64be, Footer                                      -- lengths with footers
/// PostingsHeader = IndexHeader("Lucene84PostingsWriterTerms", version 1), blockSize:VInt 128
/// Field = number:VInt, termCount:VLong, rootLength:VInt, rootCode:byte[rootLength], sumTotalTermFreq:VLong? with frequencies, sumDocFreq:VLong, docCount:VInt,
///         minLength:VInt, minTerm:byte[minLength], maxLength:VInt, maxTerm:byte[maxLength], fstStart:VLong, Fst.Meta
///
/// Block = code:VInt, suffixCode:VLong, suffixes:Suffixes, lengthCode:VInt, lengths:Lengths, statLength:VInt, stats:Stats, metaLength:VInt, metas:TermMeta*
///     code = items &lt;&lt; 1 | (last block of its prefix ? 1 : 0)
///     suffixCode = suffixBytes &lt;&lt; 3 | (no sub-blocks ? 4 : 0) | compression       -- 0: none, 1: LowercaseAsciiCompression, 2: LZ4
///     lengthCode = lengthBytes &lt;&lt; 1 | (all bytes equal ? 1 : 0)                    -- equal: the byte stands once
/// Lengths = { suffixLength:VInt }*                                                   -- block without sub-blocks
///         | { suffixLength &lt;&lt; 1 | isBlock:VInt, distance:VLong? for a block }*       -- sub-block starts distance bytes before this block
/// Stats = { singletons:VInt odd | docFreq &lt;&lt; 1:VInt even, totalTermFreq - docFreq:VLong? with frequencies }*
///         -- odd: 1 + singletons / 2 terms with docFreq 1 and totalTermFreq 1
///
/// rootCode, and the FST's output for the prefix of a block
///       = start &lt;&lt; 2 | hasTerms &lt;&lt; 1 | isFloor:VLong, { count:VInt, { firstByte:u8, distance &lt;&lt; 1 | hasTerms:VLong }[count] }? with isFloor
/// </code>
/// <para>A block holds the terms and the blocks of longer prefixes that begin with its prefix, in order; suffixes are what follows the prefix. A prefix becomes a block
/// when at least 25 items share it. More than 48 items are cut into floor blocks, a new one where the first byte of suffixes changes and 25 items were gathered:
/// isFloor lists those after the first by that byte and their distance from the first. The root block has the empty prefix.</para>
/// <para>TermMeta: see Lucene84PostingsFormat (and for the header of older postings Lucene50PostingsFormat). A block's suffixes are compressed when that pays: only behind prefixes longer than 2 and with more than 2 bytes a suffix.
/// LZ4 is tried with more than 6 bytes a suffix and must save a quarter.</para>
/// <para>Versions 3 to 5 (before Lucene 8.6; we only read them) have no <c>.tmd</c>. In versions 3 and 4 (before 8.5) suffixes lie behind their lengths:</para>
/// <code>
/// .tim   = IndexHeader("BlockTreeTermsDict", version 3 to 5), PostingsHeader, Block*, fieldCount:VInt, Field[fieldCount], fieldsStart:u64be, Footer
///          -- Field as above to maxTerm; in version 3 with longs:VInt between docCount and minLength, which says nothing
/// .tip   = IndexHeader("BlockTreeTermsIndex", version 3 to 5), { Fst.Meta, FstBytes }*, fstStart:VLong[fieldCount], startsStart:u64be, Footer
/// Block  = code:VInt, suffixCode:VInt, Suffix*, statLength:VInt, stats:Stats, metaLength:VInt, metas:TermMeta*             -- versions 3 and 4
///     suffixCode = suffixBytes &lt;&lt; 1 | (no sub-blocks ? 1 : 0)
/// Suffix = suffixLength:VInt, byte[suffixLength]                                                                         -- block without sub-blocks
///        | suffixLength &lt;&lt; 1 | isBlock:VInt, byte[suffixLength], distance:VLong? for a block
/// Stats  = { docFreq:VInt, totalTermFreq - docFreq:VLong? with frequencies }*                                            -- versions 3 and 4
/// </code>
/// Source: BlockTreeTermsWriter, BlockTreeTermsReader, SegmentTermsEnumFrame.
/// </remarks>
public static class BlockTreeTermsFormat
{
    public const string TermsExtension = "tim";
    public const string IndexExtension = "tip";
    public const string MetaExtension = "tmd";

    internal const string TermsCodec = "BlockTreeTermsDict";
    internal const string IndexCodec = "BlockTreeTermsIndex";
    internal const string MetaCodec = "BlockTreeTermsMeta";

    internal const int OldestVersion = 3;

    /// <summary>VERSION_META_LONGS_REMOVED.</summary>
    internal const int VersionWithoutLongs = 4;

    /// <summary>VERSION_COMPRESSED_SUFFIXES: suffixes and their lengths lie apart.</summary>
    internal const int VersionOfSplitSuffixes = 5;

    /// <summary>VERSION_META_FILE.</summary>
    internal const int VersionOfMeta = 6;

    internal const int Version = 6;

    internal const int MinItemsInBlock = 25;
    internal const int MaxItemsInBlock = 48;

    internal const int FloorFlag = 1;
    internal const int HasTermsFlag = 2;
    internal const int FlagBits = 2;

    internal const int LeafFlag = 4;
    internal const int NotCompressed = 0;
    internal const int LowercaseAscii = 1;
    internal const int Lz4 = 2;
    internal const int CompressionMask = 3;
    internal const int SuffixFlagBits = 3;

    /// <summary>The longest term that Lucene writes, in bytes (IndexWriter.MAX_TERM_LENGTH).</summary>
    internal const int MaxTermLength = 32766;
}
