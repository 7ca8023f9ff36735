namespace Search.Ingest.Packed;

/// <summary>A member of a zip archive, as the archive's list has it.</summary>
/// <param name="Name">With <c>/</c> between folders; ends with one for a folder.</param>
/// <param name="Flags">See <see cref="ZipFormat"/>.</param>
/// <param name="Method">How it is packed.</param>
/// <param name="Crc">Of its bytes.</param>
/// <param name="PackedSize">In bytes.</param>
/// <param name="Size">Unpacked, in bytes.</param>
/// <param name="Offset">Of its header in the file.</param>
internal readonly record struct ZipMember(string Name, int Flags, int Method, uint Crc, long PackedSize, long Size, long Offset)
{
    public bool IsFolder => Name.EndsWith('/');

    public bool IsEncrypted => (Flags & 1) != 0;

    /// <summary>Whether it, or a folder that it is in, is hidden, as files with a dot are; or made by a system for itself.</summary>
    public bool IsHidden => Name.StartsWith('.') || Name.Contains("/.", StringComparison.Ordinal) || Name.StartsWith("__MACOSX/", StringComparison.Ordinal);

    /// <summary>Whether the name leads out of the archive, or is none.</summary>
    public bool HasBadName =>
        Name.Length == 0 || Name[0] == '/' || Name is [_, ':', ..] || Name.Split('/').Contains("..") || Name.AsSpan().IndexOfAnyInRange('\0', '\x1F') >= 0;
}
