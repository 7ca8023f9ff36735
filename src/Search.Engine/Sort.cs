namespace Search.Engine;

/// <summary>The order of hits. Ties are broken by doc id, so by the order in which documents were added.</summary>
public sealed record Sort
{
    private Sort(string? field, bool descending)
    {
        Field = field;
        Descending = descending;
    }

    /// <summary>By score, best first.</summary>
    public static Sort Relevance { get; } = new(null, descending: true);

    /// <summary>The field whose numeric doc values order the hits; null: the score does.</summary>
    public string? Field { get; }

    /// <summary>Whether large values come first.</summary>
    public bool Descending { get; }

    /// <summary>
    /// A number that is larger the earlier a value comes; asked of such a number, the value again. The complement turns the order round, and unlike the negative it has no exception.
    /// </summary>
    internal long KeyOf(long value) => Descending ? value : ~value;

    /// <summary>Largest values of a field of numbers or dates first; documents without a value last.</summary>
    public static Sort Newest(string field) => new(field, descending: true);

    /// <summary>Smallest values of a field of numbers or dates first; documents without a value last.</summary>
    public static Sort Oldest(string field) => new(field, descending: false);
}
