using System.Buffers;
using Search.Codecs.BitPacking;
using Search.Storage;

namespace Search.Codecs.Lucene87;

/// <summary>The header of a chunk (Chunk in <see cref="StoredFieldsFormat"/>): where each of its documents lies in the unpacked content.</summary>
/// <remarks>It holds pooled arrays: to be disposed of.</remarks>
internal struct StoredChunk : IDisposable
{
    // Where more comes of a byte, it is looked at more closely.
    private const int UsualRatio = 64;

    private int[] _offsets;
    private int[] _fieldCounts;
    private StoredUnits _units;
    private int _chunkSize;
    private bool _sliced;

    /// <summary>First doc id.</summary>
    public int DocBase { get; private init; }

    public int DocCount { get; private init; }

    /// <summary>Length in bytes of the unpacked content.</summary>
    public readonly int Length => _offsets[DocCount];

    /// <summary>Reads a header and leaves the reader at the first unit.</summary>
    /// <param name="input">At the chunk, and no longer than it.</param>
    /// <param name="version">Of the data file.</param>
    /// <param name="chunkSize">Length of slices.</param>
    /// <param name="docBase">What must be the first doc id.</param>
    /// <param name="docCount">How many documents there must be.</param>
    /// <param name="units">How the content is packed.</param>
    /// <exception cref="CorruptIndexException"/>
    public static StoredChunk Read(ref ByteReader input, int version, int chunkSize, int docBase, int docCount, StoredUnits units)
    {
        int foundBase = input.ReadVInt();
        uint token = (uint)input.ReadVInt();
        uint foundCount = version >= StoredFieldsFormat.NewestVersion ? token >> 2 : token >> 1;
        if (foundBase != docBase || foundCount != docCount || docCount < 1)
        {
            throw input.Corrupt($"chunk of {foundCount} documents from {foundBase}, expected {docCount} from {docBase}");
        }
        var chunk = new StoredChunk
        {
            DocBase = docBase,
            DocCount = docCount,
            _sliced = (token & 1) != 0,
            _chunkSize = chunkSize,
            _units = units,
        };
        chunk._fieldCounts = ArrayPool<int>.Shared.Rent(docCount);
        chunk._offsets = ArrayPool<int>.Shared.Rent(docCount + 1);
        try
        {
            ReadInts(ref input, chunk._fieldCounts.AsSpan(0, docCount));
            chunk._offsets[0] = 0;
            ReadInts(ref input, chunk._offsets.AsSpan(1, docCount));
            chunk.SumLengths(ref input);
            if (chunk.Length / units.HighestRatio > input.Remaining)
            {
                throw input.Corrupt($"{input.Remaining} bytes cannot unpack to {chunk.Length}");
            }
            if (chunk.Length / UsualRatio > input.Remaining)
            {
                chunk.CheckLengths(input);
            }
            return chunk;
        }
        catch
        {
            chunk.Dispose();
            throw;
        }
    }

    /// <summary>How many fields a document stores.</summary>
    public readonly int FieldCount(int docId) => _fieldCounts[docId - DocBase];

    /// <summary>Where a document lies in the content.</summary>
    public readonly (int Offset, int Length) Place(int docId)
    {
        int index = docId - DocBase;
        return (_offsets[index], _offsets[index + 1] - _offsets[index]);
    }

    /// <summary>Unpacks a part of the content.</summary>
    /// <param name="input">At the first unit.</param>
    /// <param name="offset">The first byte wanted.</param>
    /// <param name="destination">As many bytes as are wanted.</param>
    /// <exception cref="CorruptIndexException"/>
    public readonly void Unpack(ref ByteReader input, int offset, Span<byte> destination)
    {
        if (!_sliced)
        {
            _units.Unpack(ref input, Length, offset, destination);
            return;
        }
        for (long start = 0; destination.Length > 0; start += _chunkSize)
        {
            int unitLength = (int)Math.Min(_chunkSize, Length - start);
            int inUnit = (int)Math.Max(0, Math.Min(offset - start, unitLength));
            int part = Math.Min(unitLength - inUnit, destination.Length);
            _units.Unpack(ref input, unitLength, inUnit, destination[..part]);
            destination = destination[part..];
            offset += part;
        }
    }

    public readonly void Dispose()
    {
        ArrayPool<int>.Shared.Return(_fieldCounts);
        ArrayPool<int>.Shared.Return(_offsets);
    }

    private readonly void CheckLengths(ByteReader input)
    {
        long unitLength = _sliced ? _chunkSize : Length;
        for (long start = 0; start < Length; start += unitLength)
        {
            _units.CheckLength(ref input, (int)Math.Min(unitLength, Length - start));
        }
    }

    private static void ReadInts(ref ByteReader input, Span<int> values)
    {
        if (values.Length == 1)
        {
            values[0] = input.ReadVInt();
            return;
        }
        int bits = input.ReadVInt();
        if (bits == 0)
        {
            values.Fill(input.ReadVInt());
        }
        else if (bits is > 0 and <= 31)
        {
            PackedInts.Read(ref input, values, bits);
        }
        else
        {
            throw input.Corrupt($"numbers of {bits} bits");
        }
    }

    // Lengths become offsets.
    private readonly void SumLengths(ref ByteReader input)
    {
        long offset = 0;
        for (int i = 0; i < DocCount; i++)
        {
            int length = _offsets[i + 1];
            if (length < 0 || _fieldCounts[i] < 0 || (length == 0) != (_fieldCounts[i] == 0))
            {
                throw input.Corrupt($"document {DocBase + i} has {_fieldCounts[i]} fields in {length} bytes");
            }
            offset += length;
            if (offset > int.MaxValue)
            {
                throw input.Corrupt($"chunk of more than {int.MaxValue} bytes");
            }
            _offsets[i + 1] = (int)offset;
        }
    }
}
