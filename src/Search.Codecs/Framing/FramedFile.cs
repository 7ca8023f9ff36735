using Search.Codecs.Contracts;
using Search.Storage;

namespace Search.Codecs.Framing;

/// <summary>An opened index file whose header and footer were found right: its content lies in [<see cref="Start"/>, <see cref="End"/>).</summary>
public readonly struct FramedFile
{
    private FramedFile(FileSlice slice, int version, long start)
    {
        Slice = slice;
        Version = version;
        Start = start;
    }

    /// <summary>The whole file with header and footer: offsets that Lucene's files contain count from its first byte.</summary>
    public FileSlice Slice { get; }

    /// <summary>The version in the header.</summary>
    public int Version { get; }

    /// <summary>Offset of the first byte after the header.</summary>
    public long Start { get; }

    /// <summary>Offset of the footer.</summary>
    public long End => Slice.Length - IndexFooter.Length;

    /// <summary>
    /// Opens the file of a segment with the state's suffix and the given extension. Its checksum is compared where the state says so.
    /// </summary>
    /// <exception cref="CorruptIndexException">The file is missing or damaged.</exception>
    /// <exception cref="IndexFormatException">The version lies outside of [oldest, newest].</exception>
    public static FramedFile Open(SegmentReadState state, string extension, string codec, int oldest, int newest) =>
        Open(state, extension, codec, oldest, newest, state.Verify);

    /// <summary>The same for a small metadata file, whose checksum is always compared: all the rest is found through it.</summary>
    /// <inheritdoc cref="Open(SegmentReadState, string, string, int, int)" path="/exception"/>
    public static FramedFile OpenMeta(SegmentReadState state, string extension, string codec, int oldest, int newest) =>
        Open(state, extension, codec, oldest, newest, verify: true);

    /// <summary>Checks the frame of a file that is open already. Another version counts only where the checksum holds: else it is damage.</summary>
    /// <inheritdoc cref="Open(SegmentReadState, string, string, int, int)" path="/exception"/>
    public static FramedFile Check(
        FileSlice file, string codec, int oldest, int newest, ReadOnlySpan<byte> id, string suffix, bool verify)
    {
        _ = verify ? IndexFooter.Verify(file) : IndexFooter.CheckStructure(file);
        ByteReader reader = file.Slice(0, file.Length - IndexFooter.Length).Reader();
        try
        {
            int version = IndexHeader.Check(ref reader, file.Name, codec, oldest, newest, id, suffix);
            return new FramedFile(file, version, reader.Position);
        }
        catch (IndexFormatException) when (!verify)
        {
            IndexFooter.Verify(file);
            throw;
        }
    }

    /// <summary>Reads structures inside the file that have versions of their own: a version number that damage has made must not look like another format.</summary>
    /// <exception cref="CorruptIndexException">The file's checksum is wrong, and <paramref name="read"/> found another version.</exception>
    public T CheckingVersions<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (IndexFormatException)
        {
            IndexFooter.Verify(Slice);
            throw;
        }
    }

    /// <summary>A reader at <see cref="Start"/> that cannot run into the footer; its positions are offsets in the file.</summary>
    public ByteReader Reader() => Slice.Slice(0, End).Reader(Start);

    /// <summary>For files that are read front to back: nothing may be left.</summary>
    /// <exception cref="CorruptIndexException">Something is.</exception>
    public void CheckEnd(in ByteReader reader)
    {
        if (reader.Position != End)
        {
            throw reader.Corrupt($"{End - reader.Position} bytes are left before the footer");
        }
    }

    private static FramedFile Open(SegmentReadState state, string extension, string codec, int oldest, int newest, bool verify)
    {
        FileSlice file = state.Files.Open(IndexFileNames.SegmentFile(state.SegmentName, state.Suffix, extension));
        return Check(file, codec, oldest, newest, state.SegmentId, state.Suffix, verify);
    }
}
