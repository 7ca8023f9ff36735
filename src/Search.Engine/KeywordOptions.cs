namespace Search.Engine;

/// <summary>How a keyword field is indexed: each value is one term, without frequencies, positions and norms (Lucene's StringField).</summary>
public sealed record KeywordOptions
{
    /// <summary>Whether the value is kept as given.</summary>
    public bool Stored { get; init; } = true;

    /// <summary>Whether the value can be counted and sorted by: sorted doc values (sorted-set where <see cref="MultiValued"/>), as written.</summary>
    public bool DocValues { get; init; }

    /// <summary>Whether the term, but not the stored value and the doc value, is in lower case.</summary>
    public bool IgnoreCase { get; init; }

    /// <summary>Whether a document may have several values.</summary>
    public bool MultiValued { get; init; }

    /// <summary>Whether the field names the document: one value in each, and an update replaces the document that has it.</summary>
    public bool IsId { get; init; }
}
