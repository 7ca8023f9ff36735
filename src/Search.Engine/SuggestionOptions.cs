namespace Search.Engine;

/// <summary>When a query is to be asked about, and what may be proposed instead.</summary>
public sealed record SuggestionOptions
{
    public static SuggestionOptions Default { get; } = new();

    /// <summary>The field whose terms words without a field are compared with; null: the parser's first default field, or its exact field.</summary>
    public string? Field { get; init; }

    /// <summary>Nothing is proposed where so many documents have all words of the query; and a word that is in so many documents always stays.</summary>
    public int Enough { get; init; } = 5;
}
