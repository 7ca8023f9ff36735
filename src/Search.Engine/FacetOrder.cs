namespace Search.Engine;

/// <summary>The order of a facet's buckets.</summary>
public enum FacetOrder
{
    /// <summary>The facet's own: numbers and dates largest (newest) first, keyword values by count, ranges as they were given.</summary>
    Default,

    /// <summary>Most documents first; equal counts as <see cref="Default"/> has them, keyword values by their bytes.</summary>
    Count,

    /// <summary>Smallest number, earliest date or first label first (by UTF-8 bytes); ranges as they were given.</summary>
    Ascending,

    /// <summary>The other way round.</summary>
    Descending,
}
