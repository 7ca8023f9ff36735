namespace Search.Testing;

/// <summary>What can be done to a disk.</summary>
public enum DiskAction
{
    /// <summary>A new name for a new, empty file.</summary>
    Create,

    /// <summary>Bytes at the end of a file.</summary>
    Write,

    /// <summary>What a file holds is on stable storage from now on; its name is not.</summary>
    Sync,

    /// <summary>All names are on stable storage from now on; what the files hold is not.</summary>
    SyncFolder,

    Rename,

    Delete,
}

/// <summary>One thing that was done to a <see cref="SimulatedDisk"/>.</summary>
/// <param name="Action">What.</param>
/// <param name="File">The number of the file; of a new one, the next in order. 0 for <see cref="DiskAction.SyncFolder"/>.</param>
/// <param name="Name">Its name, before the operation where that changes it.</param>
/// <param name="NewName">Of <see cref="DiskAction.Rename"/>.</param>
/// <param name="Bytes">Of <see cref="DiskAction.Write"/>; nobody changes them any more.</param>
public sealed record DiskOperation(DiskAction Action, int File, string Name, string NewName = "", byte[]? Bytes = null)
{
    public override string ToString() => Action switch
    {
        DiskAction.SyncFolder => "sync of the folder",
        DiskAction.Rename => $"rename of {Name} to {NewName}",
        DiskAction.Write => $"write of {Bytes!.Length} bytes to {Name}",
        _ => $"{Action.ToString().ToLowerInvariant()} of {Name}",
    };
}
