namespace Search.Ingest.Packed;

/// <summary>Buffers of records: what was taken makes room for more of the stream, and a buffer that is full of one record grows.</summary>
internal static class GrowingBuffer
{
    /// <summary>Beyond the longest record: what is read at once.</summary>
    private const int Ahead = 1 << 16;

    /// <summary>Moves what is left to the front, and reads more behind it; gives the number of bytes read, 0 at the end of the stream.</summary>
    /// <param name="stream">What follows.</param>
    /// <param name="buffer">Grows by doubling, but not to more than the longest record needs.</param>
    /// <param name="start">Where what is left begins; 0 afterwards.</param>
    /// <param name="end">Behind what was read.</param>
    /// <param name="most">Length of the longest record.</param>
    public static int Fill(Stream stream, ref byte[] buffer, ref int start, ref int end, int most)
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }
        if (end == buffer.Length)
        {
            Grow(ref buffer, most);
        }
        int read = stream.Read(buffer, end, buffer.Length - end);
        end += read;
        return read;
    }

    private static void Grow(ref byte[] buffer, int most)
    {
        long twice = 2L * buffer.Length;
        long enough = (long)most + Ahead;
        Array.Resize(ref buffer, (int)Math.Min(Array.MaxLength, twice <= enough ? twice : Math.Max(enough, buffer.Length + Ahead)));
    }
}
