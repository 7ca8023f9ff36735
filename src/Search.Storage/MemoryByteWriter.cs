namespace Search.Storage;

/// <summary>Bytes that are put together in memory before they go into a file.</summary>
public sealed class MemoryByteWriter(int capacity = 256) : ByteWriter(capacity)
{
    public override long Position => Count;

    /// <summary>What was written. Valid until the next write.</summary>
    public ReadOnlySpan<byte> Written => Buffer.AsSpan(0, Count);

    /// <summary>Starts anew and keeps the buffer.</summary>
    public void Clear() => Count = 0;

    private protected override void MakeRoom(int count) =>
        Array.Resize(ref Buffer, checked((int)Math.Min(Array.MaxLength, Math.Max((long)Buffer.Length * 2, Count + (long)count))));
}
