namespace Search.Engine;

/// <summary>For which words similar terms are looked for.</summary>
public enum SimilarTermMode
{
    /// <summary>Words that are not in the index.</summary>
    NotInIndex,

    /// <summary>Any; only terms in more documents than the word.</summary>
    MoreFrequent,

    /// <summary>Any.</summary>
    Always,
}

/// <summary>Which terms count as similar to a word: names and defaults stand for those of Lucene's <c>DirectSpellChecker</c>.</summary>
public sealed record SimilarTermOptions
{
    public static SimilarTermOptions Default { get; } = new();

    /// <summary>1 or 2: a letter that is inserted, removed or replaced, or two neighbours that changed places, is one.</summary>
    public int MaxEdits { get; init; } = 2;

    /// <summary>How many characters at the start must be the same. With two edits it is at least one.</summary>
    public int MinPrefix { get; init; } = 1;

    /// <summary>How many terms are looked at for each that is wanted: of those that are as similar, the first by their bytes.</summary>
    public int MaxInspections { get; init; } = 5;

    /// <summary>Terms that are less similar do not count: see <see cref="SimilarTerm.Similarity"/>.</summary>
    public float MinSimilarity { get; init; } = 0.5f;

    /// <summary>A term must be in more documents than this (from 1 on: a number; below: a share of all documents).</summary>
    public float MinFrequency { get; init; }

    /// <summary>Shorter words have no similar terms, in characters.</summary>
    public int MinLength { get; init; } = 4;

    /// <summary>Longer words have none, in characters.</summary>
    public int MaxLength { get; init; } = int.MaxValue;

    /// <summary>Words in more documents than this have none (from 1 on: a number; below: a share of all documents).</summary>
    public float MaxWordFrequency { get; init; } = 0.01f;

    public SimilarTermMode Mode { get; init; }
}

/// <summary>A term that is like a word.</summary>
/// <param name="Term">Its text.</param>
/// <param name="Similarity">1 less the share of edits in the characters of the shorter of the two.</param>
/// <param name="DocFreq">In how many documents it is, deleted ones included until their segment is merged.</param>
public readonly record struct SimilarTerm(string Term, float Similarity, long DocFreq);
