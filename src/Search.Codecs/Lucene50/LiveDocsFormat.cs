namespace Search.Codecs.Lucene50;

/// <summary>Which documents of a segment are not deleted. Only segments with deletions have the file; each change writes a new one.</summary>
/// <remarks>
/// <code>
/// .liv   = IndexHeader("Lucene50LiveDocs", version 0, suffix = generation in base 36), Bits, Footer
/// Bits   = word:u64be[ceil(maxDoc / 64)]     -- bit (d mod 64) of word (d / 64) is 1 when doc d is live
/// </code>
/// Its name is SEGMENT_GENERATION.liv and it always lies loose in the folder, beside a compound file too.
/// Invariants: bits at or past maxDoc are 0; the number of 0-bits below maxDoc = deletedCount in segments_N.
/// Differs from Lucene's Javadoc, which knows a generation field and no footer. Facts: Lucene50LiveDocsFormat.
/// </remarks>
public static class LiveDocsFormat
{
    public const string Extension = "liv";

    public const string Codec = "Lucene50LiveDocs";

    public const int Version = 0;
}
