namespace Search.Ingest.Packed;

/// <summary>
/// What is read of the ZIP format (PKWARE's APPNOTE.TXT 6.3), little-endian:
/// <code>
/// file      = member* … entry[count] zip64-end? zip64-locator? end
/// end       = 50 4B 05 06, disk:u16, disk-of-entries:u16, count-here:u16, count:u16, size:u32, offset:u32, comment-length:u16, comment:byte[comment-length]
/// zip64-locator = 50 4B 06 07, disk:u32, offset of zip64-end:u64, disks:u32
/// zip64-end = 50 4B 06 06, length:u64, made-by:u16, needed:u16, disk:u32, disk-of-entries:u32, count-here:u64, count:u64, size:u64, offset:u64
/// entry     = 50 4B 01 02, made-by:u16, needed:u16, flags:u16, method:u16, time:u16, date:u16, crc:u32, packed-size:u32, size:u32, name-length:u16,
///             extra-length:u16, comment-length:u16, disk:u16, attributes:u16, attributes:u32, offset of the member:u32, name, extra, comment
/// member    = 50 4B 03 04, needed:u16, flags:u16, method:u16, time:u16, date:u16, crc:u32, packed-size:u32, size:u32, name-length:u16, extra-length:u16, name, extra, data
/// </code>
/// A value of all ones in an entry or the end is told by zip64: in the extra field 1 (size, packed-size, offset, those that are all ones, u64 each) or in zip64-end.
/// Flags: 1 encrypted, 2048 the name is UTF-8. Methods: 0 stored, 8 deflated; no other is read.
/// What an entry says is believed, not what the member says again; offsets count from where the first member would begin if something stands before the archive.
/// </summary>
internal static class ZipFormat
{
    public const uint End = 0x06054B50;
    public const uint Zip64Locator = 0x07064B50;
    public const uint Zip64End = 0x06064B50;
    public const uint Entry = 0x02014B50;
    public const uint Member = 0x04034B50;

    public const int EndLength = 22;
    public const int Zip64LocatorLength = 20;
    public const int Zip64EndLength = 56;
    public const int EntryLength = 46;
    public const int MemberLength = 30;

    public const int Stored = 0;
    public const int Deflated = 8;

    /// <summary>More members are not read: their names must be told apart.</summary>
    public const int MostMembers = 1_000_000;
}
