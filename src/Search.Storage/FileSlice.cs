using System.Runtime.InteropServices;

namespace Search.Storage;

/// <summary>A run of bytes of one index file: all of it, a structure inside it, or a member of a compound file. Costs nothing to copy.</summary>
/// <remarks>It holds no reference: it is valid while its <see cref="MappedFile"/> is.</remarks>
public readonly struct FileSlice
{
    internal FileSlice(MappedFile file, long start, long length, string name)
    {
        File = file;
        Start = start;
        Length = length;
        Name = name;
    }

    public MappedFile File { get; }

    /// <summary>Offset of the slice's first byte in <see cref="File"/>.</summary>
    public long Start { get; }

    /// <summary>Length in bytes.</summary>
    public long Length { get; }

    /// <summary>The name for errors: the file's, or the member's name where the slice is a member of a compound file.</summary>
    public string Name { get; }

    /// <summary>A part of this slice.</summary>
    /// <exception cref="CorruptIndexException">It does not lie inside.</exception>
    public FileSlice Slice(long offset, long length) => Slice(offset, length, Name);

    /// <summary>A part of this slice under a name of its own.</summary>
    /// <exception cref="CorruptIndexException">It does not lie inside.</exception>
    public FileSlice Slice(long offset, long length, string name)
    {
        Check(offset, length);
        return new FileSlice(File, Start + offset, length, name);
    }

    /// <summary>The bytes at [offset, offset + count).</summary>
    /// <exception cref="CorruptIndexException">They do not lie inside.</exception>
    public ReadOnlySpan<byte> Span(long offset, int count)
    {
        Check(offset, count);
        return count == 0 ? [] : MemoryMarshal.CreateReadOnlySpan(in File.At(Start + offset, count), count);
    }

    /// <summary>A reader over the whole slice, at <paramref name="position"/>.</summary>
    /// <exception cref="CorruptIndexException">The position lies outside.</exception>
    public ByteReader Reader(long position = 0)
    {
        Check(position, 0);
        return new ByteReader(this, position);
    }

    /// <summary>Damage at an offset of this slice, in the words of an error.</summary>
    public CorruptIndexException Corrupt(string message, long offset) => new(message, Name, offset);

    private void Check(long offset, long count)
    {
        if ((ulong)offset > (ulong)Length || (ulong)count > (ulong)(Length - offset))
        {
            // Where a wrong pointer leads out of the file, the place that the error names is still one of the file's.
            throw Corrupt($"{count} bytes expected at {offset}, but only {Length} bytes are there", Math.Clamp(offset, 0, Length));
        }
    }
}
