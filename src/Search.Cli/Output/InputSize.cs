using Search.Ingest;

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

    /// <summary>Of files as they are stored, compressed or not.</summary>
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
                    sum += files.Where(file => ArticleSource.IsReadByName(file.Name)).Sum(file => file.Length);
                }
                else if (File.Exists(path))
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
