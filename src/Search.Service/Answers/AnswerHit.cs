using System.Text.Json.Serialization;

namespace Search.Service.Answers;

/// <summary>One article that was found.</summary>
public sealed record AnswerHit
{
    /// <summary>From 1, over all pages.</summary>
    public int Rank { get; init; }

    public required string Id { get; init; }

    public float Score { get; init; }

    public string? Title { get; init; }

    /// <summary>[start, end) in UTF-16 units of <see cref="Title"/>.</summary>
    public IReadOnlyList<IReadOnlyList<int>> TitleMarks { get; init; } = [];

    /// <summary>No more of the date than is known; null where it is unknown.</summary>
    public string? Published { get; init; }

    public string PublishedPrecision { get; init; } = "none";

    public string PublishedSource { get; init; } = "none";

    public string? NotBefore { get; init; }

    /// <summary>Near-duplicates folded under this hit.</summary>
    public int Copies { get; init; }

    public int? Year { get; init; }

    public IReadOnlyList<int> Mentions { get; init; } = [];

    public string? Language { get; init; }

    public string? Source { get; init; }

    public string? Author { get; init; }

    public string? Section { get; init; }

    public string? Url { get; init; }

    public string? Path { get; init; }

    /// <summary>The first words of an article without a title: what people see in its place. Not part of the JSON.</summary>
    [JsonIgnore]
    public string? Opening { get; init; }

    public IReadOnlyList<AnswerSnippet> Snippets { get; init; } = [];

    /// <summary>Null unless an explanation was asked for.</summary>
    public AnswerExplanation? Explanation { get; init; }
}

/// <summary>A passage of the article.</summary>
/// <param name="Text">Not escaped.</param>
/// <param name="Marks">[start, end) in UTF-16 units of <paramref name="Text"/>, ascending.</param>
public sealed record AnswerSnippet(string Text, IReadOnlyList<IReadOnlyList<int>> Marks);
