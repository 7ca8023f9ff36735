using Search.Codecs.Compression;
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

    /// <summary>Reads over a unit and compares its length with what really comes of it, where <see cref="HighestRatio"/> leaves damage too much room.</summary>
    /// <exception cref="CorruptIndexException">It is another.</exception>
    public virtual void CheckLength(ref ByteReader input, int unitLength)
    {
    }

    /// <summary>For a part of DEFLATE data: reads its packed length and the packed bytes, and compares what comes of them.</summary>
    /// <exception cref="CorruptIndexException">It is not <paramref name="length"/>.</exception>
    protected static void CheckDeflated(ref ByteReader input, int length)
    {
        int packed = input.ReadCount();
        if (packed == 0 ? length != 0 : InflatedLength.Of(input.ReadSpan(packed), length) != length)
        {
            throw input.Corrupt($"{packed} bytes do not unpack to {length}");
        }
    }

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
