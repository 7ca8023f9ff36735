namespace Search.Ingest.Html.Metadata;

/// <summary>What a page's JSON-LD says of its article.</summary>
internal sealed class LinkedData
{
    public string? Headline { get; set; }

    public string? Published { get; set; }

    public string? Modified { get; set; }

    public List<string> Authors { get; } = [];

    public string? Section { get; set; }

    public string? Language { get; set; }

    public string? Url { get; set; }

    public string? Publisher { get; set; }

    public string? Body { get; set; }

    /// <summary>3: an article by its type; 2: another work; 1: a page; 0: none.</summary>
    public int Rank { get; set; }
}
