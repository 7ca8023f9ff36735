namespace Search.Engine;

/// <summary>How snippets are cut.</summary>
public sealed record HighlightOptions
{
    public static HighlightOptions Default { get; } = new();

    /// <summary>How many passages at most.</summary>
    public int Passages { get; init; } = 2;

    /// <summary>
    /// About how long a passage is, in UTF-16 units: sentences are joined up to it, and a longer sentence is cut around its matches at words, with an
    /// ellipsis where text is left out.
    /// </summary>
    public int Length { get; init; } = 160;

    /// <summary>Whether a text in which nothing matched gives its first words (one snippet without marks) instead of nothing.</summary>
    public bool StartWithoutMatch { get; init; } = true;
}
