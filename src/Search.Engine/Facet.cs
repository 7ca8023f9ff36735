namespace Search.Engine;

/// <summary>What a search counts over all documents that it finds. Counted from doc values, so only fields that have them can be asked.</summary>
public abstract record Facet
{
    private protected Facet(string field) => Field = field;

    /// <summary>The field that is counted; the result stands under this name.</summary>
    public string Field { get; }

    /// <summary>
    /// Documents by year, newest first. Of a date field (milliseconds since 1970: one number and an 8-byte point) the year of the date, of another
    /// number the number itself. <see cref="FacetResult.Missing"/> counts the undated.
    /// </summary>
    public static Facet Year(string field) => new YearFacet(field);

    /// <summary>Documents by number, largest first; a document with several numbers counts once for each distinct one.</summary>
    public static Facet Numbers(string field) => new NumbersFacet(field);

    /// <summary>Documents by the whole value of a keyword field: the <paramref name="top"/> most frequent ones, equal counts by the value's bytes.</summary>
    public static Facet Values(string field, int top = 10)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(top);
        return new ValuesFacet(field, top);
    }
}

internal sealed record YearFacet(string Name) : Facet(Name);

internal sealed record NumbersFacet(string Name) : Facet(Name);

internal sealed record ValuesFacet(string Name, int Top) : Facet(Name);
