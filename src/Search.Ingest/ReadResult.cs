namespace Search.Ingest;

/// <summary>What reading gives, one at a time: an article, a reject, something that is no article, or a note. Exactly one of them is set.</summary>
public readonly record struct ReadResult
{
    private ReadResult(Article? article, Reject? reject, Skip? skipped, string? note)
    {
        Article = article;
        Reject = reject;
        Skipped = skipped;
        Note = note;
    }

    public Article? Article { get; }

    public Reject? Reject { get; }

    public Skip? Skipped { get; }

    /// <summary>Something that a person should know and that stopped nothing, such as keys that were ignored. Each is given once.</summary>
    public string? Note { get; }

    public static ReadResult Of(Article article) => new(article, null, null, null);

    public static ReadResult Of(Reject reject) => new(null, reject, null, null);

    public static ReadResult Of(Skip skipped) => new(null, null, skipped, null);

    public static ReadResult Of(string note) => new(null, null, null, note);
}
