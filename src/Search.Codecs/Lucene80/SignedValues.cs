using System.Buffers.Binary;
using Search.Storage;

namespace Search.Codecs.Lucene80;

/// <summary>Numbers with sign, of 1, 2, 4 or 8 bytes each.</summary>
internal sealed class SignedValues(FileSlice data, Region region, int width) : LongValues
{
    public override long this[long index] => At(data.Span(region.Offset + index * width, width));

    public override void Read(long from, Span<long> values)
    {
        for (int at = 0; at < values.Length;)
        {
            int count = Math.Min(values.Length - at, 1 << 16);
            ReadOnlySpan<byte> bytes = data.Span(region.Offset + (from + at) * width, count * width);
            for (int i = 0; i < count; i++)
            {
                values[at + i] = At(bytes.Slice(i * width, width));
            }
            at += count;
        }
    }

    public override void Gather(ReadOnlySpan<int> indexes, Span<long> values)
    {
        if (width == 1 && region.Length <= int.MaxValue)
        {
            ReadOnlySpan<byte> bytes = data.Span(region.Offset, (int)region.Length);
            for (int i = 0; i < indexes.Length; i++)
            {
                int index = indexes[i];
                values[i] = (uint)index < (uint)bytes.Length ? (sbyte)bytes[index] : throw data.Corrupt($"value {index} of {region.Length}", region.Offset);
            }
            return;
        }
        for (int i = 0; i < indexes.Length; i++)
        {
            values[i] = this[indexes[i]];
        }
    }

    private static long At(ReadOnlySpan<byte> bytes) => bytes.Length switch
    {
        1 => (sbyte)bytes[0],
        2 => BinaryPrimitives.ReadInt16BigEndian(bytes),
        4 => BinaryPrimitives.ReadInt32BigEndian(bytes),
        _ => BinaryPrimitives.ReadInt64BigEndian(bytes),
    };
}
