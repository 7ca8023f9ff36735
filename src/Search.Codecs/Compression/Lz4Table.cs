namespace Search.Codecs.Compression;

/// <summary>Remembers where four bytes occurred before. Belongs to one thread; may and should be used again and again.</summary>
public abstract class Lz4Table
{
    private protected Lz4Table()
    {
    }

    internal abstract int Compress(ReadOnlySpan<byte> bytes, int dictionaryLength, Span<byte> destination);
}

/// <summary>How <see cref="Lz4Compressor"/> asks a table, resolved at compile time.</summary>
internal interface ILz4Finder
{
    /// <summary>Starts with new bytes, the first of which are the dictionary.</summary>
    void Reset(ReadOnlySpan<byte> bytes, int dictionaryLength);

    /// <summary>An earlier place of the four bytes at <paramref name="at"/>, or -1. Only at rising places.</summary>
    int Find(ref byte start, int at);

    /// <summary>The next earlier place after <paramref name="at"/> of the bytes last found, or -1.</summary>
    int Previous(ref byte start, int at);
}
