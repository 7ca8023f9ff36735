namespace Search.Engine;

/// <summary>
/// How the words of a query are weighed beyond BM25: <see cref="SnapshotRanking"/>. The defaults were measured on judged collections (README); they are flat, so other texts hardly
/// need others.
/// </summary>
public sealed record RankingOptions
{
    /// <summary>The text field that words are mainly searched in: where neighbours are looked for, and which the articles fed back are read from.</summary>
    public required string Field { get; init; }

    /// <summary>Fields whose words are weighed, each with the field whose statistics say how much they tell: for a title, those of the whole text.</summary>
    public required IReadOnlyDictionary<string, string> Statistics { get; init; }

    /// <summary>How many of the best hits have a second pass, in which words count as written and beside each other.</summary>
    public int Window { get; init; } = 50;

    /// <summary>A field with the words of <see cref="Field"/> as written, where a word counts a second time; null: none.</summary>
    public string? ExactField { get; init; }

    /// <summary>How much a word counts in <see cref="ExactField"/>.</summary>
    public float ExactBoost { get; init; }

    /// <summary>How much two words count that stand beside each other as in the query. 0: nothing.</summary>
    public float PhraseBoost { get; init; }

    /// <summary>How much two words count that stand beside each other in the query, and in the text in any order with at most <see cref="NearSlop"/> words between. 0: nothing.</summary>
    public float NearBoost { get; init; }

    /// <summary>The slop of <see cref="NearBoost"/>.</summary>
    public int NearSlop { get; init; } = 6;

    /// <summary>Whether the best hits of a first search say what else is searched for; null: they do not.</summary>
    public FeedbackOptions? Feedback { get; init; }
}

/// <summary>How the words that the best hits have in common raise the scores of the best hits. What matches stays as it is.</summary>
public sealed record FeedbackOptions
{
    /// <summary>How many of the best hits are read. Their text must be stored.</summary>
    public int Documents { get; init; } = 10;

    /// <summary>How many of their words are added.</summary>
    public int Terms { get; init; } = 20;

    /// <summary>How many of the best hits have the second pass that those words count in.</summary>
    public int Window { get; init; } = 200;

    /// <summary>The share of the added words in the score, from 0 to less than 1.</summary>
    public float Weight { get; init; } = 0.3f;
}
