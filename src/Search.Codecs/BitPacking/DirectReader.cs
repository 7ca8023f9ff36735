using System.Buffers.Binary;
using Search.Codecs.Contracts;
using Search.Storage;

namespace Search.Codecs.BitPacking;

/// <summary>Reads numbers in <see cref="DirectFormat"/> by index, alone or many at once. Holds no state but where they are: copy it freely.</summary>
public readonly struct DirectReader
{
    private readonly FileSlice _file;
    private readonly long _start;
    private readonly int _bitsPerValue;

    /// <param name="file">The whole file, with its footer: reads run up to seven bytes past the values.</param>
    /// <param name="offset">Where the values start in <paramref name="file"/>.</param>
    /// <param name="bitsPerValue">A width of the format, or 0: then all values are 0 and nothing is stored.</param>
    /// <exception cref="CorruptIndexException">The format has no such width, or the values start outside of the file.</exception>
    public DirectReader(FileSlice file, long offset, int bitsPerValue)
    {
        if (bitsPerValue != 0 && (!DirectFormat.IsWidth(bitsPerValue) || (ulong)offset > (ulong)file.Length))
        {
            throw file.Corrupt($"values of {bitsPerValue} bits", offset);
        }
        _file = file;
        _start = offset;
        _bitsPerValue = bitsPerValue;
    }

    public int BitsPerValue => _bitsPerValue;

    /// <exception cref="CorruptIndexException">The value lies outside of the file.</exception>
    public long this[long index]
    {
        get
        {
            if (_bitsPerValue == 0)
            {
                return 0;
            }
            long bit = index * _bitsPerValue;
            ulong window = BinaryPrimitives.ReadUInt64BigEndian(_file.Span(_start + (bit >> 3), 8));
            return (long)(window << (int)(bit & 7) >> (64 - _bitsPerValue));
        }
    }

    /// <summary>The values <paramref name="from"/>, <paramref name="from"/> + 1, ...: as many as the span takes.</summary>
    /// <exception cref="CorruptIndexException">They lie outside of the file.</exception>
    public void Read(long from, Span<long> values)
    {
        int bits = _bitsPerValue;
        if (bits == 0)
        {
            values.Clear();
            return;
        }
        while (values.Length > MostAtOnce)
        {
            Read(from, values[..MostAtOnce]);
            from += MostAtOnce;
            values = values[MostAtOnce..];
        }
        if (values.IsEmpty)
        {
            return;
        }
        long firstBit = from * bits;
        long firstByte = firstBit >> 3;
        int length = (int)(((from + values.Length - 1) * bits >> 3) - firstByte) + 8;
        ReadOnlySpan<byte> bytes = _file.Span(_start + firstByte, length);
        switch (bits)
        {
            case 8:
                for (int i = 0; i < values.Length; i++)
                {
                    values[i] = bytes[i];
                }
                break;
            case 16:
                for (int i = 0; i < values.Length; i++)
                {
                    values[i] = BinaryPrimitives.ReadUInt16BigEndian(bytes[(i * 2)..]);
                }
                break;
            case 32:
                for (int i = 0; i < values.Length; i++)
                {
                    values[i] = BinaryPrimitives.ReadUInt32BigEndian(bytes[(i * 4)..]);
                }
                break;
            default:
                int bit = (int)(firstBit & 7);
                for (int i = 0; i < values.Length; i++, bit += bits)
                {
                    values[i] = (long)(BinaryPrimitives.ReadUInt64BigEndian(bytes[(bit >> 3)..]) << (bit & 7) >> (64 - bits));
                }
                break;
        }
    }

    /// <summary>The values of many indexes, in any order; none negative.</summary>
    /// <exception cref="CorruptIndexException">One lies outside of the file.</exception>
    public void Gather(ReadOnlySpan<int> indexes, Span<long> values)
    {
        int bits = _bitsPerValue;
        values = values[..indexes.Length];
        if (bits == 0)
        {
            values.Clear();
            return;
        }
        if (indexes.IsEmpty)
        {
            return;
        }
        int least = int.MaxValue;
        int most = int.MinValue;
        foreach (int index in indexes)
        {
            least = Math.Min(least, index);
            most = Math.Max(most, index);
        }
        long firstByte = (long)least * bits >> 3;
        long length = ((long)most * bits >> 3) - firstByte + 8;
        if (length > int.MaxValue)
        {
            for (int i = 0; i < indexes.Length; i++)
            {
                values[i] = this[indexes[i]];
            }
            return;
        }
        ReadOnlySpan<byte> bytes = _file.Span(_start + firstByte, (int)length);
        for (int i = 0; i < values.Length; i++)
        {
            long bit = (long)indexes[i] * bits;
            values[i] = (long)(BinaryPrimitives.ReadUInt64BigEndian(bytes[(int)((bit >> 3) - firstByte)..]) << (int)(bit & 7) >> (64 - bits));
        }
    }

    /// <summary>The first values as codes, where they are as narrow as these; otherwise false.</summary>
    /// <param name="start">The document of the first.</param>
    /// <param name="end">Behind that of the last.</param>
    /// <param name="meaning">What codes stand for.</param>
    /// <param name="codes">The codes.</param>
    /// <exception cref="CorruptIndexException">They lie outside of the file.</exception>
    internal bool TryGetCodes(int start, int end, CodeMeaning meaning, out CodeBlock codes)
    {
        if (_bitsPerValue is not (0 or 1 or 2 or 4 or 8))
        {
            codes = default;
            return false;
        }
        int length = (int)(((long)(end - start) * _bitsPerValue + 7) >> 3);
        codes = new CodeBlock(start, end, _bitsPerValue, _bitsPerValue == 0 ? [] : _file.Span(_start, length), meaning);
        return true;
    }

    private const int MostAtOnce = 1 << 24;     // so that positions in bits fit into an int
}
