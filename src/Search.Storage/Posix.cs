using System.Runtime.InteropServices;

namespace Search.Storage;

/// <summary>The few calls of the C library that .NET does not offer: record locks, fsync of a folder, and a file's identity.</summary>
/// <remarks>
/// Numbers and layouts are those of 64-bit Linux (x86-64 and arm64 agree). fcntl and open are variadic, which on these two is called like any other
/// function; on macOS it is not, so nothing here may be called there but <see cref="SyncFolder"/>'s three.
/// </remarks>
internal static partial class Posix
{
    private const int ErrorPermission = 1;
    private const int ErrorAgain = 11;
    private const int ErrorAccess = 13;
    private const int ErrorReadOnly = 30;
    private const int OpenReadWrite = 2;
    private const int OpenCreate = 0x40;
    private const int OpenCloseOnExec = 0x80000;
    private const int GetLock = 5;
    private const int SetLock = 6;
    private const short WriteLock = 1;
    private const short Unlocked = 2;
    private const int CurrentFolder = -100;
    private const int EmptyPath = 0x1000;
    private const uint WantInode = 0x100;

    /// <summary>Whether record locks can be had through this class.</summary>
    public static bool HasRecordLocks { get; } =
        OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.Arm64;

    /// <summary>Opens a file to read and write, makes it where it is absent, and never changes its content. -1 on failure.</summary>
    public static int OpenOrCreate(string path) => open(path, OpenReadWrite | OpenCreate | OpenCloseOnExec, 0b110_110_110);

    public static int Close(int descriptor) => close(descriptor);

    /// <summary>Takes a write lock on the whole file without waiting; false where another process has one.</summary>
    /// <exception cref="IOException">The file system has no locks.</exception>
    public static bool TryLock(int descriptor)
    {
        var whole = new RecordLock { Type = WriteLock };      // length 0 = to the end of the file, as Java's FileChannel.lock asks for
        return fcntl(descriptor, SetLock, ref whole) == 0
            || (Marshal.GetLastPInvokeError() is ErrorAgain or ErrorAccess ? false : throw LastError("no lock can be taken"));
    }

    /// <summary>The process that holds a lock on the file, or null: none, or not one that has a number here.</summary>
    public static int? LockHolder(int descriptor)
    {
        var whole = new RecordLock { Type = WriteLock };
        return fcntl(descriptor, GetLock, ref whole) == 0 && whole.Type != Unlocked && whole.Process > 0 ? whole.Process : null;
    }

    /// <summary>Device and inode: the same for every name of a file. Null where the file is absent.</summary>
    public static FileIdentity? Identify(string path) => Identify(CurrentFolder, path, 0);

    /// <summary>The same of an open file.</summary>
    public static FileIdentity? Identify(int descriptor) => Identify(descriptor, "", EmptyPath);

    private static FileIdentity? Identify(int folder, string path, int flags)
    {
        Span<uint> fields = stackalloc uint[64];              // struct statx: 256 bytes on every architecture
        return statx(folder, path, flags, WantInode, ref MemoryMarshal.GetReference(fields)) == 0
            ? new FileIdentity((ulong)fields[35] << 32 | fields[34], (ulong)fields[9] << 32 | fields[8])
            : null;
    }

    /// <summary>Returns when the names in a folder are on stable storage.</summary>
    public static void SyncFolder(string path)
    {
        int descriptor = open(path, 0, 0);
        if (descriptor < 0)
        {
            throw LastError($"'{path}' cannot be opened");
        }
        try
        {
            if (fsync(descriptor) != 0)
            {
                throw LastError($"'{path}' cannot be brought to stable storage");
            }
        }
        finally
        {
            _ = close(descriptor);
        }
    }

    /// <summary>The last failure as an exception.</summary>
    public static Exception LastError(string what)
    {
        int error = Marshal.GetLastPInvokeError();
        string message = $"{what}: {Marshal.GetPInvokeErrorMessage(error)}";
        return error is ErrorAccess or ErrorPermission or ErrorReadOnly ? new UnauthorizedAccessException(message) : new IOException(message);
    }

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int open(string path, int flags, int mode);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int close(int descriptor);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int fsync(int descriptor);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int fcntl(int descriptor, int command, ref RecordLock argument);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int statx(int folder, string path, int flags, uint mask, ref uint result);

    /// <summary>What tells a file from all others.</summary>
    internal readonly record struct FileIdentity(ulong Device, ulong Inode);

    /// <summary>struct flock.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct RecordLock
    {
        public short Type;
        public short Whence;
        public long Start;
        public long Length;
        public int Process;
    }
}
