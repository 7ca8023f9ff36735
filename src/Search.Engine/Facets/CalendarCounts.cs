namespace Search.Engine.Facets;

/// <summary>Counts dates by steps of the calendar.</summary>
internal sealed class CalendarCounts(CalendarFacet facet) : NumberCounts
{
    private readonly long[] _indexes = new long[NumbersCounter.BlockSize];

    public override void Add(ReadOnlySpan<long> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            _indexes[i] = facet.Step.IndexOf(values[i]);
        }
        base.Add(_indexes.AsSpan(0, values.Length));
    }

    public override void AddTimes(long value, long times) => Add(facet.Step.IndexOf(value), times);

    public override void AddSeveral(ReadOnlySpan<long> values)
    {
        long last = 0;
        for (int i = 0; i < values.Length; i++)
        {
            // Values rise, and steps with them: a document counts once for each.
            long index = facet.Step.IndexOf(values[i]);
            if (i == 0 || index != last)
            {
                Add(index);
            }
            last = index;
        }
    }

    public override IEnumerable<NumberBucket> Buckets()
    {
        var counts = Counts().ToDictionary(pair => pair.Number, pair => pair.Count);
        long? first = facet.First is { } start ? facet.Step.IndexOf(start) : null;
        long? last = facet.Last is { } end ? facet.Step.IndexOf(end) : null;
        if (first > last)
        {
            return [];
        }
        long[] found = [.. counts.Keys.Where(index => (first == null || index >= first) && (last == null || index <= last)).OrderDescending()];
        if (!facet.FillsGaps)
        {
            return found.Select(Bucket);
        }
        if (found.Length == 0 && (first == null || last == null))
        {
            return [];
        }
        long low = first ?? found[^1];
        long high = last ?? found[0];
        Int128 wanted = (Int128)high - low + 1;
        if (wanted > Facet.MaxCalendarBuckets)
        {
            throw new FacetException($"The facet '{facet.Name}' would have {wanted} buckets, more than {Facet.MaxCalendarBuckets}: take a larger step, or a shorter time");
        }
        return Enumerable.Range(0, (int)wanted).Select(i => Bucket(high - i));

        NumberBucket Bucket(long index) => new(index, counts.GetValueOrDefault(index), facet.Step.StartOf(index));
    }

    public override string LabelOf(NumberBucket bucket) => facet.Step.LabelOf(bucket.Place);
}
