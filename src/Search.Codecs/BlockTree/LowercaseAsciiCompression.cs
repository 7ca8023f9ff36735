using System.Runtime.Intrinsics;
using Search.Storage;

namespace Search.Codecs.BlockTree;

/// <summary>Packs four bytes into three where nearly all are lowercase letters, digits or . - _ (0x1F-0x3E, 0x5F-0x7E). Source: LowercaseAsciiCompression.</summary>
/// <remarks>
/// <code>
/// packed:byte[n - n / 4], exceptionCount:VInt, { distance:u8, value:u8 }[exceptionCount]        -- n bytes unpacked
/// </code>
/// <para>Byte b becomes 6 bits: bits 0-4 and 6 of b + 1. Packed byte i holds those of byte i, and in its upper two bits a pair of bits of a byte of the last quarter: the
/// first n / 4 packed bytes hold their bits 4-5, the next n / 4 bits 2-3, the next n / 4 bits 0-1.</para>
/// <para>Exceptions are other bytes; distance counts from the exception before (from 0). Where it would pass 255, an ordinary byte is an exception too.</para>
/// </remarks>
internal static class LowercaseAsciiCompression
{
    private const int ShortestInput = 8;

    /// <summary>Writes the packed form; false, and nothing is written, when more than one byte in 32 would be an exception.</summary>
    public static bool TryWrite(ByteWriter output, ReadOnlySpan<byte> bytes)
    {
        int exceptions = bytes.Length < ShortestInput ? int.MaxValue : CountExceptions(bytes);
        if (exceptions > bytes.Length >>> 5)
        {
            return false;
        }
        int quarter = bytes.Length >>> 2;
        int packedLength = bytes.Length - quarter;
        ReadOnlySpan<byte> rest = bytes[packedLength..];
        for (int i = 0; i < packedLength; i++)
        {
            int value = SixBits(bytes[i]);
            if (i < quarter)
            {
                value |= (SixBits(rest[i]) & 0x30) << 2;
            }
            else if (i < 2 * quarter)
            {
                value |= (SixBits(rest[i - quarter]) & 0x0C) << 4;
            }
            else if (i < 3 * quarter)
            {
                value |= (SixBits(rest[i - 2 * quarter]) & 0x03) << 6;
            }
            output.WriteByte((byte)value);
        }

        output.WriteVInt(exceptions);
        for (int i = 0, before = 0; exceptions > 0 && i < bytes.Length; i++)
        {
            if (!IsPackable(bytes[i]))
            {
                for (; i - before > 255; before += 255)
                {
                    output.WriteByte(255);
                    output.WriteByte(bytes[before + 255]);
                }
                output.WriteByte((byte)(i - before));
                output.WriteByte(bytes[i]);
                before = i;
            }
        }
        return true;
    }

    /// <summary>Fills <paramref name="bytes"/>, whose length is that of the unpacked form.</summary>
    /// <exception cref="CorruptIndexException">An exception lies behind the end.</exception>
    public static void Read(ref ByteReader input, Span<byte> bytes)
    {
        int quarter = bytes.Length >>> 2;
        int packedLength = bytes.Length - quarter;
        input.ReadBytes(bytes[..packedLength]);
        int done = 0;
        if (Vector128.IsHardwareAccelerated)
        {
            Vector128<byte> high = Vector128.Create((byte)0xC0);
            for (; done <= quarter - Vector128<byte>.Count; done += Vector128<byte>.Count)
            {
                Vector128<byte> first = Vector128.Create<byte>(bytes[done..]) & high;
                Vector128<byte> second = Vector128.Create<byte>(bytes[(quarter + done)..]) & high;
                Vector128<byte> third = Vector128.Create<byte>(bytes[((2 * quarter) + done)..]) & high;
                (first >>> 2 | second >>> 4 | third >>> 6).CopyTo(bytes[(packedLength + done)..]);
            }
        }
        for (int i = done; i < quarter; i++)
        {
            bytes[packedLength + i] = (byte)((bytes[i] & 0xC0) >> 2 | (bytes[quarter + i] & 0xC0) >> 4 | (bytes[2 * quarter + i] & 0xC0) >> 6);
        }
        done = 0;
        if (Vector128.IsHardwareAccelerated)
        {
            Vector128<byte> bit = Vector128.Create((byte)0x20);
            for (; done <= bytes.Length - Vector128<byte>.Count; done += Vector128<byte>.Count)
            {
                Vector128<byte> packed = Vector128.Create<byte>(bytes[done..]);
                Vector128<byte> moved = packed & bit;
                ((packed & Vector128.Create((byte)0x1F) | bit | (moved + moved)) - Vector128<byte>.One).CopyTo(bytes[done..]);
            }
        }
        foreach (ref byte b in bytes[done..])
        {
            b = (byte)((b & 0x1F | 0x20 | (b & 0x20) << 1) - 1);
        }
        int at = 0;
        for (int left = input.ReadCount(); left > 0; left--)
        {
            at += input.ReadByte();
            if (at >= bytes.Length)
            {
                throw input.Corrupt($"exception at byte {at} of {bytes.Length}");
            }
            bytes[at] = input.ReadByte();
        }
    }

    private static int SixBits(byte b) => (b + 1) & 0x1F | ((b + 1) & 0x40) >> 1;

    private static bool IsPackable(byte b) => ((b + 1) & ~0x1F) is 0x20 or 0x60;

    private static int CountExceptions(ReadOnlySpan<byte> bytes)
    {
        int count = 0;
        for (int i = 0, before = 0; i < bytes.Length; i++)
        {
            if (!IsPackable(bytes[i]))
            {
                for (; i - before > 255; before += 255)
                {
                    count++;
                }
                count++;
                before = i;
            }
        }
        return count;
    }
}
