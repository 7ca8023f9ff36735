using Search.Codecs.Framing;
using Search.Storage;

namespace Search.Codecs.Lucene80;

/// <summary>A part of a data file.</summary>
/// <param name="Offset">From the file's first byte.</param>
/// <param name="Length">In bytes.</param>
internal readonly record struct Region(long Offset, long Length)
{
    /// <summary>offset:i64be, length:i64be.</summary>
    /// <exception cref="CorruptIndexException">The region does not lie before the data file's footer.</exception>
    public static Region Read(ref ByteReader meta, FramedFile data) => Check(ref meta, meta.ReadInt64(), meta.ReadInt64(), data);

    /// <summary>A region whose numbers were read already.</summary>
    /// <inheritdoc cref="Read" path="/exception"/>
    public static Region Check(ref ByteReader meta, long offset, long length, FramedFile data) =>
        offset >= 0 && length >= 0 && offset <= data.End && length <= data.End - offset
            ? new Region(offset, length)
            : throw meta.Corrupt($"{length} bytes at offset {offset} of a data file of {data.End}");

    /// <exception cref="CorruptIndexException">The region is shorter than what it must hold.</exception>
    public void AtLeast(ref ByteReader meta, long bytes)
    {
        if (Length < bytes)
        {
            throw meta.Corrupt($"{Length} bytes at offset {Offset} are too few: {bytes} expected");
        }
    }
}
