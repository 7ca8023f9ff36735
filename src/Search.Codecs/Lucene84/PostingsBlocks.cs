using Search.Storage;

namespace Search.Codecs.Lucene84;

/// <summary>How blocks of 128 numbers of postings are packed. For one enumerator: it may keep buffers.</summary>
internal abstract class PostingsBlocks
{
    /// <summary>Reads doc ids, which rise from behind <paramref name="start"/> (the first may be equal to it) to less than <paramref name="end"/>.</summary>
    /// <exception cref="CorruptIndexException">They do not.</exception>
    public abstract void ReadDocs(ref ByteReader input, int start, int end, Span<int> docs);

    /// <summary>Reads frequencies, position differences or lengths: none is negative.</summary>
    /// <exception cref="CorruptIndexException">One is.</exception>
    public abstract void Read(ref ByteReader input, Span<int> values);

    /// <summary>Passes by what <see cref="Read"/> would read.</summary>
    public abstract void Skip(ref ByteReader input);
}
