using Search.Storage;

namespace Search.Codecs.Lucene87;

/// <summary>The short forms of stored numbers: ZFloat, ZDouble and TLong of <see cref="StoredFieldsFormat"/>.</summary>
internal static class StoredNumbers
{
    private const long Second = 1000;
    private const long Hour = 60 * 60 * Second;
    private const long Day = 24 * Hour;

    public static void WriteFloat(ByteWriter output, int bits)
    {
        float value = BitConverter.Int32BitsToSingle(bits);
        if (float.IsNaN(value))
        {
            bits = 0x7FC00000;      // Java knows one NaN only
        }
        int whole = (int)value;
        if (value == whole && whole is >= -1 and <= 0x7D && bits != int.MinValue)
        {
            output.WriteByte((byte)(0x80 | (1 + whole)));
            return;
        }
        if (bits < 0)
        {
            output.WriteByte(0xFF);
        }
        output.WriteInt32(bits);
    }

    public static int ReadFloat(ref ByteReader input)
    {
        int first = input.ReadByte();
        return first switch
        {
            0xFF => input.ReadInt32(),
            >= 0x80 => BitConverter.SingleToInt32Bits((first & 0x7F) - 1),
            _ => first << 24 | (ushort)input.ReadInt16() << 8 | input.ReadByte(),
        };
    }

    public static void WriteDouble(ByteWriter output, long bits)
    {
        double value = BitConverter.Int64BitsToDouble(bits);
        if (double.IsNaN(value))
        {
            bits = 0x7FF8000000000000;
        }
        int whole = (int)value;
        if (value == whole && whole is >= -1 and <= 0x7C && bits != long.MinValue)
        {
            output.WriteByte((byte)(0x80 | (1 + whole)));
        }
        else if (value == (float)value)
        {
            output.WriteByte(0xFE);
            output.WriteInt32(BitConverter.SingleToInt32Bits((float)value));
        }
        else
        {
            if (bits < 0)
            {
                output.WriteByte(0xFF);
            }
            output.WriteInt64(bits);
        }
    }

    public static long ReadDouble(ref ByteReader input)
    {
        int first = input.ReadByte();
        return first switch
        {
            0xFF => input.ReadInt64(),
            0xFE => BitConverter.DoubleToInt64Bits(BitConverter.Int32BitsToSingle(input.ReadInt32())),
            >= 0x80 => BitConverter.DoubleToInt64Bits((first & 0x7F) - 1),
            _ => (long)first << 56 | (long)(uint)input.ReadInt32() << 24 | (long)(ushort)input.ReadInt16() << 8 | input.ReadByte(),
        };
    }

    public static void WriteLong(ByteWriter output, long value)
    {
        (int unit, long size) = (value % Second, value % Hour, value % Day) switch
        {
            (not 0, _, _) => (0, 1L),
            (_, _, 0) => (3, Day),
            (_, 0, _) => (2, Hour),
            _ => (1, Second),
        };
        value /= size;
        ulong zigZag = (ulong)((value >> 63) ^ (value << 1));
        ulong rest = zigZag >> 5;
        output.WriteByte((byte)(unit << 6 | (rest == 0 ? 0 : 0x20) | (int)(zigZag & 0x1F)));
        if (rest != 0)
        {
            output.WriteVLong((long)rest);
        }
    }

    public static long ReadLong(ref ByteReader input)
    {
        int first = input.ReadByte();
        ulong zigZag = (ulong)(first & 0x1F);
        if ((first & 0x20) != 0)
        {
            zigZag |= (ulong)input.ReadVLong() << 5;
        }
        long value = (long)(zigZag >> 1) ^ -(long)(zigZag & 1);
        return (first >> 6) switch
        {
            0 => value,
            1 => value * Second,
            2 => value * Hour,
            _ => value * Day,
        };
    }
}
