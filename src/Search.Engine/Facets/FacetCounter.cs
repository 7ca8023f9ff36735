using Search.Engine.Collecting;
using Search.Engine.Snapshots;

namespace Search.Engine.Facets;

/// <summary>Counts one facet of one search. Given every matching document once; used by one thread.</summary>
internal abstract class FacetCounter : IDocBlockCollector
{
    public static FacetCounter For(Facet facet) => facet switch
    {
        YearFacet => new NumbersCounter(facet.Field, datesByYear: true),
        NumbersFacet => new NumbersCounter(facet.Field, datesByYear: false),
        ValuesFacet values => new ValuesCounter(values.Field, values.Top),
        _ => throw new ArgumentException($"no counter for {facet.GetType().Name}", nameof(facet)),
    };

    /// <exception cref="ArgumentException">The field's doc values are of a kind that this facet cannot count.</exception>
    public abstract void BeginSegment(SegmentView segment);

    public abstract void Collect(ReadOnlySpan<int> docs);

    /// <summary>The counts of all that was collected.</summary>
    public abstract FacetResult Finish();
}
