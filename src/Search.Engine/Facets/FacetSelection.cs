using System.Text;

namespace Search.Engine.Facets;

/// <summary>Which of all counted buckets a facet tells, and in which order.</summary>
internal static class FacetSelection
{
    public static FacetResult Of(Facet facet, NumberCounts counts, long missing)
    {
        NumberBucket[] buckets = [.. counts.Buckets()];
        if (facet.Prefix != null || facet.Contains != null)
        {
            buckets = [.. buckets.Where(bucket => IsAskedFor(facet, counts.LabelOf(bucket)))];
        }
        int distinct = buckets.Count(bucket => bucket.Count > 0);
        IEnumerable<NumberBucket> chosen = buckets.Where(bucket => bucket.Count >= facet.MinCount);
        chosen = facet.Order switch
        {
            // Stable, so that equal counts stay in the facet's own order.
            FacetOrder.Count => chosen.OrderByDescending(bucket => bucket.Count),
            FacetOrder.Ascending => chosen.OrderBy(bucket => bucket.Place),
            FacetOrder.Descending => chosen.OrderByDescending(bucket => bucket.Place),
            _ => chosen,
        };
        return new FacetResult([.. chosen.Take(facet.Top).Select(bucket => new FacetBucket(counts.LabelOf(bucket), bucket.Count, bucket.Number))], missing, distinct);
    }

    public static FacetResult Of(Facet facet, ValueCounts counts, long missing)
    {
        List<ValueBucket> buckets = counts.Buckets(facet.Prefix, facet.Contains);
        int distinct = buckets.Count;
        buckets.RemoveAll(bucket => bucket.Count < facet.MinCount);
        if (facet.Order is FacetOrder.Default or FacetOrder.Count)
        {
            KeepMostFrequent(buckets, facet.Top);
        }
        buckets.Sort(facet.Order switch
        {
            FacetOrder.Ascending => static (a, b) => a.CompareTo(b),
            FacetOrder.Descending => static (a, b) => b.CompareTo(a),
            _ => static (a, b) => a.Count != b.Count ? b.Count.CompareTo(a.Count) : a.CompareTo(b),
        });
        return new FacetResult([.. buckets.Take(facet.Top).Select(bucket => new FacetBucket(Encoding.UTF8.GetString(bucket.Label), bucket.Count))], missing, distinct);
    }

    /// <summary>Leaves out values that are too rare to be among the first, so that few must be sorted.</summary>
    private static void KeepMostFrequent(List<ValueBucket> buckets, int top)
    {
        if (top >= buckets.Count / 4)
        {
            return;
        }
        long[] counts = [.. buckets.Select(bucket => bucket.Count)];
        Array.Sort(counts);
        long least = top == 0 ? long.MaxValue : counts[^top];
        buckets.RemoveAll(bucket => bucket.Count < least);
    }

    private static bool IsAskedFor(Facet facet, string label) =>
        (facet.Prefix == null || label.StartsWith(facet.Prefix, StringComparison.Ordinal))
        && (facet.Contains == null || label.Contains(facet.Contains, StringComparison.Ordinal));
}
