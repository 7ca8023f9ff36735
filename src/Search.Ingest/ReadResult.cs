namespace Search.Ingest;

/// <summary>What reading gives, one at a time: an article, a reject, or a note. Exactly one of the three is set.</summary>
public readonly record struct ReadResult
{
    private ReadResult(Article? article, Reject? reject, string? note)
    {
        Article = article;
        Reject = reject;
        Note = note;
    }

    public Article? Article { get; }

    public Reject? Reject { get; }

    /// <summary>Something that a person should know and that stopped nothing, such as keys that were ignored. Each is given once.</summary>
    public string? Note { get; }

    public static ReadResult Of(Article article) => new(article, null, null);

    public static ReadResult Of(Reject reject) => new(null, reject, null);

    public static ReadResult Of(string note) => new(null, null, note);
}
