using Search.Ingest.Charsets;
using Search.Ingest.Dates;

namespace Search.Ingest.Html;

/// <summary>An article as a page shows it.</summary>
internal sealed record HtmlPage
{
    public string? Title { get; init; }

    /// <summary>Paragraphs apart by an empty line; items of a list and rows of a table a line each, cells apart by <c> | </c>.</summary>
    public required string Body { get; init; }

    /// <summary>All other text of the page, a block a line; null where there is none.</summary>
    public string? Furniture { get; init; }

    /// <summary>Names, apart by <c>, </c>.</summary>
    public string? Author { get; init; }

    public string? Section { get; init; }

    /// <summary>The first part of a language tag: <c>de</c>.</summary>
    public string? Language { get; init; }

    /// <summary>The address that the page calls its own, absolute; null where it names none.</summary>
    public string? CanonicalUrl { get; init; }

    /// <summary>The name of the site or of its publisher.</summary>
    public string? Site { get; init; }

    public DateFacts Date { get; init; }

    /// <summary>Which part of the page told the date; for people who measure.</summary>
    public string? DateOrigin { get; init; }

    /// <summary>Why the page is no article (a list of links, a message of an error, next to no text), for people; null for an article.</summary>
    public string? WhyNoArticle { get; init; }

    /// <summary>How its bytes became text.</summary>
    public required DecodedText Decoded { get; init; }
}
