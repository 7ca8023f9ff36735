namespace Search.Engine;

/// <summary>What tells which documents have a value of a field at all.</summary>
public enum FieldPresence
{
    /// <summary>The values themselves: all terms, or all numbers.</summary>
    Values,

    /// <summary>Its norms, which all documents with a text have: <see cref="NormsFieldExistsQuery"/>.</summary>
    Norms,

    /// <summary>Its doc values: <see cref="DocValuesFieldExistsQuery"/>.</summary>
    DocValues,
}
