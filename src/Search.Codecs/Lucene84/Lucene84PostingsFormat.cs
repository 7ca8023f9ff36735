using System.Numerics;

namespace Search.Codecs.Lucene84;

/// <summary>Postings: which documents have a term, how often, and where in their text. Doc ids and frequencies in <c>.doc</c>, positions in <c>.pos</c>,
/// payloads and offsets in <c>.pay</c>; the term dictionary (BlockTree) says where each term's data begins.</summary>
/// <remarks>
/// <code>
/// .doc = IndexHeader("Lucene84PostingsWriterDoc", version 1), endian:u8 'L', Term*, Footer
/// .pos = IndexHeader("Lucene84PostingsWriterPos", version 1), TermPositions*, Footer       -- when any field has positions
/// .pay = IndexHeader("Lucene84PostingsWriterPay", version 1), TermPayloads*, Footer        -- when any field has offsets or payloads
///
/// Term          = { DocDeltas:DeltaBlock, Freqs:PForBlock? }[docFreq / 128], LastDocs, SkipData? when docFreq > 128      -- nothing when docFreq = 1
/// LastDocs      = { code:VInt, freq:VInt? when code is even }[docFreq mod 128]     -- field with frequencies; doc delta = code / 2, frequency 1 when odd
///               | { docDelta:VInt }[docFreq mod 128]                               -- field without
/// TermPositions = { PositionDeltas:PForBlock }[totalTermFreq / 128], LastPositions
/// LastPositions = { code:VInt, payloadLength:VInt? , payload:byte[payloadLength], offsetCode:VInt, offsetLength:VInt? }[totalTermFreq mod 128]
///    field with payloads: position delta = code / 2; code odd: payloadLength follows, else it is that of the position before. Without: position delta = code.
///    field with offsets: start delta = offsetCode / 2; odd: offsetLength (end - start) follows, else it is that of the position before.
/// TermPayloads  = { Payloads? , Offsets? }[totalTermFreq / 128]
/// Payloads      = Lengths:PForBlock, byteCount:VInt, bytes:byte[byteCount]
/// Offsets       = StartDeltas:PForBlock, Lengths:PForBlock
///
/// SkipData = { length:VLong, Level:byte[length] }[levels - 1], Level0              -- highest level first; Level0 needs no length
/// Level    = Entry*                                                                -- one for each 128 * 8^level docs that more docs follow
/// Entry    = docDelta:VInt, docStartDelta:VLong, Positions?, Impacts, child:VLong? above level 0
/// Positions = positionStartDelta:VLong, positionIndex:VInt, payloadByteIndex:VInt? with payloads, payloadStartDelta:VLong? with offsets or payloads
/// levels   = 1 + floor(log8((docFreq - (docFreq mod 128 = 0 ? 1 : 0)) / 128)), at most 10
/// </code>
/// <para>Doc deltas count from the doc before (0 at the term's start, so the first may be 0), position deltas and start deltas from the position before in the
/// same document. An entry speaks of the place behind its docs: the last of them, and where blocks go on there. Deltas count from the entry before on the same
/// level, at first from the term's start. child: offset in the level below of what stands behind the entry of the same place.</para>
/// <para>A term with one document has no data in <c>.doc</c>: the id stands in the term dictionary, the frequency is totalTermFreq.</para>
/// <para>The term's place, in the term dictionary (deltas count from the term before in the same block, from 0 in a block's first):</para>
/// <code>
/// TermMeta = code:VLong, docId:VInt? when code is even and docFreq = 1,
///            positionStartDelta:VLong?, payloadStartDelta:VLong?, lastPositionBlock:VLong? when totalTermFreq > 128, skipOffset:VLong? when docFreq > 128
/// </code>
/// <para>code even: docStart delta = code / 2. Odd: docStart as before, both terms have one document, and code / 2 is the zig-zag coded delta of its id (only in version
/// 1). lastPositionBlock: offset of LastPositions from the term's positions. skipOffset: offset of SkipData from docStart.</para>
/// <para>Where Lucene's Javadoc differs: it omits the endian byte, the impacts of skip entries and the odd code of TermMeta, and gives VInt for some VLong.</para>
/// Source: Lucene84PostingsWriter, Lucene84PostingsReader, Lucene84SkipWriter, MultiLevelSkipListWriter.
/// </remarks>
public static class Lucene84PostingsFormat
{
    /// <summary>The name that Lucene's per-field format stores with each field.</summary>
    public const string Name = "Lucene84";

    public const string DocExtension = "doc";
    public const string PositionExtension = "pos";
    public const string PayloadExtension = "pay";

    internal const string CodecStart = "Lucene84PostingsWriter";
    internal const string TermsCodecEnd = "Terms";
    internal const string DocCodecEnd = "Doc";
    internal const string PositionCodecEnd = "Pos";
    internal const string PayloadCodecEnd = "Pay";

    internal const string TermsCodec = CodecStart + TermsCodecEnd;
    internal const string DocCodec = CodecStart + DocCodecEnd;
    internal const string PositionCodec = CodecStart + PositionCodecEnd;
    internal const string PayloadCodec = CodecStart + PayloadCodecEnd;

    internal const int OldestVersion = 0;

    /// <summary>From this version on, doc ids of neighbouring terms with one document are coded as deltas.</summary>
    internal const int SingletonDeltaVersion = 1;

    internal const int Version = 1;

    internal const int BlockSize = ForBlock.Size;

    /// <summary>An entry of a level covers so many entries of the level below.</summary>
    internal const int SkipMultiplier = 8;

    internal const int MaxSkipLevels = 10;

    /// <summary>The highest position that Lucene accepts (IndexWriter.MAX_POSITION).</summary>
    internal const int MaxPosition = int.MaxValue - 128;

    /// <summary>Levels of skip data over so many docs.</summary>
    internal static int LevelCount(int docCount)
    {
        int levels = docCount <= BlockSize ? 1 : 1 + BitOperations.Log2((uint)docCount / BlockSize) / 3;
        return Math.Min(levels, MaxSkipLevels);
    }
}
