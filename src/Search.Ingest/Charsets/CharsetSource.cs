namespace Search.Ingest.Charsets;

/// <summary>How we know in which encoding a text is.</summary>
public enum CharsetSource
{
    /// <summary>It is valid UTF-8, and nothing else was said.</summary>
    Utf8,

    /// <summary>A byte order mark says it.</summary>
    Mark,

    /// <summary>It was given with the bytes, as by an HTTP header.</summary>
    Given,

    /// <summary>The page's own head says it.</summary>
    Meta,

    /// <summary>Found out from the bytes: a guess, if a good one.</summary>
    Detected,
}
