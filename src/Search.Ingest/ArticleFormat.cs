namespace Search.Ingest;

/// <summary>How a file is read.</summary>
public enum ArticleFormat
{
    /// <summary>By its extension: <c>.txt</c> and <c>.text</c> as text, <c>.html</c>, <c>.htm</c> and <c>.xhtml</c> as HTML, <c>.jsonl</c> and <c>.ndjson</c> as JSON Lines. Standard input is JSON Lines.</summary>
    Auto,

    /// <summary>One article a file, plain text.</summary>
    Text,

    /// <summary>One article a file, a page of the web.</summary>
    Html,

    /// <summary>One article a line, a JSON object each.</summary>
    JsonLines,
}
