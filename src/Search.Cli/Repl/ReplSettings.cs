using Search.Service.Queries;

namespace Search.Cli.Repl;

/// <summary>What holds for all queries of a session until it is changed.</summary>
internal sealed record ReplSettings
{
    public IReadOnlyList<YearRange> Years { get; init; } = [];

    public string? From { get; init; }

    public string? To { get; init; }

    public IReadOnlyList<string> Facets { get; init; } = [];

    public ArticleSort Sort { get; init; }

    /// <summary>Whether answers are printed as JSON.</summary>
    public bool Json { get; init; }

    public ArticleQuery Query(string text, int skip) => new()
    {
        Text = text,
        Skip = skip,
        Years = Years,
        From = From == null ? null : DateRange.Start(From),
        Before = To == null ? null : DateRange.End(To),
        Facets = Facets,
        Sort = Sort,
    };

    /// <summary>What narrows or orders the answers, for people; empty where nothing does.</summary>
    public string Describe()
    {
        var parts = new List<string>();
        if (Years.Count > 0)
        {
            parts.Add("year " + string.Join(", ", Years));
        }
        if (From != null)
        {
            parts.Add("from " + From);
        }
        if (To != null)
        {
            parts.Add("to " + To);
        }
        if (Sort != ArticleSort.Relevance)
        {
            parts.Add(Sort == ArticleSort.Newest ? "newest first" : "oldest first");
        }
        if (Facets.Count > 0)
        {
            parts.Add("counting " + string.Join(", ", Facets));
        }
        return string.Join("; ", parts);
    }
}
