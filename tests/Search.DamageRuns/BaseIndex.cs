using Search.Storage;

namespace Search.DamageRuns;

/// <summary>A whole index, what to ask it, and its answers.</summary>
/// <param name="Name">Whose it is.</param>
/// <param name="Files">By name, without the lock.</param>
/// <param name="Questions">With the right answers.</param>
internal sealed record BaseIndex(string Name, IReadOnlyDictionary<string, byte[]> Files, IReadOnlyList<Question> Questions)
{
    public long Bytes => Files.Values.Sum(file => (long)file.Length);

    public static BaseIndex Of(string name, IReadOnlyDictionary<string, byte[]> files)
    {
        using var directory = new MemoryIndexDirectory();
        foreach ((string file, byte[] bytes) in files)
        {
            directory.SetBytes(file, bytes);
        }
        return new BaseIndex(name, files, QuestionPlan.For(directory));
    }
}
