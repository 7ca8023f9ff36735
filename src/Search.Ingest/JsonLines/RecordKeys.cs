namespace Search.Ingest.JsonLines;

/// <summary>Which keys records have: ours, the usual other names, and those that the caller maps. An earlier name in this order wins: mapped, ours, others.</summary>
internal sealed class RecordKeys
{
    private static readonly (string Key, RecordField Field)[] Own =
    [
        ("id", RecordField.Id), ("title", RecordField.Title), ("body", RecordField.Body), ("published", RecordField.Published),
        ("source", RecordField.Source), ("author", RecordField.Author), ("section", RecordField.Section), ("language", RecordField.Language),
        ("url", RecordField.Url), ("published_precision", RecordField.PublishedPrecision), ("published_source", RecordField.PublishedSource),
        ("not_before", RecordField.NotBefore), ("furniture", RecordField.Furniture), ("origin", RecordField.Origin), ("path", RecordField.Path),
        ("mentions", RecordField.Mentions),
    ];

    private static readonly (string Key, RecordField Field)[] Others =
    [
        ("headline", RecordField.Title), ("text", RecordField.Body), ("content", RecordField.Body), ("date", RecordField.Published),
        ("domain", RecordField.Source), ("lang", RecordField.Language),
    ];

    /// <summary>Our names of all fields.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Own.Select(own => own.Key)];

    private readonly Dictionary<string, (RecordField Field, int Rank)> _keys = new(StringComparer.Ordinal);

    /// <param name="map">Keys by our names.</param>
    /// <exception cref="ArgumentException">A name of ours that there is not.</exception>
    public RecordKeys(IReadOnlyDictionary<string, string> map)
    {
        for (int i = Others.Length - 1; i >= 0; i--)
        {
            _keys[Others[i].Key] = (Others[i].Field, 2 + i);
        }
        foreach ((string key, RecordField field) in Own)
        {
            _keys[key] = (field, 1);
        }
        foreach ((string name, string key) in map)
        {
            int own = Array.FindIndex(Own, o => o.Key == name);
            if (own < 0)
            {
                throw new ArgumentException($"records have no field '{name}'; there are {string.Join(' ', Own.Select(o => o.Key))}", nameof(map));
            }
            _keys[key] = (Own[own].Field, 0);
        }
    }

    /// <param name="key">A record's key.</param>
    /// <param name="field">What it means.</param>
    /// <param name="rank">The smaller one wins where a record has several keys of the same meaning.</param>
    public bool TryGet(ReadOnlySpan<char> key, out RecordField field, out int rank)
    {
        bool isKnown = _keys.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key, out var found);
        (field, rank) = found;
        return isKnown;
    }
}
