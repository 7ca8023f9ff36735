namespace Search.Engine;

/// <summary>There is no index in the folder.</summary>
/// <param name="folder">The folder.</param>
public sealed class IndexNotFoundException(string folder) : IOException($"There is no index in '{folder}'")
{
    public string Folder { get; } = folder;
}
