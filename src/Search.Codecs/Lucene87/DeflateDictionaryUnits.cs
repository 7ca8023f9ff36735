using System.Buffers;
using Search.Codecs.Compression;
using Search.Storage;

namespace Search.Codecs.Lucene87;

/// <summary>Unpacks units of mode BEST_COMPRESSION: the dictionary, and the blocks that hold what is wanted.</summary>
internal sealed class DeflateDictionaryUnits : StoredUnits
{
    public static readonly DeflateDictionaryUnits Instance = new();

    public override int HighestRatio => Inflater.HighestRatio;

    public override void Unpack(ref ByteReader input, int unitLength, int offset, Span<byte> destination)
    {
        int dictionaryLength = input.ReadVInt();
        int blockLength = input.ReadVInt();
        CheckLengths(ref input, unitLength, dictionaryLength, blockLength);
        byte[] rented = destination.Length > 0 ? ArrayPool<byte>.Shared.Rent(dictionaryLength + blockLength) : [];
        try
        {
            Part(ref input, rented, 0, dictionaryLength, destination.Length > 0 ? dictionaryLength : 0);
            if (offset < dictionaryLength && destination.Length > 0)
            {
                int part = Math.Min(dictionaryLength - offset, destination.Length);
                rented.AsSpan(offset, part).CopyTo(destination);
                destination = destination[part..];
                offset += part;
            }
            for (long start = dictionaryLength; start < unitLength; start += blockLength)
            {
                int length = (int)Math.Min(blockLength, unitLength - start);
                int inBlock = (int)(offset - start);
                int wanted = destination.Length > 0 && inBlock < length ? (int)Math.Min(length, (long)inBlock + destination.Length) : 0;
                Part(ref input, rented, dictionaryLength, length, wanted);
                if (wanted > 0)
                {
                    rented.AsSpan(dictionaryLength + inBlock, wanted - inBlock).CopyTo(destination);
                    destination = destination[(wanted - inBlock)..];
                    offset += wanted - inBlock;
                }
            }
        }
        finally
        {
            if (rented.Length > 0)
            {
                ArrayPool<byte>.Shared.Return(rented);
            }
        }
    }

    public override void CheckLength(ref ByteReader input, int unitLength)
    {
        int dictionaryLength = input.ReadVInt();
        int blockLength = input.ReadVInt();
        CheckLengths(ref input, unitLength, dictionaryLength, blockLength);
        CheckDeflated(ref input, dictionaryLength);
        for (long start = dictionaryLength; start < unitLength; start += blockLength)
        {
            CheckDeflated(ref input, (int)Math.Min(blockLength, unitLength - start));
        }
    }

    // Packed in the format: the wanted front of it, or none.
    private static void Part(ref ByteReader input, byte[] window, int dictionaryLength, int length, int wanted)
    {
        int packed = input.ReadVInt();
        if (packed < 0 || (packed == 0) != (length == 0))
        {
            throw input.Corrupt($"{length} bytes packed in {packed}");
        }
        if (wanted == 0)
        {
            input.Skip(packed);
        }
        else
        {
            Inflater.Decompress(ref input, packed, window.AsSpan(0, dictionaryLength + length), dictionaryLength, wanted);
        }
    }
}
