namespace Search.Ingest.Packed;

/// <summary>Makes buffers of records larger: by doubling, but not to more than the longest record needs.</summary>
internal static class GrowingBuffer
{
    /// <summary>Beyond the longest record: what is read at once.</summary>
    private const int Ahead = 1 << 16;

    /// <param name="buffer">Keeps its content.</param>
    /// <param name="most">Length of the longest record.</param>
    public static void Grow(ref byte[] buffer, int most)
    {
        long twice = 2L * buffer.Length;
        long enough = (long)most + Ahead;
        Array.Resize(ref buffer, (int)Math.Min(Array.MaxLength, twice <= enough ? twice : Math.Max(enough, buffer.Length + Ahead)));
    }
}
