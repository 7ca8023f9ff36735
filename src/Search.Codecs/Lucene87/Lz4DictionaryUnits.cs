using System.Buffers;
using Search.Codecs.Compression;
using Search.Storage;

namespace Search.Codecs.Lucene87;

/// <summary>Unpacks units of mode BEST_SPEED: only the blocks that hold what is wanted.</summary>
internal sealed class Lz4DictionaryUnits : StoredUnits
{
    public static readonly Lz4DictionaryUnits Instance = new();

    public override int HighestRatio => Lz4Format.HighestRatio;

    public override void Unpack(ref ByteReader input, int unitLength, int offset, Span<byte> destination)
    {
        int dictionaryLength = input.ReadVInt();
        int blockLength = input.ReadVInt();
        int dictionaryPacked = input.ReadVInt();
        CheckLengths(ref input, unitLength, dictionaryLength, blockLength);
        int rest = unitLength - dictionaryLength;
        if (dictionaryPacked < 0)
        {
            throw input.Corrupt($"dictionary in {dictionaryPacked} bytes");
        }
        ByteReader lengths = input;
        int blocks = rest == 0 ? 0 : (int)(((long)rest + blockLength - 1) / blockLength);
        long packed = dictionaryPacked;
        for (int i = 0; i < blocks; i++)
        {
            int length = input.ReadVInt();
            if (length < 0)
            {
                throw input.Corrupt($"block of {length} bytes");
            }
            packed += length;
        }
        long start = input.Position;
        input.Skip(packed);
        if (destination.Length > 0)
        {
            ByteReader data = input;
            data.Position = start;
            byte[] window = ArrayPool<byte>.Shared.Rent(dictionaryLength + blockLength);
            try
            {
                Unpack(ref lengths, ref data, window.AsSpan(0, dictionaryLength + blockLength), dictionaryLength, dictionaryPacked, offset, destination, unitLength);
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(window);
            }
        }
    }

    private static void Unpack(
        ref ByteReader lengths, ref ByteReader data, Span<byte> window, int dictionaryLength, int dictionaryPacked, int offset, Span<byte> destination, int unitLength)
    {
        long at = data.Position;
        UnpackExactly(ref data, window[..dictionaryLength], 0, dictionaryLength);
        at += dictionaryPacked;
        if (offset < dictionaryLength)
        {
            int part = Math.Min(dictionaryLength - offset, destination.Length);
            window.Slice(offset, part).CopyTo(destination);
            destination = destination[part..];
            offset += part;
        }
        int blockStart = dictionaryLength;
        while (destination.Length > 0)
        {
            int blockLength = Math.Min(window.Length - dictionaryLength, unitLength - blockStart);
            int packed = lengths.ReadVInt();
            if (offset < blockStart + blockLength)
            {
                data.Position = at;
                int inBlock = offset - blockStart;
                int part = Math.Min(blockLength - inBlock, destination.Length);
                UnpackExactly(ref data, window[..(dictionaryLength + blockLength)], dictionaryLength, inBlock + part);
                window.Slice(dictionaryLength + inBlock, part).CopyTo(destination);
                destination = destination[part..];
                offset += part;
            }
            at += packed;
            blockStart += blockLength;
        }
    }

    private static void UnpackExactly(ref ByteReader data, Span<byte> window, int dictionaryLength, int count)
    {
        int unpacked = Lz4Decompressor.Decompress(ref data, window, dictionaryLength, count);
        if (unpacked < count)
        {
            throw data.Corrupt($"block unpacks to {unpacked} bytes, at least {count} expected");
        }
    }
}
