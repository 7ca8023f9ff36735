using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Search.Storage;

/// <summary>
/// The bytes of one index file in memory: a mapping of the file, or a pinned array. Index files are written once, so the bytes never change.
/// Counted references keep it: the last <see cref="Release"/> unmaps it.
/// </summary>
/// <remarks>
/// A read of an unmapped page ends the process and cannot be caught. Therefore the pointer never leaves this project but as a span or a
/// <see cref="ByteReader"/> that was checked against <see cref="Length"/>, and whoever reads holds a reference for as long as it reads
/// (a search holds one on its snapshot, not one per read).
/// </remarks>
public sealed unsafe class MappedFile : IDisposable
{
    private readonly SafeMemoryMappedViewHandle? _view;
    private readonly GCHandle _pinned;
    private byte* _start;
    private long _length;
    private int _references = 1;

    private MappedFile(string name, SafeMemoryMappedViewHandle? view, GCHandle pinned, byte* start, long length)
    {
        Name = name;
        _view = view;
        _pinned = pinned;
        _start = start;
        _length = length;
    }

    /// <summary>The file's name, without its folder.</summary>
    public string Name { get; }

    /// <summary>Length in bytes; 0 once the last reference is gone.</summary>
    public long Length => Volatile.Read(ref _length);

    /// <summary>Maps a whole file. Its length is taken once; a file that grows later shows only its old length.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static MappedFile Open(string path)
    {
        using SafeFileHandle handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        long length = RandomAccess.GetLength(handle);
        string name = Path.GetFileName(path);
        if (length == 0)
        {
            return new MappedFile(name, null, default, null, 0);   // an empty file cannot be mapped
        }
        using var file = MemoryMappedFile.CreateFromFile(handle, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        using MemoryMappedViewAccessor accessor = file.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
        SafeMemoryMappedViewHandle view = accessor.SafeMemoryMappedViewHandle;
        byte* start = null;
        view.AcquirePointer(ref start);      // keeps the mapping alive after the accessor is gone
        return new MappedFile(name, view, default, start + accessor.PointerOffset, length);
    }

    /// <summary>Shows an array as a file, for indexes in memory and for tests. The array must not change any more.</summary>
    public static MappedFile FromArray(string name, byte[] bytes)
    {
        if (bytes.Length == 0)
        {
            return new MappedFile(name, null, default, null, 0);
        }
        GCHandle pinned = GCHandle.Alloc(bytes, GCHandleType.Pinned);
        return new MappedFile(name, null, pinned, (byte*)pinned.AddrOfPinnedObject(), bytes.Length);
    }

    /// <summary>All of the file as a slice.</summary>
    public FileSlice Slice() => new(this, 0, Length, Name);

    /// <summary>One more holder. Only from somebody who holds a reference already.</summary>
    public MappedFile AddReference()
    {
        if (Interlocked.Increment(ref _references) <= 1)
        {
            throw new ObjectDisposedException(Name);
        }
        return this;
    }

    /// <summary>Gives up one reference; the last one unmaps the file.</summary>
    public void Release()
    {
        if (Interlocked.Decrement(ref _references) != 0)
        {
            return;
        }
        Volatile.Write(ref _length, 0);       // later reads fail the bounds check instead of touching unmapped pages
        _start = null;
        _view?.ReleasePointer();
        if (_pinned.IsAllocated)
        {
            _pinned.Free();
        }
    }

    /// <summary>The same as <see cref="Release"/>, for <c>using</c>.</summary>
    public void Dispose() => Release();

    internal ref readonly byte At(long offset, long count)
    {
        if ((ulong)offset > (ulong)_length || (ulong)count > (ulong)(_length - offset))
        {
            ThrowOutside(offset, count);
        }
        return ref *(_start + offset);
    }

    private void ThrowOutside(long offset, long count) =>
        throw (_start == null && _references <= 0
            ? new ObjectDisposedException(Name, "The file was read after its last holder let go of it")
            : new CorruptIndexException($"{count} bytes expected, but the file ends at {_length}", Name, offset));
}
