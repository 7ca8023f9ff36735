using System.Globalization;

namespace Search.Engine.Facets;

/// <summary>
/// Counts per number: an array for those near each other, as years, months and days are, a dictionary for the others.
/// </summary>
internal class NumberCounts
{
    private const int MaxWindow = 1 << 16;

    private long[] _window = [];
    private long _first;
    private Dictionary<long, long>? _others;

    /// <summary>Counts documents that have one value each.</summary>
    public virtual void Add(ReadOnlySpan<long> values)
    {
        long[] window = _window;
        long first = _first;
        foreach (long value in values)
        {
            long place = value - first;
            if ((ulong)place < (ulong)window.Length)
            {
                window[place]++;
            }
            else
            {
                AddOutside(value);
                (window, first) = (_window, _first);
            }
        }
    }

    /// <summary>Counts so many documents that have the same one value.</summary>
    public virtual void AddTimes(long value, long times) => Add(value, times);

    /// <summary>Counts one document.</summary>
    /// <param name="values">All of its values, ascending.</param>
    public virtual void AddSeveral(ReadOnlySpan<long> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (i == 0 || values[i] != values[i - 1])
            {
                Add(values[i]);
            }
        }
    }

    /// <summary>All buckets of the facet in its own order, the label still unasked.</summary>
    public virtual IEnumerable<NumberBucket> Buckets() =>
        Counts().OrderByDescending(pair => pair.Number).Select(pair => new NumberBucket(pair.Number, pair.Count, pair.Number));

    /// <summary>Adds what another counter of the same facet counted in other documents.</summary>
    public virtual void Absorb(NumberCounts other)
    {
        foreach ((long number, long count) in other.Counts())
        {
            Add(number, count);
        }
    }

    public virtual string LabelOf(NumberBucket bucket) => bucket.Place.ToString(CultureInfo.InvariantCulture);

    protected void Add(long number, long count = 1)
    {
        long place = number - _first;
        if ((ulong)place < (ulong)_window.Length)
        {
            _window[place] += count;
        }
        else
        {
            AddOutside(number, count);
        }
    }

    /// <summary>Numbers that occurred, in no order.</summary>
    protected IEnumerable<(long Number, long Count)> Counts()
    {
        for (int i = 0; i < _window.Length; i++)
        {
            if (_window[i] > 0)
            {
                yield return (_first + i, _window[i]);
            }
        }
        foreach ((long number, long count) in _others ?? [])
        {
            yield return (number, count);
        }
    }

    private void AddOutside(long number, long count = 1)
    {
        if (!TryWiden(number))
        {
            _others ??= [];
            _others[number] = _others.GetValueOrDefault(number) + count;
            return;
        }
        _window[number - _first] += count;
    }

    private bool TryWiden(long number)
    {
        Int128 low = _window.Length == 0 ? number : Int128.Min(_first, number);
        Int128 high = _window.Length == 0 ? number : Int128.Max((Int128)_first + _window.Length - 1, number);
        if (high - low >= MaxWindow)
        {
            return false;
        }
        // Room on both sides, so that it is not widened often; but not beyond what a number can be.
        Int128 room = Math.Min(MaxWindow / 2, Math.Max(128, (long)(high - low)));
        low = Int128.Max(low - room, long.MinValue);
        high = Int128.Min(high + room, long.MaxValue);
        var window = new long[(int)(high - low) + 1];
        _window.CopyTo(window, _window.Length == 0 ? 0 : (int)((Int128)_first - low));
        (_first, _window) = ((long)low, window);
        foreach (long other in _others?.Keys.Where(other => other >= low && other <= high).ToArray() ?? [])
        {
            _others!.Remove(other, out window[other - _first]);
        }
        return true;
    }
}

/// <summary>A bucket before it has a label.</summary>
/// <param name="Place">Orders it among the others.</param>
/// <param name="Count">Its documents.</param>
/// <param name="Number">What <see cref="FacetBucket.Number"/> will say.</param>
internal sealed record NumberBucket(long Place, long Count, long? Number);
