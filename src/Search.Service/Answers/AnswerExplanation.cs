namespace Search.Service.Answers;

/// <summary>
/// Why a hit has its score: as a sentence, as parts that sum up to the score, and as the tree of numbers that Lucene's explain gives.
/// </summary>
/// <param name="Sentence">In plain words.</param>
/// <param name="Score">The hit's score.</param>
/// <param name="Parts">Those that add something, the largest first.</param>
/// <param name="Tree">All numbers.</param>
public sealed record AnswerExplanation(string Sentence, float Score, IReadOnlyList<ScorePart> Parts, ScoreNode Tree);

/// <summary>What a part of the query adds to a score.</summary>
public sealed record ScorePart
{
    /// <summary>As it is searched, in Lucene's words, without its field.</summary>
    public required string Part { get; init; }

    /// <summary>Null where it is not about one field.</summary>
    public string? Field { get; init; }

    /// <summary>What it adds: with all others the score, but for rounding.</summary>
    public float Adds { get; init; }

    /// <summary>What the query multiplies it with.</summary>
    public float Weight { get; init; } = 1;

    /// <summary>How often it stands in the article's field; of near words and synonyms a sum of shares. Null where that does not count.</summary>
    public float? Times { get; init; }

    /// <summary>In how many articles each of its words is; the fewer, the more it counts. Null where that does not count.</summary>
    public IReadOnlyList<long>? Articles { get; init; }

    /// <summary>Of how many articles that have the field.</summary>
    public long? Of { get; init; }

    /// <summary>Words of the article's field, from 40 on about; the fewer, the more it counts. Null where that does not count.</summary>
    public long? Length { get; init; }

    /// <summary>Words of the field in an article on average.</summary>
    public float? AverageLength { get; init; }
}

/// <summary>A number of Lucene's explanation.</summary>
/// <param name="Value">The number, with the digits that Lucene prints.</param>
/// <param name="Description">What it is.</param>
/// <param name="Details">What it was made of.</param>
public sealed record ScoreNode(double Value, string Description, IReadOnlyList<ScoreNode> Details);
