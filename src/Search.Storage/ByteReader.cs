using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Search.Storage;

/// <summary>
/// Reads the primitive types of Lucene's files one after the other. Every read is checked against the end of the slice.
/// </summary>
/// <remarks>
/// VInt: 7 bits a byte, lowest first, bit 7 = more follow; VLong likewise. ZInt and ZLong: zig-zag, then VInt or VLong.
/// String: VInt length in bytes, then UTF-8. Big-endian unless the name ends in LittleEndian (Lucene 8 is big-endian; blocks of postings are not).
/// </remarks>
public ref struct ByteReader
{
    private readonly ref readonly byte _start;
    private readonly long _length;
    private readonly string _name;
    private long _position;

    internal ByteReader(FileSlice slice, long position)
    {
        _start = ref slice.Length == 0 ? ref Unsafe.NullRef<byte>() : ref slice.File.At(slice.Start, slice.Length);
        _length = slice.Length;
        _name = slice.Name;
        _position = position;
    }

    /// <summary>A reader over bytes that lie in memory; <paramref name="name"/> stands in errors.</summary>
    public ByteReader(ReadOnlySpan<byte> bytes, string name)
    {
        _start = ref MemoryMarshal.GetReference(bytes);
        _length = bytes.Length;
        _name = name;
    }

    /// <summary>Where the next read starts, from the start of the slice.</summary>
    public long Position
    {
        readonly get => _position;
        set
        {
            if ((ulong)value > (ulong)_length)
            {
                throw Corrupt($"position {value} lies outside of {_length} bytes");
            }
            _position = value;
        }
    }

    public readonly long Length => _length;

    public readonly long Remaining => _length - _position;

    public byte ReadByte()
    {
        if (_position >= _length)
        {
            ThrowEnd(1);
        }
        return Unsafe.Add(ref Unsafe.AsRef(in _start), (nint)_position++);
    }

    public short ReadInt16() => BinaryPrimitives.ReverseEndianness(Read<short>());

    public int ReadInt32() => BinaryPrimitives.ReverseEndianness(Read<int>());

    public long ReadInt64() => BinaryPrimitives.ReverseEndianness(Read<long>());

    public int ReadInt32LittleEndian() => Read<int>();

    public long ReadInt64LittleEndian() => Read<long>();

    /// <exception cref="CorruptIndexException">More than 5 bytes, or bits beyond 32.</exception>
    public int ReadVInt()
    {
        byte b = ReadByte();
        if (b < 0x80)
        {
            return b;
        }
        int value = b & 0x7F;
        for (int shift = 7; shift < 28; shift += 7)
        {
            b = ReadByte();
            value |= (b & 0x7F) << shift;
            if (b < 0x80)
            {
                return value;
            }
        }
        b = ReadByte();
        if (b > 0x0F)
        {
            throw Corrupt("VInt has more than 32 bits");
        }
        return value | b << 28;
    }

    /// <exception cref="CorruptIndexException">More than 9 bytes: Lucene writes no negative VLong.</exception>
    public long ReadVLong()
    {
        long value = ReadVLong(9, out bool ended);
        return ended ? value : throw Corrupt("VLong has more than 63 bits");
    }

    public int ReadZInt()
    {
        int value = ReadVInt();
        return (int)((uint)value >> 1) ^ -(value & 1);
    }

    /// <summary>A zig-zag VLong; unlike <see cref="ReadVLong()"/> it may take 10 bytes.</summary>
    public long ReadZLong()
    {
        long value = ReadVLong(9, out bool ended);
        if (!ended)
        {
            byte last = ReadByte();
            if (last > 1)
            {
                throw Corrupt("ZLong has more than 64 bits");
            }
            value |= (long)last << 63;
        }
        return (long)((ulong)value >> 1) ^ -(value & 1);
    }

    /// <exception cref="CorruptIndexException">A negative length, or the bytes are no UTF-8.</exception>
    public string ReadString()
    {
        int count = ReadVInt();
        if (count < 0)
        {
            throw Corrupt($"string of negative length {count}");
        }
        long at = _position;
        try
        {
            return StrictUtf8.GetString(ReadSpan(count));
        }
        catch (DecoderFallbackException)
        {
            throw new CorruptIndexException("string is not valid UTF-8", _name, at);
        }
    }

    /// <summary>count:VInt, then that many strings.</summary>
    public HashSet<string> ReadSetOfStrings()
    {
        int count = ReadCount();
        var set = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < count; i++)
        {
            if (!set.Add(ReadString()))
            {
                throw Corrupt("a string stands twice in a set");
            }
        }
        return set;
    }

    /// <summary>count:VInt, then that many pairs of strings: key, value. Keeps the order.</summary>
    public Dictionary<string, string> ReadMapOfStrings()
    {
        int count = ReadCount();
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        for (int i = 0; i < count; i++)
        {
            string key = ReadString();
            if (!map.TryAdd(key, ReadString()))
            {
                throw Corrupt($"key '{key}' stands twice in a map");
            }
        }
        return map;
    }

    /// <summary>A VInt that counts things of at least one byte each, so that it cannot be larger than what remains.</summary>
    public int ReadCount()
    {
        int count = ReadVInt();
        if (count < 0 || count > Remaining)
        {
            throw Corrupt($"count {count} is impossible with {Remaining} bytes left");
        }
        return count;
    }

    /// <summary>The next bytes, not copied, and behind them up to <paramref name="ahead"/> more, if there are so many, which are not passed.</summary>
    public ReadOnlySpan<byte> ReadSpan(int count, int ahead)
    {
        long start = _position;
        Skip(count);
        int length = (int)Math.Min((long)count + ahead, _length - start);
        return length == 0 ? [] : MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref Unsafe.AsRef(in _start), (nint)start), length);
    }

    /// <summary>The next bytes, not copied.</summary>
    public ReadOnlySpan<byte> ReadSpan(int count)
    {
        if ((uint)count > (ulong)(_length - _position))
        {
            ThrowEnd(count);
        }
        if (count == 0)
        {
            return [];
        }
        ReadOnlySpan<byte> span = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref Unsafe.AsRef(in _start), (nint)_position), count);
        _position += count;
        return span;
    }

    public void ReadBytes(Span<byte> destination) => ReadSpan(destination.Length).CopyTo(destination);

    public void Skip(long count)
    {
        if ((ulong)count > (ulong)(_length - _position))
        {
            ThrowEnd(count);
        }
        _position += count;
    }

    /// <summary>Damage at the current position, in the words of an error.</summary>
    public readonly CorruptIndexException Corrupt(string message) => new(message, _name, _position);

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    private long ReadVLong(int mostBytes, out bool ended)
    {
        long value = 0;
        for (int i = 0; i < mostBytes; i++)
        {
            byte b = ReadByte();
            value |= (long)(b & 0x7F) << (7 * i);
            if (b < 0x80)
            {
                ended = true;
                return value;
            }
        }
        ended = false;
        return value;
    }

    private T Read<T>()
        where T : unmanaged
    {
        if (Unsafe.SizeOf<T>() > _length - _position)
        {
            ThrowEnd(Unsafe.SizeOf<T>());
        }
        T value = Unsafe.ReadUnaligned<T>(ref Unsafe.Add(ref Unsafe.AsRef(in _start), (nint)_position));
        _position += Unsafe.SizeOf<T>();
        return value;
    }

    [DoesNotReturn]
    private readonly void ThrowEnd(long count) =>
        throw Corrupt($"{count} bytes expected, but only {Remaining} are left");
}
