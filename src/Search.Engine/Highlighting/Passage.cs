namespace Search.Engine.Highlighting;

/// <summary>A candidate for a snippet: [Start, End) of the text, in UTF-16 units.</summary>
/// <param name="Start">Where it starts.</param>
/// <param name="End">Behind its last unit.</param>
/// <param name="IsCutBefore">It starts within a sentence.</param>
/// <param name="IsCutAfter">It ends within a sentence.</param>
internal sealed record Passage(int Start, int End, bool IsCutBefore, bool IsCutAfter)
{
    public int Length => End - Start;

    /// <summary>Its first match where that is too long to be shown whole.</summary>
    public TextMatch? Torn { get; init; }

    /// <summary>How many distinct parts of the query match in it.</summary>
    public int Parts { get; init; }

    /// <summary>See <see cref="PassageScorer"/>.</summary>
    public float Score { get; init; }
}
