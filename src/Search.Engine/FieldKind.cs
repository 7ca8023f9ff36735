namespace Search.Engine;

/// <summary>What a field of a schema holds, and so how it is indexed.</summary>
public enum FieldKind
{
    /// <summary>Words: analyzed, ranked, searched by term and phrase.</summary>
    Text,

    /// <summary>Whole values, such as an id or an author.</summary>
    Keyword,

    /// <summary>Points in time, as milliseconds since 1970 of the time as written.</summary>
    Date,

    /// <summary>Whole numbers.</summary>
    Integer,

    /// <summary>Kept and given back, not searched.</summary>
    Stored,
}
