namespace Search.Ingest.Formats;

/// <summary>Which files of a folder or an archive are read, and how many are not: those whose names tell no format.</summary>
/// <param name="path">How people name the folder or archive.</param>
internal sealed class LeftOut(string path)
{
    private const int MostKinds = 10;

    private readonly SortedDictionary<string, int> _kinds = new(StringComparer.Ordinal);

    /// <summary>Whether a file is read; if not, it is counted.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="format">The format that was asked for.</param>
    public bool Takes(string file, ArticleFormat format)
    {
        // What is like ours is rejected with a hint, not left out.
        if (format != ArticleFormat.Auto || FormatNames.Of(file) != ArticleFormat.Auto || FormatNames.IsZip(file) || FormatNames.Hint(file) != null)
        {
            return true;
        }
        string kind = Path.GetExtension(file);
        // A million names without meaning are no million kinds.
        kind = kind.Length > 16 || (_kinds.Count >= 100 && !_kinds.ContainsKey(kind)) ? "(other)" : kind;
        _kinds[kind] = _kinds.GetValueOrDefault(kind) + 1;
        return false;
    }

    /// <summary>Null where all was read.</summary>
    public string? Note()
    {
        int count = _kinds.Values.Sum();
        string kinds = string.Join(' ', _kinds.Keys.Take(MostKinds).Select(kind => kind.Length == 0 ? "(none)" : kind));
        return count == 0 ? null : $"{path}: {count} files of other extensions were left out: {kinds}";
    }
}
