namespace Search.Engine.Suggesting;

/// <summary>How a word of a query stands to the word before it.</summary>
internal enum WordLink
{
    /// <summary>Nothing is known of them.</summary>
    None,

    /// <summary>Both are asked for.</summary>
    Together,

    /// <summary>It stands right behind it.</summary>
    Adjacent,
}

/// <summary>A word of a query's text.</summary>
/// <param name="Start">Where it starts in the text.</param>
/// <param name="End">Where it ends, behind its last character.</param>
/// <param name="Term">As it would be in the dictionary.</param>
/// <param name="Field">Whose terms are words as people write them; the field of the query, or its exact field.</param>
/// <param name="Link">How it stands to the word before it in the list.</param>
internal sealed record TextWord(int Start, int End, string Term, string Field, WordLink Link)
{
    /// <summary>Stands in quotation marks.</summary>
    public bool IsInPhrase { get; init; }

    /// <summary>The whole of what its token says, with nothing of the language's signs beside it: it may become several words, or one with its neighbour.</summary>
    public bool IsAlone { get; init; }

    /// <summary>Documents that the query's own form of it finds (such as its stem), besides those with the term.</summary>
    public long OtherHits { get; init; }
}
