using System.Buffers.Binary;
using System.Text;

namespace Search.Storage;

/// <summary>
/// Writes the primitive types of Lucene's files; the notation is <see cref="ByteReader"/>'s. Writes go to a buffer;
/// <see cref="IndexOutput"/> empties it into a file, <see cref="MemoryByteWriter"/> lets it grow.
/// </summary>
public abstract class ByteWriter
{
    private protected byte[] Buffer;
    private protected int Count;

    private protected ByteWriter(int capacity) => Buffer = new byte[capacity];

    /// <summary>How many bytes were written so far.</summary>
    public abstract long Position { get; }

    public void WriteByte(byte value)
    {
        if (Count == Buffer.Length)
        {
            MakeRoom(1);
        }
        Buffer[Count++] = value;
    }

    public void WriteInt16(short value) => BinaryPrimitives.WriteInt16BigEndian(Take(2), value);

    public void WriteInt32(int value) => BinaryPrimitives.WriteInt32BigEndian(Take(4), value);

    public void WriteInt64(long value) => BinaryPrimitives.WriteInt64BigEndian(Take(8), value);

    public void WriteInt64LittleEndian(long value) => BinaryPrimitives.WriteInt64LittleEndian(Take(8), value);

    public void WriteVInt(int value)
    {
        uint rest = (uint)value;
        while (rest >= 0x80)
        {
            WriteByte((byte)(rest | 0x80));
            rest >>= 7;
        }
        WriteByte((byte)rest);
    }

    /// <exception cref="ArgumentOutOfRangeException">The value is negative: Lucene's VLong has no sign.</exception>
    public void WriteVLong(long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        WriteUnsignedVLong((ulong)value);
    }

    public void WriteZInt(int value) => WriteVInt((value >> 31) ^ (value << 1));

    public void WriteZLong(long value) => WriteUnsignedVLong((ulong)((value >> 63) ^ (value << 1)));

    public void WriteString(string value)
    {
        int count = Encoding.UTF8.GetByteCount(value);
        WriteVInt(count);
        if (count <= Buffer.Length - Count)
        {
            Count += Encoding.UTF8.GetBytes(value, Buffer.AsSpan(Count));
            return;
        }
        WriteBytes(Encoding.UTF8.GetBytes(value));
    }

    public void WriteSetOfStrings(IReadOnlyCollection<string> values)
    {
        WriteVInt(values.Count);
        foreach (string value in values)
        {
            WriteString(value);
        }
    }

    public void WriteMapOfStrings(IReadOnlyCollection<KeyValuePair<string, string>> pairs)
    {
        WriteVInt(pairs.Count);
        foreach ((string key, string value) in pairs)
        {
            WriteString(key);
            WriteString(value);
        }
    }

    public void WriteBytes(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > Buffer.Length - Count)
        {
            int part = Buffer.Length - Count;
            bytes[..part].CopyTo(Buffer.AsSpan(Count));
            Count += part;
            bytes = bytes[part..];
            MakeRoom(Math.Min(bytes.Length, 8));
        }
        bytes.CopyTo(Buffer.AsSpan(Count));
        Count += bytes.Length;
    }

    /// <summary>Makes room for at least <paramref name="count"/> (at most 8) bytes behind <see cref="Count"/>.</summary>
    private protected abstract void MakeRoom(int count);

    private Span<byte> Take(int count)
    {
        if (Buffer.Length - Count < count)
        {
            MakeRoom(count);
        }
        Span<byte> span = Buffer.AsSpan(Count, count);
        Count += count;
        return span;
    }

    private void WriteUnsignedVLong(ulong rest)
    {
        while (rest >= 0x80)
        {
            WriteByte((byte)(rest | 0x80));
            rest >>= 7;
        }
        WriteByte((byte)rest);
    }
}
