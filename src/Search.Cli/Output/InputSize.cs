namespace Search.Cli.Output;

/// <summary>How many bytes there are to read. Found out beside the reading, which does not wait for it.</summary>
internal sealed class InputSize(IEnumerable<string> paths)
{
    private Task<long?>? _task;

    /// <summary>Null where it is not known, or not yet.</summary>
    public long? Bytes
    {
        get
        {
            _task ??= Task.Run(Measure);
            return _task.IsCompletedSuccessfully ? _task.Result : null;
        }
    }

    /// <summary>What is compressed says little of how much there is to read.</summary>
    private long? Measure()
    {
        long sum = 0;
        foreach (string path in paths)
        {
            try
            {
                if (Directory.Exists(path))
                {
                    FileInfo[] files = [.. new DirectoryInfo(path).EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true })];
                    if (files.Any(file => file.Name.EndsWith(".jsonl.gz", StringComparison.OrdinalIgnoreCase)))
                    {
                        return null;
                    }
                    sum += files.Where(file => file.Extension.ToLowerInvariant() is ".txt" or ".text" or ".jsonl" or ".ndjson").Sum(file => file.Length);
                }
                else if (File.Exists(path) && !path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
                {
                    sum += new FileInfo(path).Length;
                }
                else
                {
                    return null;
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return null;
            }
        }
        return sum;
    }
}
