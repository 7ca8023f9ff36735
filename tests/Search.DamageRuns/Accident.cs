using System.Buffers.Binary;
using System.Globalization;
using Search.Codecs.Framing;
using Search.Storage;
using Search.Testing;

namespace Search.DamageRuns;

/// <summary>
/// Damages the files of an index: as disks, crashes and wrong copies do, and as somebody would who repairs the checksums afterwards.
/// </summary>
internal sealed class Accident(BaseIndex index, TestRandom random)
{
    private static readonly HashSet<string> Large = [".tim", ".tip", ".doc", ".pos", ".pay", ".fdt", ".fdx", ".dvd", ".nvd", ".kdd", ".kdi", ".cfs", ".tvd", ".tvx"];

    private readonly SortedDictionary<string, byte[]> _files =
        new(index.Files.ToDictionary(file => file.Key, file => (byte[])file.Value.Clone()), StringComparer.Ordinal);

    private readonly List<string> _log = [];

    public DamagedFiles Happen()
    {
        bool isRepaired = random.Chance(0.5);
        for (int i = random.Chance(0.8) ? 1 : random.Next(2, 4); i > 0; i--)
        {
            string file = PickFile();
            if (isRepaired)
            {
                DamageAndRepair(file);
            }
            else
            {
                Damage(file);
            }
        }
        return new DamagedFiles(_files, $"{index.Name}: {string.Join(", ", _log)}", isRepaired);
    }

    // Half of the time a file of which no byte is looked at when the index is opened, or most indexes would not be.
    private string PickFile()
    {
        string[] large = [.. _files.Keys.Where(name => Large.Contains(Path.GetExtension(name)))];
        return large.Length > 0 && random.Chance(0.6) ? random.Pick(large) : random.Pick([.. _files.Keys]);
    }

    private void Damage(string file)
    {
        byte[] bytes = _files[file];
        switch (random.Next(12))
        {
            case 0:
                Put(file, bytes[..random.Next(bytes.Length)], "cut");
                break;
            case 1:
                Put(file, bytes[..Math.Max(0, bytes.Length - random.Next(1, 20))], "cut at the end");
                break;
            case 2:
                Put(file, [.. bytes, .. Bytes(random.Next(1, 5000))], "extended");
                break;
            case 3:
                Swap(file);
                break;
            case 4 when !file.StartsWith(IndexFileNames.Segments, StringComparison.Ordinal):
                _files.Remove(file);
                _log.Add($"{file} removed");
                break;
            default:
                Put(file, Change((byte[])bytes.Clone(), out string what), what);
                break;
        }
    }

    private void DamageAndRepair(string file)
    {
        byte[] bytes = _files[file];
        if (bytes.Length <= IndexFooter.Length)
        {
            return;
        }
        byte[] content = bytes[..^IndexFooter.Length];
        switch (random.Next(10))
        {
            case 0:
                Put(file, WithFooter(content[..random.Next(content.Length)]), "cut, with a checksum that fits");
                break;
            case 1:
                Put(file, WithFooter([.. content, .. Bytes(random.Next(1, 300))]), "extended, with a checksum that fits");
                break;
            case 2:
                int at = random.Next(content.Length);
                int end = Math.Min(content.Length, at + random.Next(1, 30));
                string hole = string.Create(CultureInfo.InvariantCulture, $"bytes {at} to {end} taken out, with a checksum that fits");
                Put(file, WithFooter([.. content[..at], .. content[end..]]), hole);
                break;
            case 3:
                Transplant(file);
                break;
            case < 7 when file.EndsWith(".cfs", StringComparison.Ordinal):
                ChangeMember(file, content);
                break;
            default:
                Put(file, WithFooter(Change(content, out string what)), what + ", with a checksum that fits");
                break;
        }
    }

    /// <summary>Changes bytes in their places.</summary>
    private byte[] Change(byte[] bytes, out string what)
    {
        if (bytes.Length == 0)
        {
            what = "is empty";
            return bytes;
        }
        int at = random.Next(10) switch
        {
            < 2 => random.Next(Math.Min(bytes.Length, 80)),
            < 4 => Math.Max(0, bytes.Length - 1 - random.Next(80)),
            _ => random.Next(bytes.Length),
        };
        Span<byte> rest = bytes.AsSpan(at);
        (int count, string kind) = random.Next(7) switch
        {
            0 => Flip(rest, random.Next(1, 9)),
            1 => Flip(rest, 1),
            2 => Fill(rest, 0, random.Pick([1, 4, 16, 512, 4096])),
            3 => Fill(rest, 0xFF, random.Pick([1, 2, 4, 8, 64])),
            4 => Random(rest, random.Pick([1, 1, 2, 8, 64, 512])),
            5 => Number(rest),
            _ => VInt(rest),
        };
        what = string.Create(CultureInfo.InvariantCulture, $"{kind} at {at} ({count} bytes)");
        return bytes;
    }

    private (int, string) Flip(Span<byte> bytes, int bits)
    {
        int count = Math.Min(bytes.Length, 32);
        for (int i = 0; i < bits; i++)
        {
            bytes[random.Next(count)] ^= (byte)(1 << random.Next(8));
        }
        return (count, string.Create(CultureInfo.InvariantCulture, $"{bits} bits flipped"));
    }

    private static (int, string) Fill(Span<byte> bytes, byte value, int count)
    {
        count = Math.Min(bytes.Length, count);
        bytes[..count].Fill(value);
        return (count, string.Create(CultureInfo.InvariantCulture, $"set to {value}"));
    }

    private (int, string) Random(Span<byte> bytes, int count)
    {
        count = Math.Min(bytes.Length, count);
        random.NextBytes(bytes[..count]);
        return (count, "set to random bytes");
    }

    private (int, string) Number(Span<byte> bytes)
    {
        long number = random.Pick([-1L, 0, 1, int.MaxValue, int.MinValue, long.MaxValue, long.MinValue, 1L << 40, index.Bytes, 0x7FFFFFF0]);
        Span<byte> eight = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(eight, number);
        Span<byte> number8 = random.Chance(0.5) ? eight : eight[4..];
        number8 = number8[..Math.Min(number8.Length, bytes.Length)];
        number8.CopyTo(bytes);
        return (number8.Length, string.Create(CultureInfo.InvariantCulture, $"set to {number}"));
    }

    private (int, string) VInt(Span<byte> bytes)
    {
        byte[] number = random.Pick<byte[]>([[0xFF, 0xFF, 0xFF, 0xFF, 0x07], [0xFF, 0xFF, 0xFF, 0xFF, 0x0F], [0x80, 0x80, 0x80, 0x01], [0xFF, 0xFF, 0x03]]);
        int count = Math.Min(number.Length, bytes.Length);
        number.AsSpan(0, count).CopyTo(bytes);
        return (count, "set to a large VInt");
    }

    /// <summary>Two files of one kind change places.</summary>
    private void Swap(string file)
    {
        if (Peer(file) is { } other)
        {
            (_files[file], _files[other]) = (_files[other], _files[file]);
            _log.Add($"{file} and {other} swapped");
        }
    }

    /// <summary>
    /// The content of a file of the same kind under this one's header, with a checksum that fits: only what the files say of each other is wrong.
    /// </summary>
    private void Transplant(string file)
    {
        if (Peer(file) is { } other && HeaderLength(_files[file]) is > 0 and int mine && HeaderLength(_files[other]) is > 0 and int theirs)
        {
            byte[] theirContent = _files[other][theirs..^IndexFooter.Length];
            Put(file, WithFooter([.. _files[file][..mine], .. theirContent]), $"has the content of {other}");
        }
    }

    private string? Peer(string file)
    {
        string kind = Path.GetExtension(file);
        string[] peers = [.. _files.Keys.Where(other => other != file && Path.GetExtension(other) == kind && _files[other].Length > IndexFooter.Length)];
        return peers.Length == 0 || _files[file].Length <= IndexFooter.Length ? null : random.Pick(peers);
    }

    /// <summary>Changes a file within a compound file, and repairs both checksums.</summary>
    private void ChangeMember(string file, byte[] content)
    {
        (string Name, int Offset, int Length)[] members =
        [
            .. Members(Path.ChangeExtension(file, ".cfe"))
                .Where(member => member.Offset + member.Length <= content.Length && member.Length > IndexFooter.Length),
        ];
        if (members.Length == 0)
        {
            return;
        }
        (string name, int offset, int length) = random.Pick(members);
        byte[] member = WithFooter(Change(content[offset..(offset + length - IndexFooter.Length)], out string what));
        member.CopyTo(content, offset);
        Put(file, WithFooter(content), $"member {name} {what}, with checksums that fit");
    }

    private List<(string Name, int Offset, int Length)> Members(string entries)
    {
        var members = new List<(string, int, int)>();
        if (!_files.TryGetValue(entries, out byte[]? bytes) || HeaderLength(bytes) is not (> 0 and int start))
        {
            return members;
        }
        try
        {
            using MappedFile file = MappedFile.FromArray(entries, bytes);
            ByteReader reader = file.Slice().Reader(start);
            for (int count = reader.ReadVInt(); count > 0; count--)
            {
                string name = reader.ReadString();
                members.Add((name, checked((int)reader.ReadInt64()), checked((int)reader.ReadInt64())));
            }
        }
        catch (Exception error) when (error is CorruptIndexException or OverflowException)
        {
            // It was damaged before: members that were read will do.
        }
        return members;
    }

    /// <summary>0 where it does not begin with a header that can be made out.</summary>
    private static int HeaderLength(byte[] bytes)
    {
        int codec = bytes.Length > 5 ? bytes[4] : 0;
        int suffixAt = 4 + 1 + codec + 4 + IndexHeader.IdLength;
        return codec is 0 or > 127 || suffixAt >= bytes.Length - IndexFooter.Length || suffixAt + 1 + bytes[suffixAt] > bytes.Length - IndexFooter.Length
            ? 0
            : suffixAt + 1 + bytes[suffixAt];
    }

    private static byte[] WithFooter(byte[] content)
    {
        byte[] bytes = new byte[content.Length + IndexFooter.Length];
        content.CopyTo(bytes, 0);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(content.Length), IndexFooter.Magic);
        return Testing.Damage.RepairChecksum(bytes);
    }

    private byte[] Bytes(int count)
    {
        byte[] bytes = new byte[count];
        if (random.Chance(0.5))
        {
            random.NextBytes(bytes);
        }
        return bytes;
    }

    private void Put(string file, byte[] bytes, string what)
    {
        _files[file] = bytes;
        _log.Add($"{file} {what}");
    }
}
