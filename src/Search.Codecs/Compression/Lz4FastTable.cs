using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Search.Codecs.Compression;

/// <summary>The last place of each hash of four bytes, in 16 KiB for blocks below 64 KiB: little is found, but fast. For stored fields.</summary>
/// <remarks>
/// Lucene's LZ4.FastCompressionHashTable keeps its places in a packed array as narrow as <c>PackedInts.getMutable</c> makes it, and starts with a fresh
/// one when that is too narrow or too small for the next block. Which matches are found depends on it, so its width is tracked here.
/// </remarks>
public sealed class Lz4FastTable : Lz4Table
{
    private ushort[] _narrow = [];
    private int[] _wide = [];
    private int _size;
    private int _width;
    private int _shift;

    internal override int Compress(ReadOnlySpan<byte> bytes, int dictionaryLength, Span<byte> destination) => Prepare(bytes.Length)
        ? Lz4Compressor.Run(bytes, dictionaryLength, destination, new Narrow(this))
        : Lz4Compressor.Run(bytes, dictionaryLength, destination, new Wide(this));

    /// <summary>The width in bits of the slots that Lucene takes for places of so many bits, where a quarter may be wasted.</summary>
    internal static int SlotWidth(int bits) => bits switch
    {
        7 or 8 => 8,
        11 or 12 => 12,
        >= 13 and <= 16 => 16,
        18 or 19 => 21,
        >= 20 and <= 24 => 24,
        >= 26 => 32,
        _ => bits,
    };

    private bool Prepare(int length)
    {
        if (length <= Lz4Format.LastLiterals + Lz4Format.MinMatch)
        {
            return true;       // too short to look for matches
        }
        int bits = BitOperations.Log2((uint)(length - Lz4Format.LastLiterals)) + 1;
        int hashBits = 17 - (32 - BitOperations.LeadingZeroCount((uint)(bits - 1)));
        _shift = 32 - hashBits;
        if (_size < 1 << hashBits || _width < bits)
        {
            _size = 1 << hashBits;
            _width = SlotWidth(bits);
            if (_width <= 16)
            {
                Renew(ref _narrow, _size);
            }
            else
            {
                Renew(ref _wide, _size);
            }
        }
        return _width <= 16;
    }

    private static void Renew<T>(ref T[] slots, int size)
    {
        if (slots.Length < size)
        {
            slots = new T[size];
        }
        else
        {
            Array.Clear(slots);
        }
    }

    private readonly struct Narrow(Lz4FastTable table) : ILz4Finder
    {
        private readonly ushort[] _slots = table._narrow;
        private readonly int _shift = table._shift;

        public void Reset(ReadOnlySpan<byte> bytes, int dictionaryLength)
        {
            for (int i = 0; i < dictionaryLength; i++)
            {
                _slots[Hash(BinaryPrimitives.ReadUInt32BigEndian(bytes[i..]), _shift)] = (ushort)i;
            }
        }

        public int Find(ref byte start, int at)
        {
            uint four = Lz4Compressor.Four(ref start, at);
            // No hash is larger than the table, whose size the shift was made for.
            ref ushort slot = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_slots), Hash(four, _shift));
            int found = slot;
            slot = (ushort)at;
            return IsNear(found, at) && Lz4Compressor.AreFourEqual(ref start, found, at) ? found : -1;
        }

        public int Previous(ref byte start, int at) => -1;
    }

    private readonly struct Wide(Lz4FastTable table) : ILz4Finder
    {
        private readonly int[] _slots = table._wide;
        private readonly int _shift = table._shift;

        public void Reset(ReadOnlySpan<byte> bytes, int dictionaryLength)
        {
            for (int i = 0; i < dictionaryLength; i++)
            {
                _slots[Hash(BinaryPrimitives.ReadUInt32BigEndian(bytes[i..]), _shift)] = i;
            }
        }

        public int Find(ref byte start, int at)
        {
            uint four = Lz4Compressor.Four(ref start, at);
            // No hash is larger than the table, whose size the shift was made for.
            ref int slot = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_slots), Hash(four, _shift));
            int found = slot;
            slot = at;
            return IsNear(found, at) && Lz4Compressor.AreFourEqual(ref start, found, at) ? found : -1;
        }

        public int Previous(ref byte start, int at) => -1;
    }

    // Whether a place lies before this one, and less than MaxDistance: one comparison for both.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsNear(int found, int at) => (uint)(at - found - 1) < Lz4Format.MaxDistance - 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Hash(uint four, int shift) => (four * 2654435761) >> shift;
}
