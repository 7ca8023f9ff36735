namespace Search.Ingest;

/// <summary>How we know a date. The names in lower case are those of exports and of the index.</summary>
public enum DateSource
{
    /// <summary>We do not.</summary>
    None,

    /// <summary>From years in the text: only a bound is known, see <see cref="Article.NotBefore"/>.</summary>
    Inferred,

    /// <summary>It stands near the top or the end of the text.</summary>
    Dateline,

    /// <summary>It stands in the article's address.</summary>
    Url,

    /// <summary>The record says so.</summary>
    Metadata,

    /// <summary>From <c>dates.csv</c>: wins over everything.</summary>
    Corrected,
}
