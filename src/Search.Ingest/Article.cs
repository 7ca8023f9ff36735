using Search.Ingest.Dates;

namespace Search.Ingest;

/// <summary>One news article as it was read: text apart from the page around it, and what is known of its date and origin.</summary>
public sealed record Article
{
    /// <summary>
    /// Unique and stable: the record's own id, else its URL, else its path relative to the PATH that was read (with <c>/</c>),
    /// and for a record of a file with several <c>#</c> and its number counted from 1.
    /// </summary>
    public required string Id { get; init; }

    /// <summary>
    /// The id comes from a path, so it belongs to one <see cref="Origin"/>; otherwise it is the record's own, or its address, and holds everywhere.
    /// </summary>
    public bool HasPathId { get; init; }

    /// <summary>Null where the text has no title line.</summary>
    public string? Title { get; init; }

    /// <summary>The article's text. Paragraphs are apart by an empty line where the file has them so.</summary>
    public required string Body { get; init; }

    /// <summary>Parts of the page that are not the article, a block a line; null where there are none.</summary>
    public string? Furniture { get; init; }

    /// <summary>
    /// When it was published, as written, in its own offset, never converted (so of kind Unspecified); of lower precision its first instant.
    /// Null when unknown, also where only <see cref="NotBefore"/> is known.
    /// </summary>
    public DateTime? Published { get; init; }

    public DatePrecision PublishedPrecision { get; init; }

    public DateSource PublishedSource { get; init; }

    /// <summary>The article cannot be older than this; null when unknown. Set where <see cref="PublishedSource"/> is inferred.</summary>
    public DateTime? NotBefore { get; init; }

    /// <summary>The same article with what is known of its date.</summary>
    internal Article Dated(DateFacts date) => this with
    {
        Published = date.Published,
        PublishedPrecision = date.Precision,
        PublishedSource = date.Source,
        NotBefore = date.NotBefore,
    };

    /// <summary>Year of <see cref="Published"/>.</summary>
    public int? Year => Published?.Year;

    /// <summary>Every year that title and body talk about, ascending.</summary>
    public IReadOnlyList<int> Mentions { get; init; } = [];

    public string? Source { get; init; }

    public string? Author { get; init; }

    public string? Section { get; init; }

    /// <summary>The one stated, else the one that the text tells: a code such as <c>en</c>; null where nobody knows.</summary>
    public string? Language { get; init; }

    public string? Url { get; init; }

    /// <summary>The file, relative to <see cref="Origin"/>, with <c>/</c>.</summary>
    public string? Path { get; init; }

    /// <summary>The PATH that was read, absolute, links resolved; <c>-</c> for standard input.</summary>
    public string? Origin { get; init; }

    /// <summary>A hash of all the above but <see cref="Path"/> and <see cref="Origin"/>: equal for an article that needs no update.</summary>
    public long ContentHash { get; init; }
}
