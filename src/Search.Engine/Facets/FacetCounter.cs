using Search.Engine.Collecting;
using Search.Engine.Snapshots;

namespace Search.Engine.Facets;

/// <summary>Counts one facet of one search. Given every document that is to be counted once; used by one thread.</summary>
internal abstract class FacetCounter : IDocBlockCollector
{
    /// <summary>Documents without a value.</summary>
    protected long Missing { get; set; }

    /// <param name="facet">What is counted. Its <see cref="Facet.Where"/> is left to others.</param>
    /// <param name="schema">Says whose case is ignored; null: nobody's.</param>
    public static FacetCounter For(Facet facet, Schema? schema = null) => facet switch
    {
        YearFacet => new NumbersCounter(facet, new NumberCounts(), datesByYear: true),
        NumbersFacet => new NumbersCounter(facet, new NumberCounts(), datesByYear: false),
        CalendarFacet calendar => new NumbersCounter(facet, new CalendarCounts(calendar), datesByYear: false),
        RangesFacet ranges => new NumbersCounter(facet, new RangeCounts(ranges), datesByYear: false),
        ValuesFacet => new ValuesCounter(facet, schema?[facet.Field] is { Kind: FieldKind.Keyword, Keyword.IgnoreCase: true }),
        _ => throw new ArgumentException($"no counter for {facet.GetType().Name}", nameof(facet)),
    };

    /// <exception cref="ArgumentException">The field's doc values are of a kind that this facet cannot count.</exception>
    public abstract void BeginSegment(SegmentView segment);

    public abstract void Collect(ReadOnlySpan<int> docs);

    /// <summary>Counts documents without looking at their values.</summary>
    public void AddMissing(int documents) => Missing += documents;

    /// <summary>Adds what another counter of the same facet counted in other documents, on another thread. Ends the collecting of both.</summary>
    public virtual void Absorb(FacetCounter other) => Missing += other.Missing;

    /// <summary>The counts of all that was collected.</summary>
    /// <exception cref="FacetException">There would be too many buckets.</exception>
    public abstract FacetResult Finish();
}
