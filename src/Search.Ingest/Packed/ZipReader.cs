using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Search.Ingest.Charsets;

namespace Search.Ingest.Packed;

/// <summary>
/// Reads a zip archive (<see cref="ZipFormat"/>): its list of members one by one, and a member as a stream. Memory does not grow with their number.
/// </summary>
/// <param name="file">Can seek. The reader disposes of it.</param>
internal sealed class ZipReader(Stream file) : IDisposable
{
    private const int Cp437 = 437;

    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    private long _first;
    private long _next;
    private long _end;
    private long _base;

    /// <summary>Bytes of the archive.</summary>
    public long Length => file.Length;

    /// <summary>How many members its end says there are.</summary>
    public long Count { get; private set; }

    /// <summary>Whether these bytes begin an archive.</summary>
    public static bool IsZip(ReadOnlySpan<byte> start) => start is [(byte)'P', (byte)'K', 3, 4, ..] or [(byte)'P', (byte)'K', 5, 6, ..];

    /// <summary>Finds the list of members.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public void Open()
    {
        long tail = Math.Min(file.Length, ZipFormat.EndLength + ushort.MaxValue);
        byte[] bytes = ReadAt(file.Length - tail, (int)tail);
        int at = bytes.Length - ZipFormat.EndLength;
        while (at >= 0 && BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at)) != ZipFormat.End)
        {
            at--;
        }
        if (at < 0)
        {
            throw new InvalidDataException("no zip archive, or one that is cut off: its list of members is missing");
        }
        ReadOnlySpan<byte> end = bytes.AsSpan(at);
        long endAt = file.Length - tail + at;
        if (BinaryPrimitives.ReadUInt16LittleEndian(end[4..]) is not (0 or ushort.MaxValue))
        {
            throw new InvalidDataException("one part of a zip archive of several");
        }
        Count = BinaryPrimitives.ReadUInt16LittleEndian(end[10..]);
        long size = BinaryPrimitives.ReadUInt32LittleEndian(end[12..]);
        long offset = BinaryPrimitives.ReadUInt32LittleEndian(end[16..]);
        if (endAt >= ZipFormat.Zip64LocatorLength)
        {
            byte[] locator = ReadAt(endAt - ZipFormat.Zip64LocatorLength, ZipFormat.Zip64LocatorLength);
            long at64 = BinaryPrimitives.ReadInt64LittleEndian(locator.AsSpan(8));
            if (BinaryPrimitives.ReadUInt32LittleEndian(locator) == ZipFormat.Zip64Locator && at64 >= 0 && at64 <= endAt - ZipFormat.Zip64EndLength)
            {
                byte[] end64 = ReadAt(at64, ZipFormat.Zip64EndLength);
                if (BinaryPrimitives.ReadUInt32LittleEndian(end64) == ZipFormat.Zip64End)
                {
                    Count = BinaryPrimitives.ReadInt64LittleEndian(end64.AsSpan(32));
                    size = BinaryPrimitives.ReadInt64LittleEndian(end64.AsSpan(40));
                    offset = BinaryPrimitives.ReadInt64LittleEndian(end64.AsSpan(48));
                    endAt = at64;
                }
            }
        }
        if (size < 0 || offset < 0 || size > endAt || offset > endAt - size)
        {
            throw new InvalidDataException("the zip archive's list of members lies outside of it");
        }
        _base = endAt - size - offset;
        (_first, _next, _end) = (endAt - size, endAt - size, endAt);
    }

    /// <summary>The next member; false at the end of the list.</summary>
    /// <exception cref="InvalidDataException">The list is damaged. It has no more members then.</exception>
    public bool TryNext(out ZipMember member)
    {
        long at = _next;
        _next = _end;
        return TryRead(at, out member, out _next);
    }

    /// <summary>All members of the list, or those before it is damaged, wherever <see cref="TryNext"/> is.</summary>
    public IEnumerable<ZipMember> All()
    {
        long next = _first;
        while (true)
        {
            ZipMember member;
            try
            {
                if (!TryRead(next, out member, out next))
                {
                    yield break;
                }
            }
            catch (InvalidDataException)
            {
                yield break;
            }
            yield return member;
        }
    }

    private bool TryRead(long at, out ZipMember member, out long next)
    {
        (member, next) = (default, _end);
        if (at >= _end)
        {
            return false;
        }
        if (_end - at < ZipFormat.EntryLength)
        {
            throw Damage(at);
        }
        byte[] entry = ReadAt(at, ZipFormat.EntryLength);
        int nameLength = BinaryPrimitives.ReadUInt16LittleEndian(entry.AsSpan(28));
        int extraLength = BinaryPrimitives.ReadUInt16LittleEndian(entry.AsSpan(30));
        int commentLength = BinaryPrimitives.ReadUInt16LittleEndian(entry.AsSpan(32));
        long behind = at + ZipFormat.EntryLength + nameLength + extraLength + commentLength;
        if (BinaryPrimitives.ReadUInt32LittleEndian(entry) != ZipFormat.Entry || behind > _end)
        {
            throw Damage(at);
        }
        byte[] rest = ReadAt(at + ZipFormat.EntryLength, nameLength + extraLength);
        int flags = BinaryPrimitives.ReadUInt16LittleEndian(entry.AsSpan(8));
        long packedSize = BinaryPrimitives.ReadUInt32LittleEndian(entry.AsSpan(20));
        long size = BinaryPrimitives.ReadUInt32LittleEndian(entry.AsSpan(24));
        long offset = BinaryPrimitives.ReadUInt32LittleEndian(entry.AsSpan(42));
        ReadZip64(rest.AsSpan(nameLength), ref size, ref packedSize, ref offset);
        member = new ZipMember(
            NameOf(rest.AsSpan(0, nameLength), flags), flags, BinaryPrimitives.ReadUInt16LittleEndian(entry.AsSpan(10)),
            BinaryPrimitives.ReadUInt32LittleEndian(entry.AsSpan(16)), packedSize, size, offset);
        next = behind;
        return true;
    }

    /// <summary>A member's bytes.</summary>
    /// <exception cref="InvalidDataException">It cannot be read, and why.</exception>
    public Stream Read(ZipMember member)
    {
        long at = _base + member.Offset;
        if (member.IsEncrypted)
        {
            throw new InvalidDataException("the member is encrypted");
        }
        if (member.Method is not (ZipFormat.Stored or ZipFormat.Deflated))
        {
            throw new InvalidDataException($"the member is packed by method {member.Method}; only 0 (stored) and 8 (deflated) are read");
        }
        if (member.Offset < 0 || at > file.Length - ZipFormat.MemberLength)
        {
            throw new InvalidDataException("the member lies outside of the zip archive");
        }
        byte[] head = ReadAt(at, ZipFormat.MemberLength);
        int names = BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(26)) + BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(28));
        long data = at + ZipFormat.MemberLength + names;
        bool isWithin = data <= file.Length && member.PackedSize >= 0 && member.PackedSize <= file.Length - data;
        if (BinaryPrimitives.ReadUInt32LittleEndian(head) != ZipFormat.Member || !isWithin)
        {
            throw new InvalidDataException("the zip archive is damaged: no member where its list says");
        }
        var part = new FilePart(file, data, member.PackedSize);
        return new ZipMemberStream(member.Method == ZipFormat.Stored ? part : new DeflateStream(part, CompressionMode.Decompress), part, member);
    }

    public void Dispose() => file.Dispose();

    private static string NameOf(ReadOnlySpan<byte> bytes, int flags)
    {
        string name;
        try
        {
            // Many writers leave out the flag that says UTF-8.
            name = Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            name = CharsetNames.Encoding((flags & 2048) != 0 ? Encoding.UTF8.CodePage : Cp437, DecoderFallback.ReplacementFallback).GetString(bytes);
        }
        return name.Replace('\\', '/');
    }

    private static void ReadZip64(ReadOnlySpan<byte> extra, ref long size, ref long packedSize, ref long offset)
    {
        while (extra.Length >= 4)
        {
            int id = BinaryPrimitives.ReadUInt16LittleEndian(extra);
            int length = Math.Min(BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]), extra.Length - 4);
            ReadOnlySpan<byte> values = extra.Slice(4, length);
            if (id == 1)
            {
                Take(ref values, ref size);
                Take(ref values, ref packedSize);
                Take(ref values, ref offset);
                return;
            }
            extra = extra[(4 + length)..];
        }

        static void Take(ref ReadOnlySpan<byte> values, ref long value)
        {
            if (value == uint.MaxValue && values.Length >= 8)
            {
                value = BinaryPrimitives.ReadInt64LittleEndian(values);
                values = values[8..];
            }
        }
    }

    private static InvalidDataException Damage(long at) => new($"the zip archive's list of members is damaged at byte {at:N0}");

    private byte[] ReadAt(long at, int count)
    {
        byte[] bytes = new byte[count];
        file.Position = at;
        try
        {
            file.ReadExactly(bytes);
        }
        catch (EndOfStreamException)
        {
            throw new InvalidDataException("the zip archive is cut off");
        }
        return bytes;
    }
}
