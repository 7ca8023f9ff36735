namespace Search.Codecs.Lucene60;

/// <summary>The fields of a segment and what is stored of each.</summary>
/// <remarks>
/// <code>
/// .fnm    = IndexHeader("Lucene60FieldInfos", version 2), count:VInt, Field[count], Footer
///           -- after an update of doc values: SEGMENT_GENERATION.fnm, suffix = generation in base 36
/// Field   = name:String, number:VInt, flags:u8, indexOptions:u8, docValuesType:u8, docValuesGeneration:u64be,
///           attributes:(count:VInt, (key:String, value:String)[count]), pointDimensions:VInt, Points?
/// Points  = pointIndexDimensions:VInt, pointBytes:VInt     -- when pointDimensions is not 0
/// </code>
/// flags: 1 term vectors, 2 omits norms, 4 payloads, 8 the soft deletes field. indexOptions: 0 not indexed, 1 docs, 2 and freqs, 3 and positions,
/// 4 and offsets. docValuesType: 0 none, 1 numeric, 2 binary, 3 sorted, 4 sorted set, 5 sorted numeric. docValuesGeneration: -1 = none.
/// Versions 0 and 1 (before Lucene 8.0) have no pointIndexDimensions, which then equals pointDimensions.
/// Invariants: names and numbers are unique; only indexed fields have vectors, payloads (which need positions) or omit norms;
/// at most 16 dimensions, 8 of them indexed, of at most 16 bytes. Facts: Lucene60FieldInfosFormat, FieldInfo.checkConsistency.
/// </remarks>
public static class FieldInfosFormat
{
    public const string Extension = "fnm";

    public const string Codec = "Lucene60FieldInfos";

    public const int OldestVersion = 0;

    public const int Version = 2;

    public const int TermVectors = 1;

    public const int OmitsNorms = 2;

    public const int Payloads = 4;

    public const int SoftDeletes = 8;

    public const int MaxDimensions = 16;

    public const int MaxIndexDimensions = 8;

    public const int MaxBytesPerDimension = 16;
}
