using Search.Service.Queries;

namespace Search.Cli.Repl;

/// <summary>What holds for all queries of a session until it is changed.</summary>
internal sealed record ReplSettings
{
    public IReadOnlyList<YearRange> Years { get; init; } = [];

    public string? From { get; init; }

    public string? To { get; init; }

    public IReadOnlyList<string> Facets { get; init; } = [];

    public IReadOnlyList<ArticleChoice> Choices { get; init; } = [];

    public ArticleSort Sort { get; init; }

    /// <summary>Whether near-duplicates are folded.</summary>
    public bool Collapse { get; init; }

    /// <summary>Whether answers are printed as JSON.</summary>
    public bool Json { get; init; }

    public ArticleQuery Query(string text, string? after) => new()
    {
        Text = text,
        After = after,
        Years = Years,
        From = From == null ? null : DateRange.Start(From),
        Before = To == null ? null : DateRange.End(To),
        Facets = Facets,
        Choices = Choices,
        Sort = Sort,
        Collapse = Collapse,
    };

    /// <summary>Counts a field, or no longer; chooses a value and counts its field, or no longer chooses it.</summary>
    public ReplSettings Toggle(FacetArgument facet)
    {
        if (facet.Years is { } years)
        {
            return this with { Years = Toggled(Years, years), Facets = [.. Facets.Append(facet.Field).Distinct()] };
        }
        return facet.Choice is { } choice
            ? this with { Choices = Toggled(Choices, choice), Facets = [.. Facets.Append(facet.Field).Distinct()] }
            : this with { Facets = Toggled(Facets, facet.Field), Choices = [.. Choices.Where(other => other.Field != facet.Field)] };
    }

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
        if (Collapse)
        {
            parts.Add("copies folded");
        }
        if (Choices.Count > 0)
        {
            parts.Add("only " + string.Join(", ", Choices));
        }
        if (Facets.Count > 0)
        {
            parts.Add("counting " + string.Join(", ", Facets));
        }
        return string.Join("; ", parts);
    }

    private static T[] Toggled<T>(IReadOnlyList<T> values, T value) => values.Contains(value) ? [.. values.Where(other => !Equals(other, value))] : [.. values, value];
}
