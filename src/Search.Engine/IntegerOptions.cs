namespace Search.Engine;

/// <summary>How an integer field is indexed.</summary>
public sealed record IntegerOptions
{
    /// <summary>Whether the number is kept and given back.</summary>
    public bool Stored { get; init; }

    /// <summary>Whether ranges can be searched: a point of 4 bytes, or of 8 where <see cref="Wide"/>.</summary>
    public bool Point { get; init; }

    /// <summary>Whether the number's decimal text is a keyword term.</summary>
    public bool Terms { get; init; }

    /// <summary>Whether it can be counted and sorted by: numeric doc values (sorted-numeric where <see cref="MultiValued"/>).</summary>
    public bool DocValues { get; init; } = true;

    /// <summary>Whether a document may have several numbers.</summary>
    public bool MultiValued { get; init; }

    /// <summary>Whether points and stored numbers have 64 bits instead of 32.</summary>
    public bool Wide { get; init; }
}
