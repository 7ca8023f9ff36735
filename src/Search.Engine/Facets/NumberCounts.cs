using System.Globalization;

namespace Search.Engine.Facets;

/// <summary>Counts per number: an array for those that years are, a dictionary for the others.</summary>
internal sealed class NumberCounts
{
    private const int Small = 4096;

    private readonly long[] _small = new long[Small];
    private Dictionary<long, long>? _others;

    public void Add(long number)
    {
        if ((ulong)number < Small)
        {
            _small[number]++;
        }
        else
        {
            _others ??= [];
            _others[number] = _others.GetValueOrDefault(number) + 1;
        }
    }

    /// <summary>All numbers that occurred, largest first.</summary>
    public FacetBucket[] Descending()
    {
        var counts = new List<FacetBucket>();
        for (int i = Small - 1; i >= 0; i--)
        {
            if (_small[i] > 0)
            {
                counts.Add(Bucket(i, _small[i]));
            }
        }
        if (_others != null)
        {
            counts.AddRange(_others.Select(pair => Bucket(pair.Key, pair.Value)));
            counts.Sort(static (a, b) => b.Number!.Value.CompareTo(a.Number!.Value));
        }
        return [.. counts];
    }

    private static FacetBucket Bucket(long number, long count) => new(number.ToString(CultureInfo.InvariantCulture), count, number);
}
