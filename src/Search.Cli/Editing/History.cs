using System.Text;

namespace Search.Cli.Editing;

/// <summary>
/// The lines of this and earlier runs, oldest first. Each new line is appended to the file at once, so that several programs keep one history and
/// nothing is lost with the terminal. Queries are private: the file is the user's alone.
/// </summary>
public sealed class History
{
    private const int Limit = 2000;

    private readonly List<string> _lines = [];
    private readonly string? _file;

    /// <param name="file">Where it is kept; null: nowhere.</param>
    public History(string? file)
    {
        _file = file;
        if (file != null)
        {
            Load(file);
        }
    }

    public IReadOnlyList<string> Lines => _lines;

    /// <summary><c>$XDG_STATE_HOME/search/history</c>, by default under <c>~/.local/state</c>; null where there is no home.</summary>
    public static string? DefaultFile(Func<string, string?> environment)
    {
        string? state = environment("XDG_STATE_HOME");
        if (string.IsNullOrEmpty(state) || !Path.IsPathRooted(state))
        {
            string? home = environment("HOME");
            if (string.IsNullOrEmpty(home))
            {
                home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
            }
            if (string.IsNullOrEmpty(home))
            {
                return null;
            }
            state = Path.Combine(home, ".local", "state");
        }
        return Path.Combine(state, "search", "history");
    }

    /// <summary>Remembers a line, unless it is blank or the same as the last one.</summary>
    public void Add(string line)
    {
        line = line.ReplaceLineEndings(" ").Trim();
        if (line.Length == 0 || (_lines.Count > 0 && _lines[^1] == line))
        {
            return;
        }
        _lines.Add(line);
        if (_file != null)
        {
            Append(_file, line);
        }
    }

    /// <summary>The newest line at or before <paramref name="from"/> that contains a text, or -1.</summary>
    public int FindBackwards(string text, int from)
    {
        for (int i = Math.Min(from, _lines.Count - 1); i >= 0; i--)
        {
            if (_lines[i].Contains(text, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }
        return -1;
    }

    private void Load(string file)
    {
        try
        {
            _lines.AddRange(File.ReadLines(file).Where(line => line.Length > 0 && !line.Any(char.IsControl)));
            if (_lines.Count > Limit)
            {
                _lines.RemoveRange(0, _lines.Count - Limit);
                string shorter = file + ".new";
                File.Delete(shorter);
                using (StreamWriter writer = Open(shorter))
                {
                    _lines.ForEach(writer.WriteLine);
                }
                File.Move(shorter, file, overwrite: true);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // No history is no reason to fail: it starts empty.
        }
    }

    private static void Append(string file, string line)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            using StreamWriter writer = Open(file);
            writer.WriteLine(line);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A folder that cannot be written costs the history, not the query.
        }
    }

    private static StreamWriter Open(string file)
    {
        var options = new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }
        return new StreamWriter(file, new UTF8Encoding(false), options) { NewLine = "\n" };
    }
}
