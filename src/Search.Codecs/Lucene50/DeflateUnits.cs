using System.Buffers;
using Search.Codecs.Compression;
using Search.Codecs.Lucene87;
using Search.Storage;

namespace Search.Codecs.Lucene50;

/// <summary>Unpacks units that are one run of DEFLATE data (mode BEST_COMPRESSION of <see cref="Lucene50StoredFieldsFormat"/>), from their start to what is wanted.</summary>
internal sealed class DeflateUnits : StoredUnits
{
    public static readonly DeflateUnits Instance = new();

    public override int HighestRatio => Inflater.HighestRatio;

    public override void Unpack(ref ByteReader input, int unitLength, int offset, Span<byte> destination)
    {
        int packed = input.ReadVInt();
        if (packed < 0 || packed > input.Remaining || unitLength / HighestRatio > packed)
        {
            throw input.Corrupt($"unit of {unitLength} bytes packed in {packed} of {input.Remaining}");
        }
        if (destination.Length == 0)
        {
            input.Skip(packed);
            return;
        }
        byte[] window = ArrayPool<byte>.Shared.Rent(unitLength);
        try
        {
            Inflater.Decompress(ref input, packed, window.AsSpan(0, unitLength), 0, offset + destination.Length);
            window.AsSpan(offset, destination.Length).CopyTo(destination);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(window);
        }
    }

    public override void CheckLength(ref ByteReader input, int unitLength) => CheckDeflated(ref input, unitLength);
}
