using System.Buffers;
using Search.Codecs.Compression;
using Search.Codecs.Lucene87;
using Search.Storage;

namespace Search.Codecs.Lucene50;

/// <summary>Unpacks units that are one LZ4 block (mode BEST_SPEED of <see cref="Lucene50StoredFieldsFormat"/>), from their start to what is wanted.</summary>
internal sealed class Lz4Units : StoredUnits
{
    public static readonly Lz4Units Instance = new();

    public override int HighestRatio => Lz4Format.HighestRatio;

    /// <summary>The block does not say how long it is: passing it by means unpacking it.</summary>
    public override void Unpack(ref ByteReader input, int unitLength, int offset, Span<byte> destination)
    {
        const int room = 16;       // copies of short runs are faster where they may pass the end
        int wanted = destination.Length > 0 ? offset + destination.Length : unitLength;
        byte[] window = ArrayPool<byte>.Shared.Rent(checked(unitLength + room));
        try
        {
            int unpacked = Lz4Decompressor.Decompress(ref input, window.AsSpan(0, unitLength + room), 0, wanted);
            if (unpacked < wanted || unpacked > unitLength)
            {
                throw input.Corrupt($"unit unpacks to {unpacked} bytes, {wanted} of {unitLength} expected");
            }
            window.AsSpan(offset, destination.Length).CopyTo(destination);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(window);
        }
    }
}
