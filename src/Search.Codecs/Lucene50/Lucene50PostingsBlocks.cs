using System.Buffers.Binary;
using Search.Codecs.BitPacking;
using Search.Codecs.Lucene84;
using Search.Storage;

namespace Search.Codecs.Lucene50;

/// <summary>Reads Block of <see cref="Lucene50PostingsFormat"/>.</summary>
/// <param name="packing">By the bits of numbers less one, kind and width as the format says.</param>
internal sealed class Lucene50PostingsBlocks(int[] packing) : PostingsBlocks
{
    public override void ReadDocs(ref ByteReader input, int start, int end, Span<int> docs)
    {
        Read(ref input, docs);
        long doc = start;
        for (int i = 0; i < ForBlock.Size; i++)
        {
            doc += docs[i];
            docs[i] = (int)doc;
        }
        // 128 numbers of 31 bits cannot pass the range of a long: a sum that went astray is seen at the last one.
        if (doc >= end)
        {
            throw input.Corrupt($"doc ids of a block rise from {start} to {doc}, {end} is the end");
        }
    }

    public override void Read(ref ByteReader input, Span<int> values)
    {
        values = values[..ForBlock.Size];
        int bits = input.ReadByte();
        if (bits == 0)
        {
            int value = input.ReadVInt();
            values.Fill(value >= 0 ? value : throw input.Corrupt($"block of numbers that are all {value}"));
            return;
        }
        (int kind, int width) = Packing(ref input, bits);
        if (kind == Lucene50PostingsFormat.Packed)
        {
            PackedInts.Read(ref input, values, width);
        }
        else
        {
            ReadWords(input.ReadSpan(ByteCount(kind, width)), width, values);
        }
        if (width > Lucene50PostingsFormat.MaxBits && values.ContainsAnyInRange(int.MinValue, -1))
        {
            throw input.Corrupt("block has a negative number");
        }
    }

    public override void Skip(ref ByteReader input)
    {
        int bits = input.ReadByte();
        if (bits == 0)
        {
            input.ReadVInt();
            return;
        }
        (int kind, int width) = Packing(ref input, bits);
        input.Skip(ByteCount(kind, width));
    }

    private static void ReadWords(ReadOnlySpan<byte> words, int width, Span<int> values)
    {
        int perWord = 64 / width;
        ulong mask = (1UL << width) - 1;
        for (int i = 0; i < values.Length; words = words[8..])
        {
            ulong word = BinaryPrimitives.ReadUInt64BigEndian(words);
            for (int end = Math.Min(values.Length, i + perWord); i < end; i++, word >>= width)
            {
                values[i] = (int)(word & mask);
            }
        }
    }

    private static int ByteCount(int kind, int width)
    {
        int perWord = 64 / width;
        return kind == Lucene50PostingsFormat.Packed ? ForBlock.Size / 8 * width : (ForBlock.Size + perWord - 1) / perWord * 8;
    }

    private (int Kind, int Width) Packing(ref ByteReader input, int bits) => bits <= Lucene50PostingsFormat.MaxBits
        ? (packing[bits - 1] >>> Lucene50PostingsFormat.KindShift, (packing[bits - 1] & (Lucene50PostingsFormat.Widths - 1)) + 1)
        : throw input.Corrupt($"block of numbers of {bits} bits");
}
