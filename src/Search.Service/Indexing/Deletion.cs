namespace Search.Service.Indexing;

/// <summary>What is to be deleted from an archive.</summary>
public sealed record Deletion
{
    /// <summary>Articles by id.</summary>
    public IReadOnlyList<string> Ids { get; init; } = [];

    /// <summary>
    /// And all articles that this query finds, in the language of <see cref="Queries.ArticleQuery.Text"/>; null: none. What could be misread is
    /// refused.
    /// </summary>
    public string? Query { get; init; }

    /// <summary>
    /// Leave nothing of what was deleted, now or earlier, in any file of the index. It does not reach copies and backups, nor what others who search
    /// keep open.
    /// </summary>
    public bool Purge { get; init; }

    /// <summary>Look what there is, delete nothing.</summary>
    public bool DryRun { get; init; }
}
