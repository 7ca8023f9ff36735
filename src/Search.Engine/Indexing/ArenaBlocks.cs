namespace Search.Engine.Indexing;

/// <summary>
/// Blocks that arenas have given back, for whichever needs the next: what all arenas of a writer hold together is what they held at most at one time. With
/// blocks of its own each would keep what it once held, and a segment is flushed when it is the largest. Safe for several threads.
/// </summary>
internal sealed class ArenaBlocks
{
    private readonly Stack<byte[]> _free = [];

    /// <summary>A block of undefined content.</summary>
    internal byte[] Rent()
    {
        lock (_free)
        {
            if (_free.TryPop(out byte[]? block))
            {
                return block;
            }
        }
        // Pinned: blocks live as long as the writer, and a collector that takes them for small objects would copy them about.
        return GC.AllocateUninitializedArray<byte>(ByteArena.BlockSize, pinned: true);
    }

    internal void Return(ReadOnlySpan<byte[]> blocks)
    {
        lock (_free)
        {
            foreach (byte[] block in blocks)
            {
                _free.Push(block);
            }
        }
    }
}
