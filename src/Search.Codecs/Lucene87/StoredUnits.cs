using Search.Storage;

namespace Search.Codecs.Lucene87;

/// <summary>How the units of chunks of stored fields are packed (Unit in <see cref="StoredFieldsFormat"/>). No state: threads may share it.</summary>
internal abstract class StoredUnits
{
    /// <summary>No more bytes than this come of one: lengths that a damaged file makes up must not reach an allocation.</summary>
    public abstract int HighestRatio { get; }

    /// <summary>Unpacks the bytes [offset, offset + destination.Length) of a unit, and leaves the reader behind the unit if they reach to its end.</summary>
    /// <param name="input">At the unit, and no longer than its chunk.</param>
    /// <param name="unitLength">What the whole unit unpacks to.</param>
    /// <param name="offset">The first byte wanted.</param>
    /// <param name="destination">As many bytes as are wanted; none just skips the unit.</param>
    /// <exception cref="CorruptIndexException"/>
    public abstract void Unpack(ref ByteReader input, int unitLength, int offset, Span<byte> destination);

    /// <summary>For units of a dictionary and blocks.</summary>
    /// <exception cref="CorruptIndexException">The lengths do not make up the unit's.</exception>
    protected static void CheckLengths(ref ByteReader input, int unitLength, int dictionaryLength, int blockLength)
    {
        int rest = unitLength - dictionaryLength;
        if (dictionaryLength < 0 || rest < 0 || blockLength < 0 || blockLength > rest || (rest > 0 && blockLength == 0))
        {
            throw input.Corrupt($"unit of {unitLength} bytes with a dictionary of {dictionaryLength} and blocks of {blockLength}");
        }
    }
}
