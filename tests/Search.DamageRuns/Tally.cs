using System.Globalization;

namespace Search.DamageRuns;

/// <summary>What came of all seeds of a run.</summary>
internal sealed class Tally
{
    private readonly SortedDictionary<string, long> _counts = new(StringComparer.Ordinal);

    public void Add(string what, long count = 1) => _counts[what] = _counts.GetValueOrDefault(what) + count;

    public void Most(string what, long value) => _counts[what] = Math.Max(_counts.GetValueOrDefault(what), value);

    public override string ToString() => string.Join(' ', _counts.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key}={pair.Value}")));
}
