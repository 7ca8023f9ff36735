namespace Search.Ingest.Warc;

/// <summary>Undoes the chunks of an HTTP body (<see cref="WarcFormat"/>).</summary>
internal static class ChunkedBody
{
    /// <param name="body">As it was sent.</param>
    /// <param name="joined">The body; as it was, where it has no chunks.</param>
    /// <returns>False where it begins with a chunk and cannot be read to its end.</returns>
    public static bool TryJoin(ReadOnlySpan<byte> body, out byte[] joined)
    {
        joined = new byte[body.Length];
        int length = 0;
        bool isFirst = true;
        while (TryReadSize(ref body, out int size))
        {
            isFirst = false;
            if (size > body.Length)
            {
                return false;
            }
            body[..size].CopyTo(joined.AsSpan(length));
            length += size;
            if (size == 0)
            {
                Array.Resize(ref joined, length);
                return true;
            }
            body = body[size..];
            body = body.StartsWith("\r\n"u8) ? body[2..] : body.StartsWith("\n"u8) ? body[1..] : body;
        }
        if (isFirst)
        {
            // A crawler has undone them already.
            joined = body.ToArray();
        }
        return isFirst;
    }

    private static bool TryReadSize(ref ReadOnlySpan<byte> body, out int size)
    {
        size = 0;
        int line = body[..Math.Min(body.Length, 256)].IndexOf((byte)'\n');
        ReadOnlySpan<byte> digits = line < 0 ? default : body[..line];
        int end = digits.IndexOf((byte)';');
        digits = (end < 0 ? digits : digits[..end]).Trim(" \t\r"u8);
        if (digits.Length is 0 or > 7 || digits.ContainsAnyExcept("0123456789abcdefABCDEF"u8))
        {
            return false;
        }
        foreach (byte digit in digits)
        {
            size = size * 16 + Convert.ToInt32(((char)digit).ToString(), 16);
        }
        body = body[(line + 1)..];
        return true;
    }
}
