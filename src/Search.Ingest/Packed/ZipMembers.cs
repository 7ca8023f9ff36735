using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Search.Ingest.Dates;
using Search.Ingest.Files;

namespace Search.Ingest.Packed;

/// <summary>
/// Which members of a zip archive are files to read, and why others are not. Folders and hidden members are passed over. Memory: 16 bytes a member, by which
/// a name that comes twice is known.
/// </summary>
internal sealed class ZipMembers(ZipReader zip, SourceFile archive)
{
    private readonly HashSet<UInt128> _names = [];
    private readonly ZipFolders _folders = new(zip);
    private long _packed;
    private bool _hasEnded;

    /// <summary>A file with its member, or something to say.</summary>
    public readonly record struct Found(SourceFile? File, ZipMember Member, ReadResult Said);

    /// <summary>The next one; false at the end.</summary>
    public bool TryNext(out Found found)
    {
        found = default;
        try
        {
            while (!_hasEnded && zip.TryNext(out ZipMember member))
            {
                string path = $"{archive.Path}/{member.Name}";
                var file = new SourceFile(archive.FullPath, archive.Origin, path, $"{archive.ShownPath}/{member.Name}", archive.Corrections, Folder: _folders.Of(member.Name));
                _packed += Math.Max(0, member.PackedSize) + ZipFormat.MemberLength;
                if (_packed > zip.Length || _names.Count >= ZipFormat.MostMembers)
                {
                    _hasEnded = true;
                    found = Said(new Reject(archive.ShownPath, null, _packed > zip.Length
                        ? "members of the zip archive lie over each other; the others were not read"
                        : $"the zip archive has more than {ZipFormat.MostMembers:N0} members; the others were not read"));
                    return true;
                }
                if (member.HasBadName)
                {
                    found = Said(new Reject(archive.ShownPath, null, $"the name of its member '{member.Name}' leads out of the archive, or is none"));
                    return true;
                }
                if (member.IsFolder || member.IsHidden)
                {
                    continue;
                }
                if (Path.GetFileName(member.Name) == DateCorrections.FileName)
                {
                    found = new Found(null, default, ReadResult.Of($"{file.ShownPath}: corrections of dates in an archive are not read: put them beside it"));
                    return true;
                }
                found = _names.Add(Name(member.Name)) ? new Found(file, member, default)
                    : Said(new Reject(file.ShownPath, null, "another member of the zip archive has this name, too: only the first one was read"));
                return true;
            }
            return false;
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            _hasEnded = true;
            found = Said(new Reject(archive.ShownPath, null, e.Message));
            return true;
        }
    }

    private static Found Said(Reject reject) => new(null, default, ReadResult.Of(reject));

    private static UInt128 Name(string name)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(name), hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }
}
