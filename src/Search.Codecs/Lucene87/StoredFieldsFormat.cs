namespace Search.Codecs.Lucene87;

/// <summary>The values that documents keep to be shown again, packed in chunks of many documents.</summary>
/// <remarks>
/// <code>
/// .fdt    = IndexHeader("Lucene87StoredFieldsFastData" or, in mode BEST_COMPRESSION, "Lucene87StoredFieldsHighData", version 3), Chunk*, Footer
/// Chunk   = docBase:VInt, token:VInt, Ints fieldCounts, Ints lengths, Unit+
///           -- token: docCount shl 1 | sliced; in version 4 docCount shl 2 | dirty shl 1 | sliced
/// Ints    = value:VInt                                  -- when docCount is 1
///         | bits:VInt, bits = 0: value:VInt             -- all are equal
///         | bits:VInt, Packed(bits, docCount)           -- PackedInts; bits is 1 to 31
/// Unit    = dictionaryLength:VInt, blockLength:VInt, dictionaryPacked:VInt, blockPacked:VInt[blockCount],
///           Lz4(dictionaryLength), Lz4(blockLength)[blockCount]
///           -- blockCount = ceil((length of the unit - dictionaryLength) / blockLength), the last block is shorter;
///              dictionaryPacked and blockPacked are lengths in bytes of the Lz4 blocks; each block may refer to the dictionary and itself
///         | dictionaryLength:VInt, blockLength:VInt, Packed(dictionaryLength), Packed(blockLength)[blockCount]        -- in mode BEST_COMPRESSION
/// Packed  = length:VInt, byte[length]                   -- raw DEFLATE data (RFC 1951), blocks with the dictionary as preset dictionary;
///                                                          length is 0 where there is nothing to pack
/// .fdx    = IndexHeader("Lucene85FieldsIndexIdx", version 0), DirectMonotonic docs, DirectMonotonic starts, Footer
/// .fdm    = IndexHeader("Lucene85FieldsIndexMeta", version 3), chunkSize:VInt, packedVersion:VInt,
///           maxDoc:u32be, blockShift:u32be, count:u32be, docsStart:u64be, Meta docs, startsStart:u64be, Meta starts,
///           startsEnd:u64be, dataEnd:u64be, chunkCount:VLong?, dirtyChunks:VLong, missingDocs:VLong, Footer
///           -- count = chunks + 1; docs = first doc id of each chunk, and maxDoc; starts = offsets in .fdt of each chunk, and dataEnd;
///              chunkCount in version 4 only
/// Doc     = Field*                                      -- lengths[i] bytes of the chunk's content
/// Field   = info:VLong (field number shl 3 | type), value
/// value   = type 0 text: String; 1 bytes: VInt, byte*; 2 int: ZInt; 3 float: ZFloat; 4 long: TLong; 5 double: ZDouble
/// ZFloat  = u8 0x80 | f + 1            -- f is whole, -1 to 125, not -0
///         | u32be bits                 -- other positive ones: the first bit is 0
///         | u8 0xFF, u32be bits        -- other negative ones
/// ZDouble = u8 0x80 | d + 1            -- d is whole, -1 to 124, not -0
///         | u8 0xFE, u32be bits        -- d is a float exactly
///         | u64be bits                 -- other positive ones
///         | u8 0xFF, u64be bits        -- other negative ones
/// TLong   = u8 unit shl 6 | more shl 5 | low 5 bits of z, VLong z >>> 5 when more
///           -- z: zig-zag of the number divided by the unit: 0 = 1, 1 = 1000, 2 = 3,600,000, 3 = 86,400,000 (a second, an hour, a day)
/// </code>
/// A chunk ends with the document that brings it to 614,400 bytes (60 KiB for each of ten blocks) or is its 1024th. Its content is one unit, or, from twice chunkSize on,
/// sliced into units of chunkSize bytes. The dictionary is the first 1/160 of a unit, then ten blocks of equal length. In mode BEST_COMPRESSION it
/// is 491,520 bytes (48 KiB a block) or 4096 documents, and the dictionary the first 1/60. dirtyChunks and
/// missingDocs: chunks that ended early and about how many more documents they would have held.
/// Invariants: a document of 0 bytes has 0 fields and only such; chunks join without a gap; maxDoc = the segment's.
/// The segment's attribute "Lucene87StoredFieldsFormat.mode" is "BEST_SPEED" or "BEST_COMPRESSION"; we write the first.
/// Lucene 8.9 and later write version 4 with chunks of 80 KiB in mode BEST_SPEED. Facts: CompressingStoredFieldsWriter, FieldsIndexWriter,
/// LZ4WithPresetDictCompressionMode, DeflateWithPresetDictCompressionMode.
/// </remarks>
public static class StoredFieldsFormat
{
    public const string DataExtension = "fdt";

    public const string IndexExtension = "fdx";

    public const string MetaExtension = "fdm";

    public const string DataCodec = "Lucene87StoredFieldsFastData";

    /// <summary>Of mode <see cref="BestCompression"/>.</summary>
    public const string HighDataCodec = "Lucene87StoredFieldsHighData";

    public const string IndexCodec = "Lucene85FieldsIndexIdx";

    public const string MetaCodec = "Lucene85FieldsIndexMeta";

    /// <summary>VERSION_META.</summary>
    public const int Version = 3;

    /// <summary>VERSION_NUM_CHUNKS.</summary>
    public const int NewestVersion = 4;

    public const int IndexVersion = 0;

    /// <summary>The segment's attribute that names the way of compression.</summary>
    public const string ModeAttribute = "Lucene87StoredFieldsFormat.mode";

    /// <summary>LZ4 with a dictionary per unit.</summary>
    public const string BestSpeed = "BEST_SPEED";

    /// <summary>DEFLATE with a dictionary per unit.</summary>
    public const string BestCompression = "BEST_COMPRESSION";

    /// <summary>Bytes of documents that fill a chunk.</summary>
    public const int ChunkSize = 10 * 60 * 1024;

    /// <summary>Documents that fill a chunk.</summary>
    public const int MaxDocsPerChunk = 1024;

    internal const int MaxDocsPerHighChunk = 4096;

    internal const int BlockShift = 10;
    internal const int BlocksPerUnit = 10;
    internal const int DictionaryPart = BlocksPerUnit * 16;

    internal const int TypeBits = 3;
    internal const int TypeMask = (1 << TypeBits) - 1;
    internal const int Text = 0;
    internal const int Bytes = 1;
    internal const int Int = 2;
    internal const int Float = 3;
    internal const int Long = 4;
    internal const int Double = 5;
}
