using System.Runtime.InteropServices;

namespace Search.Engine.Indexing;

/// <summary>
/// Bytes in blocks of 256 kB, handed out front to back and given back all at once. An address is a byte's number over all blocks; what is handed
/// out never straddles two blocks and never moves. Addresses are multiples of 4 and never 0.
/// </summary>
/// <param name="blocks">Gives the blocks and takes them back.</param>
internal sealed class ByteArena(ArenaBlocks blocks)
{
    internal const int BlockBits = 18;
    internal const int BlockSize = 1 << BlockBits;
    internal const int BlockMask = BlockSize - 1;

    /// <summary>Beyond this many bytes addresses would no longer fit.</summary>
    internal const long MaxBytes = int.MaxValue - 64L * BlockSize;

    private byte[][] _blocks = new byte[16][];
    private int _used;
    private int _next = BlockSize;  // in the last used block

    /// <summary>Bytes of all blocks that are in use.</summary>
    internal long MemoryUsed => (long)_used * BlockSize;

    /// <summary>The byte at an address that was handed out.</summary>
    internal ref byte Byte(int address) => ref _blocks[address >> BlockBits][address & BlockMask];

    internal Span<byte> Span(int address, int count) => _blocks[address >> BlockBits].AsSpan(address & BlockMask, count);

    /// <summary>Hands out bytes of undefined content.</summary>
    /// <param name="count">At most <see cref="BlockSize"/> - 4.</param>
    internal int Allocate(int count)
    {
        count = (count + 3) & ~3;
        if (count > BlockSize - _next)
        {
            AddBlock();
        }
        int address = ((_used - 1) << BlockBits) + _next;
        _next += count;
        return address;
    }

    /// <summary>The 32-bit number at an address, in the machine's byte order.</summary>
    internal int ReadInt32(int address) => MemoryMarshal.Read<int>(Span(address, sizeof(int)));

    internal void WriteInt32(int address, int value) => MemoryMarshal.Write(Span(address, sizeof(int)), in value);

    /// <summary>Takes everything back, and gives the blocks away.</summary>
    internal void Reset()
    {
        blocks.Return(_blocks.AsSpan(0, _used));
        Array.Clear(_blocks, 0, _used);
        _used = 0;
        _next = BlockSize;
    }

    private void AddBlock()
    {
        if (_used == _blocks.Length)
        {
            Array.Resize(ref _blocks, _blocks.Length * 2);
        }
        _blocks[_used] = blocks.Rent();
        _next = _used == 0 ? 4 : 0;
        _used++;
    }
}
