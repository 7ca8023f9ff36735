namespace Search.Codecs.Lucene50;

/// <summary>Stored fields of Lucene 5.0 to 8.6: chunks without a dictionary. Read only.</summary>
/// <remarks>
/// <code>
/// .fdt  = IndexHeader("Lucene50StoredFieldsFastData" or "Lucene50StoredFieldsHighData", version 1 or 2), chunkSize:VInt, packedVersion:VInt 2,
///         Chunk*, chunkCount:VLong, dirtyChunks:VLong, Footer
/// Chunk = as in Lucene87's StoredFieldsFormat, version 3, with
/// Unit  = Lz4                                            -- mode BEST_SPEED
///       | length:VInt, byte[length]                      -- mode BEST_COMPRESSION: raw DEFLATE data (RFC 1951)
/// .fdx  = IndexHeader("Lucene50StoredFieldsFastIndex" or "Lucene50StoredFieldsHighIndex", version 1), see LegacyFieldsIndex, Footer     -- version 1
///       | as in Lucene87's StoredFieldsFormat                                                                                          -- version 2
/// .fdm  = IndexHeader("Lucene85FieldsIndexMeta", version 0), from maxDoc to dataEnd as in Lucene87's StoredFieldsFormat, Footer           -- version 2
/// </code>
/// Version 1 is Lucene 8.0 to 8.4, version 2 Lucene 8.5 and 8.6. The segment's attribute "Lucene50StoredFieldsFormat.mode" names the mode. A chunk ends with 16,384 bytes
/// or 128 documents; in mode BEST_COMPRESSION with 61,440 bytes or 512 documents.
/// Facts: CompressingStoredFieldsReader, Lucene50StoredFieldsFormat (8.8.1), CompressionMode.
/// </remarks>
public static class Lucene50StoredFieldsFormat
{
    /// <summary>The segment's attribute that names the mode.</summary>
    public const string ModeAttribute = "Lucene50StoredFieldsFormat.mode";

    internal const string FastDataCodec = "Lucene50StoredFieldsFastData";

    internal const string HighDataCodec = "Lucene50StoredFieldsHighData";

    internal const string FastIndexCodec = "Lucene50StoredFieldsFastIndex";

    internal const string HighIndexCodec = "Lucene50StoredFieldsHighIndex";

    internal const int MaxDocsPerChunk = 128;

    internal const int MaxDocsPerHighChunk = 512;
}
