namespace Search.Engine.Facets;

/// <summary>Counts per number: an array for those that years are, a dictionary for the others.</summary>
internal sealed class NumberCounts
{
    private const int Small = 4096;

    private readonly long[] _small = new long[Small];
    private readonly Dictionary<long, long> _others = [];

    public void Add(long number)
    {
        if ((ulong)number < Small)
        {
            _small[number]++;
        }
        else
        {
            _others[number] = _others.GetValueOrDefault(number) + 1;
        }
    }

    /// <summary>All numbers that occurred, largest first.</summary>
    public List<(long Number, long Count)> Descending()
    {
        var counts = new List<(long Number, long Count)>();
        for (int i = 0; i < Small; i++)
        {
            if (_small[i] > 0)
            {
                counts.Add((i, _small[i]));
            }
        }
        foreach ((long number, long count) in _others)
        {
            counts.Add((number, count));
        }
        counts.Sort(static (a, b) => b.Number.CompareTo(a.Number));
        return counts;
    }
}
