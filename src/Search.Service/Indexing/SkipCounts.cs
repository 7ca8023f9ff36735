namespace Search.Service.Indexing;

/// <summary>Counts what is no article by its reason.</summary>
internal sealed class SkipCounts
{
    /// <summary>Reasons are few; should they not be, the others are counted together.</summary>
    private const int MostReasons = 100;
    private const string Others = "other";

    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);

    public void Add(string reason)
    {
        string key = _counts.ContainsKey(reason) || _counts.Count < MostReasons ? reason : Others;
        _counts[key] = _counts.GetValueOrDefault(key) + 1;
    }

    /// <summary>The most frequent reason first.</summary>
    public IReadOnlyDictionary<string, long> ByReason() =>
        new Dictionary<string, long>(_counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal), StringComparer.Ordinal);
}
