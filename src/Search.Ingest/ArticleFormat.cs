namespace Search.Ingest;

/// <summary>How a file is read. Any of these may be compressed by gzip or a member of a zip archive.</summary>
public enum ArticleFormat
{
    /// <summary>By its name, else by its first bytes. Standard input that tells nothing is JSON Lines.</summary>
    Auto,

    /// <summary>One article a file, plain text: <c>.txt</c>, <c>.text</c>, <c>.md</c>, <c>.markdown</c>.</summary>
    Text,

    /// <summary>One article a file, a page of the web: <c>.html</c>, <c>.htm</c>, <c>.xhtml</c>.</summary>
    Html,

    /// <summary>One article a line, a JSON object each (<c>.jsonl</c>, <c>.ndjson</c>), or one JSON array of such objects (<c>.json</c>).</summary>
    JsonLines,

    /// <summary>One article a row, values apart by commas, semicolons or tabs, names of columns in the first row: <c>.csv</c>, <c>.tsv</c>, <c>.tab</c>.</summary>
    Csv,

    /// <summary>What a crawler fetched: <c>.warc</c>. Its pages that read like articles are articles.</summary>
    Warc,
}
