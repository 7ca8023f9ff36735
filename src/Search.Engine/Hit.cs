namespace Search.Engine;

/// <summary>A document that a search found.</summary>
public sealed class Hit
{
    /// <summary>Its place in the order, counted from 1 over all pages.</summary>
    public required int Rank { get; init; }

    /// <summary>Its id in the snapshot that was searched. Other snapshots may use the id for another document.</summary>
    public required int DocId { get; init; }

    /// <summary>How well it matches: equal to the score that Lucene gives, also where hits are sorted otherwise.</summary>
    public required float Score { get; init; }

    /// <summary>Whether <see cref="SearchOptions.Rescoring"/> had a say in its score: it is among the best hits.</summary>
    public bool IsRescored { get; init; }

    /// <summary>The value that ordered it, where the order is by a field and the document has one.</summary>
    public long? SortValue { get; init; }

    /// <summary>With <see cref="SearchOptions.Collapse"/>: how many more matches have the same value, behind this one in the order.</summary>
    public int Others { get; init; }

    /// <summary>Where it stands in the order: for the search that goes on behind it.</summary>
    public HitCursor Cursor => new(Rank, DocId, Score, SortValue);

    /// <summary>Its stored fields.</summary>
    public required Document Document { get; init; }

    /// <summary>The best passages of the field that <see cref="SearchOptions.Highlight"/> names.</summary>
    public IReadOnlyList<Snippet> Snippets { get; init; } = [];

    /// <summary>The first of <see cref="Snippets"/>; an empty one where there is none.</summary>
    public Snippet Snippet => Snippets.Count > 0 ? Snippets[0] : NoSnippet;

    private static Snippet NoSnippet { get; } = new("", []);
}
