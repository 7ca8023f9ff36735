using System.IO.Compression;
using Search.Ingest.Packed;

namespace Search.Ingest.Warc;

/// <summary>Undoes the compression of an HTTP body.</summary>
internal static class ContentEncoding
{
    public const int MostEncodings = 3;

    /// <param name="body">As it was sent, without chunks.</param>
    /// <param name="field">The field Content-Encoding, or null.</param>
    /// <param name="most">More bytes than this do not come out: then the result has one more.</param>
    /// <exception cref="InvalidDataException">It cannot be undone.</exception>
    public static byte[] Undo(byte[] body, string? field, int most)
    {
        string[] encodings = (field ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (encodings.Length > MostEncodings)
        {
            throw new InvalidDataException($"it is compressed {encodings.Length} times");
        }
        // What was done last comes first off.
        foreach (string encoding in encodings.Reverse())
        {
            body = UndoOne(body, encoding.ToLowerInvariant(), most);
        }
        return body;
    }

    private static byte[] UndoOne(byte[] body, string encoding, int most)
    {
        switch (encoding)
        {
            case "identity" or "none" or "utf-8":
                return body;
            case "gzip" or "x-gzip" or "deflate" or "x-deflate" or "br" when body.Length == 0:
                return body;
            case "gzip" or "x-gzip" or "deflate" or "x-deflate" when GzipMembers.IsGzip(body):
                return ReadAll(new GzipMembers(new MemoryStream(body)), most);
            case "gzip" or "x-gzip":
                // Undone already: a crawler stored what it had read.
                return body;
            case "deflate" or "x-deflate" when body.Length >= 2 && (body[0] & 0x0F) == 8 && (body[0] * 256 + body[1]) % 31 == 0:
                return ReadAll(new ZLibStream(new MemoryStream(body), CompressionMode.Decompress), most);
            case "deflate" or "x-deflate":
                return LooksLikeText(body) ? body : ReadAll(new DeflateStream(new MemoryStream(body), CompressionMode.Decompress), most);
            case "br":
                return LooksLikeText(body) ? body : ReadAll(new BrotliStream(new MemoryStream(body), CompressionMode.Decompress), most);
            default:
                throw new InvalidDataException($"its Content-Encoding '{(encoding.Length > 40 ? encoding[..40] : encoding)}' is not read");
        }
    }

    private static byte[] ReadAll(Stream stream, int most)
    {
        try
        {
            using (stream)
            {
                var all = new MemoryStream();
                byte[] block = new byte[1 << 15];
                for (int read; all.Length <= most && (read = stream.Read(block, 0, block.Length)) > 0;)
                {
                    all.Write(block, 0, (int)Math.Min(read, most + 1 - all.Length));
                }
                return all.ToArray();
            }
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException or IOException)
        {
            throw new InvalidDataException("its compressed body is damaged");
        }
    }

    /// <summary>Whether a page that is said to be compressed is not: it begins with a tag.</summary>
    private static bool LooksLikeText(ReadOnlySpan<byte> body) => body.TrimStart("\uFEFF \t\r\n"u8) is [(byte)'<', ..];
}
