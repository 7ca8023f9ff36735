namespace Search.Codecs.Compression;

/// <summary>LZ4 blocks, as stored fields and term dictionaries hold them.</summary>
/// <remarks>
/// <code>
/// Block    = Sequence*, Last
/// Sequence = token:u8, literalMore?, literal:byte[literalLength], distance:u16le, matchMore?
/// Last     = token:u8, literalMore?, literal:byte[literalLength]
/// token    = min(literalLength, 15) shl 4 | min(matchLength - 4, 15)
/// literalMore, matchMore = 255:u8*, rest:u8 -- when the four bits are 15: what has to be added to 15
/// </code>
/// distance: 1..65535 bytes back from the place of the match, over the start of the block into a dictionary where there is one. The block has no
/// length: who reads it knows how many bytes it unpacks to. The last 5 bytes are always literals. Facts: Lucene's util.compress.LZ4.
///
/// The compressors find the very matches that Lucene finds, so our files equal Lucene's byte for byte. This extends to their memory: both tables
/// are kept from one block to the next and not cleared, and an old place that happens to fit the new bytes is taken.
/// </remarks>
public static class Lz4Format
{
    /// <summary>The shortest match.</summary>
    public const int MinMatch = 4;

    /// <summary>Matches lie less than this far back.</summary>
    public const int MaxDistance = 1 << 16;

    /// <summary>So many bytes at the end are never part of a match.</summary>
    public const int LastLiterals = 5;

    /// <summary>No more bytes than this come of one.</summary>
    public const int HighestRatio = 255;

    /// <summary>No block of so many bytes compresses to more.</summary>
    public static int MaxCompressedLength(int length) => checked(length + length / 255 + 16);
}
