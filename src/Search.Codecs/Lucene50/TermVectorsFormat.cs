namespace Search.Codecs.Lucene50;

/// <summary>What the fields of each document consist of: terms with frequencies and, where recorded, positions, offsets and payloads.</summary>
/// <remarks>
/// <code>
/// .tvd    = IndexHeader("Lucene50TermVectorsData", version 3), Chunk*, Footer
/// Chunk   = docBase:VInt, docCount:VInt, Counts, Fields?
/// Counts  = fieldCount:VInt                              -- when docCount is 1
///         | Blocks fieldCount[docCount]
/// Fields  = Numbers, Packed(bitsRequired(n - 1)) number[fields], Parts, Terms, Places, content:Lz4
///           -- only when there is a field; n = distinct fields, fields = sum of fieldCount; number: an index into Numbers
/// Numbers = u8 min(n - 1, 7) shl 5 | bits, (n - 8):VInt when n > 7, Packed(bits) fieldNumber[n]
///           -- ascending
/// Parts   = 0:VInt, Packed(3) parts[n]                   -- a field has the same in all documents of the chunk
///         | 1:VInt, Packed(3) parts[fields]
///           -- 1 positions | 2 offsets | 4 payloads
/// Terms   = bits:VInt, Packed(bits) termCount[fields],
///           Blocks prefix[terms], Blocks suffix[terms], Blocks (freq - 1)[terms]
///           -- prefix: bytes in common with the term before in the same field; suffix: further bytes
/// Places  = Blocks positionDelta[], (charsPerPosition:u32be[n], Blocks startDelta[], Blocks lengthDelta[])?, Blocks payloadLength[]
///           -- one number for each occurrence, of those fields that record the part; offsets only when a field does.
///              positionDelta: from the occurrence of the term before, at first from 0.
///              startDelta: likewise, less (int)(charsPerPosition * positionDelta), a float, with 0 for fields without positions.
///              lengthDelta: end - start - length of the term in bytes.
/// content = for each document: the suffixes of all its terms, then all its payloads
/// .tvx    = IndexHeader("Lucene85TermVectorsIndexIdx", version 0), otherwise as .fdx
/// .tvm    = IndexHeader("Lucene85TermVectorsIndexMeta", version 3), packedVersion:VInt, chunkSize:VInt,
///           maxDoc:u32be to dataEnd:u64be as in .fdm, chunkCount:VLong?, dirtyChunks:VLong, missingDocs:VLong, Footer
///           -- chunkCount in version 4 only
/// </code>
/// Blocks are <see cref="BitPacking.BlockPackedInts"/>, Packed is <see cref="BitPacking.PackedInts"/>, .fdx and .fdm are those of
/// <see cref="Lucene87.StoredFieldsFormat"/>. The files are there when a field says that it has term vectors. A chunk ends with the document that
/// brings its content to 4096 bytes or is its 128th. charsPerPosition: the sum of the start offsets of each term's last occurrence by that of their
/// positions; 0 where either is 0. dirtyChunks and missingDocs: chunks that ended early and about how many more documents they would have held.
/// Invariants: fields of a document by name, terms by bytes; freq >= 1; chunks join without a gap; maxDoc = the segment's.
/// Lucene 8.9 and later write version 4. Versions 1 (Lucene 8.0 to 8.4) and 2 (8.5, 8.6) are read, too:
/// <code>
/// .tvd    = IndexHeader("Lucene50TermVectorsData", version 1 or 2), packedVersion:VInt, chunkSize:VInt, Chunk*, chunkCount:VLong,
/// dirtyChunks:VLong, Footer .tvx    = IndexHeader("Lucene50TermVectorsIndex", version 1), see LegacyFieldsIndex, Footer                   --
/// version 1 .tvm    = IndexHeader("Lucene85TermVectorsIndexMeta", version 0), maxDoc:u32be to dataEnd:u64be, Footer       -- version 2
/// </code>
/// Facts: CompressingTermVectorsWriter, CompressingTermVectorsReader, Lucene50TermVectorsFormat.
/// </remarks>
public static class TermVectorsFormat
{
    public const string DataExtension = "tvd";

    public const string IndexExtension = "tvx";

    public const string MetaExtension = "tvm";

    public const string DataCodec = "Lucene50TermVectorsData";

    public const string IndexCodec = "Lucene85TermVectorsIndexIdx";

    internal const string LegacyIndexCodec = "Lucene50TermVectorsIndex";

    public const string MetaCodec = "Lucene85TermVectorsIndexMeta";

    /// <summary>VERSION_META.</summary>
    public const int Version = 3;

    /// <summary>VERSION_NUM_CHUNKS.</summary>
    public const int NewestVersion = 4;

    /// <summary>Bytes of content that fill a chunk.</summary>
    public const int ChunkSize = 1 << 12;

    /// <summary>Documents that fill a chunk.</summary>
    public const int MaxDocsPerChunk = 128;

    internal const int PartsBits = 3;
    internal const int FieldBits = 5;
    internal const int ManyFields = 7;
    internal const int SameParts = 0;
    internal const int OwnParts = 1;
}
