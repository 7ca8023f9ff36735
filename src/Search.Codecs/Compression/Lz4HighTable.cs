using System.Buffers.Binary;

namespace Search.Codecs.Compression;

/// <summary>Up to 256 earlier places of each four bytes within 64 KiB: better matches for more time. For the suffixes of term dictionaries.</summary>
/// <remarks>
/// Lucene's LZ4.HighCompressionHashTable: a chain of distances hangs at the last place of each hash. After a block below 64 KiB only its part of the chains
/// is cleared and the last places stay.
/// </remarks>
public sealed class Lz4HighTable : Lz4Table
{
    private const int HashBits = 15;
    private const int MaxAttempts = 256;
    private const int Mask = Lz4Format.MaxDistance - 1;
    private const ushort Farthest = Lz4Format.MaxDistance - 1;

    private readonly int[] _last = new int[1 << HashBits];
    private readonly ushort[] _distances = new ushort[Lz4Format.MaxDistance];
    private int _length;
    private int _next;
    private int _attempts;

    public Lz4HighTable()
    {
        Array.Fill(_last, -1);
        Array.Fill(_distances, Farthest);
    }

    internal override int Compress(ReadOnlySpan<byte> bytes, int dictionaryLength, Span<byte> destination) =>
        Lz4Compressor.Run(bytes, dictionaryLength, destination, new Finder(this));

    private void Reset(ReadOnlySpan<byte> bytes, int dictionaryLength)
    {
        if (_length < Lz4Format.MaxDistance)
        {
            Array.Fill(_distances, Farthest, 0, _length);
        }
        else
        {
            Array.Fill(_last, -1);
            Array.Fill(_distances, Farthest);
        }
        _length = bytes.Length;
        for (int i = 0; i < dictionaryLength; i++)
        {
            Remember(BinaryPrimitives.ReadUInt32BigEndian(bytes[i..]), i);
        }
        _next = dictionaryLength;
    }

    private int Find(ref byte start, int at)
    {
        for (; _next < at; _next++)
        {
            Remember(Lz4Compressor.Four(ref start, _next), _next);
        }
        uint four = Lz4Compressor.Four(ref start, at);
        int found = _last[Hash(four)];
        _attempts = 0;
        // A place at or after this one is left from the block before.
        return found >= at ? -1 : Follow(ref start, found, four, Math.Max(0, at - Lz4Format.MaxDistance + 1));
    }

    private int Previous(ref byte start, int at) =>
        Follow(ref start, at - _distances[at & Mask], Lz4Compressor.Four(ref start, at), 0);

    private int Follow(ref byte start, int at, uint four, int least)
    {
        for (; at >= least && _attempts < MaxAttempts; at -= _distances[at & Mask], _attempts++)
        {
            if (Lz4Compressor.Four(ref start, at) == four)
            {
                return at;
            }
        }
        return -1;
    }

    private void Remember(uint four, int at)
    {
        ref int last = ref _last[Hash(four)];
        int distance = at - last;
        _distances[at & Mask] = distance is <= 0 or >= Lz4Format.MaxDistance ? Farthest : (ushort)distance;
        last = at;
    }

    private static uint Hash(uint four) => (four * 2654435761) >> (32 - HashBits);

    private readonly struct Finder(Lz4HighTable table) : ILz4Finder
    {
        public void Reset(ReadOnlySpan<byte> bytes, int dictionaryLength) => table.Reset(bytes, dictionaryLength);

        public int Find(ref byte start, int at) => table.Find(ref start, at);

        public int Previous(ref byte start, int at) => table.Previous(ref start, at);
    }
}
