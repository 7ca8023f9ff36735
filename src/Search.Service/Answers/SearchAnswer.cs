namespace Search.Service.Answers;

/// <summary>The answer to a query. Its JSON (<see cref="AnswerJson"/>) is what <c>search query --json</c> prints: names and order are fixed.</summary>
public sealed record SearchAnswer
{
    /// <summary>As the person typed it.</summary>
    public required string Query { get; init; }

    /// <summary>As it was understood, in Lucene's own words.</summary>
    public required string Parsed { get; init; }

    /// <summary>Milliseconds from parsing to the last snippet.</summary>
    public double TookMs { get; init; }

    public long Total { get; init; }

    /// <summary><c>exact</c> or <c>at_least</c>.</summary>
    public string TotalIs { get; init; } = "exact";

    /// <summary>Whether time ran out before all was seen.</summary>
    public bool Partial { get; init; }

    /// <summary>What was done with parts of the query that could not be taken as written, and <see cref="DidYouMean"/> for people.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>A query that finds more: what was probably meant. Null where this one has enough, or none better is known.</summary>
    public string? DidYouMean { get; init; }

    public IReadOnlyList<AnswerHit> Hits { get; init; } = [];

    /// <summary>The tree that ranked: all of it the best hits, its required part the others; null unless an explanation was asked for.</summary>
    public string? ScoredAs { get; init; }

    /// <summary>By field; <c>year</c> is always there.</summary>
    public IReadOnlyDictionary<string, AnswerFacet> Facets { get; init; } = new Dictionary<string, AnswerFacet>();

    /// <summary>Where the next page starts; null where there is none.</summary>
    public string? Next { get; init; }
}
