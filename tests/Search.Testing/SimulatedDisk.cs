using Search.Storage;

namespace Search.Testing;

/// <summary>
/// A disk with one folder, which forgets like a real one: what files hold and which names there are is sure only once it was synced, each for itself. Operations are applied
/// one by one; after each the power may go.
/// </summary>
/// <remarks>
/// It promises no more than POSIX does: the sync of a file says nothing about its name, names arrive in any order, and of a renaming the new name may arrive without the
/// removal of the old one or the other way round.
/// </remarks>
public sealed class SimulatedDisk
{
    private const int Sector = 512;

    private readonly List<Content> _files = [];
    private readonly Dictionary<string, int> _syncedNames = new(StringComparer.Ordinal);
    private readonly List<(string Name, int? File)> _changes = [];

    /// <summary>An empty disk.</summary>
    public SimulatedDisk()
    {
    }

    /// <summary>A disk on which files have been for long: all is synced.</summary>
    public SimulatedDisk(MemoryIndexDirectory files)
    {
        foreach (string name in files.ListFiles())
        {
            byte[] bytes = files.Bytes(name);
            _syncedNames.Add(name, _files.Count);
            _files.Add(new Content { Bytes = bytes, Synced = bytes.Length });
        }
    }

    /// <summary>How many files there have been: the next new one has this number.</summary>
    public int FileCount => _files.Count;

    /// <summary>The numbers of the files that are there from the start, by their names.</summary>
    public IReadOnlyDictionary<string, int> SyncedNames => _syncedNames;

    public void Apply(DiskOperation operation)
    {
        switch (operation.Action)
        {
            case DiskAction.Create:
                _changes.Add((operation.Name, _files.Count));
                _files.Add(new Content());
                break;
            case DiskAction.Write:
                Content file = _files[operation.File];
                file.Bytes = file.Bytes.Length == 0 ? operation.Bytes! : [.. file.Bytes, .. operation.Bytes!];
                break;
            case DiskAction.Sync:
                _files[operation.File].Synced = _files[operation.File].Bytes.Length;
                break;
            case DiskAction.SyncFolder:
                Apply(_syncedNames, _changes);
                _changes.Clear();
                break;
            case DiskAction.Rename:
                _changes.Add((operation.NewName, operation.File));
                _changes.Add((operation.Name, null));
                break;
            default:
                _changes.Add((operation.Name, null));
                break;
        }
    }

    /// <summary>What is found when the power is back. The disk itself stays as it is.</summary>
    public MemoryIndexDirectory After(PowerCut cut, TestRandom random)
    {
        var names = new Dictionary<string, int>(_syncedNames, StringComparer.Ordinal);
        Apply(names, cut switch
        {
            PowerCut.Lost => [],
            PowerCut.Torn => _changes,
            _ => _changes.Where(_ => random.Chance(0.5)),
        });
        var found = new MemoryIndexDirectory();
        foreach ((string name, int file) in names)
        {
            found.SetBytes(name, After(_files[file], cut, random));
        }
        return found;
    }

    private static void Apply(Dictionary<string, int> names, IEnumerable<(string Name, int? File)> changes)
    {
        foreach ((string name, int? file) in changes)
        {
            if (file is { } number)
            {
                names[name] = number;
            }
            else
            {
                names.Remove(name);
            }
        }
    }

    private static byte[] After(Content file, PowerCut cut, TestRandom random)
    {
        if (file.Synced == file.Bytes.Length)
        {
            return file.Bytes;
        }
        return (cut, random.Next(4)) switch
        {
            (PowerCut.Lost, _) or (PowerCut.Scattered, 0) => file.Bytes[..file.Synced],
            (PowerCut.Scattered, 1) => file.Bytes,
            (_, 0 or 2) => Prefix(file, random),
            _ => Sectors(file, random),
        };
    }

    private static byte[] Prefix(Content file, TestRandom random)
    {
        int sectors = (file.Bytes.Length - 1) / Sector;     // of which not even the last one is cut
        return file.Bytes[..Math.Max(file.Synced, random.Next(sectors + 1) * Sector)];
    }

    private static byte[] Sectors(Content file, TestRandom random)
    {
        byte[] bytes = [.. file.Bytes];
        for (int start = 0; start < bytes.Length; start += Sector)
        {
            int from = Math.Max(start, file.Synced);
            int to = Math.Min(start + Sector, bytes.Length);
            if (from < to && random.Chance(0.5))
            {
                bytes.AsSpan(from, to - from).Clear();
            }
        }
        return bytes;
    }

    private sealed class Content
    {
        public byte[] Bytes { get; set; } = [];

        /// <summary>So many of them are on stable storage.</summary>
        public int Synced { get; set; }
    }
}
