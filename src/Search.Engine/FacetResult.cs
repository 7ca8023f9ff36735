using System.Collections;

namespace Search.Engine;

/// <summary>How many of the found documents have one value.</summary>
/// <param name="Label">The value as people read it.</param>
/// <param name="Count">Documents with it.</param>
/// <param name="Number">The value where it is a number, such as a year, or a bucket's first instant where it is of dates; otherwise null.</param>
public sealed record FacetBucket(string Label, long Count, long? Number = null);

/// <summary>
/// The counts of one facet over all documents that a search found (of a facet with choices: that it finds without them). Exact, deleted documents not counted.
/// </summary>
/// <param name="buckets">In the facet's order.</param>
/// <param name="missing">Found documents without a value.</param>
/// <param name="distinct">How many distinct values of the found documents have a label that was asked for: more than <paramref name="buckets"/> where only the top ones were wanted.</param>
public sealed class FacetResult(IReadOnlyList<FacetBucket> buckets, long missing, long distinct) : IReadOnlyList<FacetBucket>
{
    public int Count => buckets.Count;

    /// <summary>Found documents without a value: for a year, the undated ones.</summary>
    public long Missing { get; } = missing;

    /// <summary>
    /// How many buckets have documents, also those left out here by <see cref="Facet.Top"/> and <see cref="Facet.MinCount"/>, but not those whose label was not asked for.
    /// </summary>
    public long Distinct { get; } = distinct;

    public FacetBucket this[int index] => buckets[index];

    /// <summary>The bucket of a value, or null where no found document has it.</summary>
    public FacetBucket? this[string label]
    {
        get
        {
            foreach (FacetBucket bucket in buckets)
            {
                if (bucket.Label == label)
                {
                    return bucket;
                }
            }
            return null;
        }
    }

    public IEnumerator<FacetBucket> GetEnumerator() => buckets.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
