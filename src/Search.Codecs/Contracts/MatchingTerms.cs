namespace Search.Codecs.Contracts;

/// <summary>Walks those terms of one field in one segment that belong to a set, in the order of their bytes.</summary>
public abstract class MatchingTerms
{
    /// <summary>The current term. Valid until the next move.</summary>
    public abstract ReadOnlySpan<byte> Term { get; }

    /// <summary>The current term's numbers and places.</summary>
    public abstract TermState State { get; }

    /// <summary>Where the current term's documents are.</summary>
    public virtual TermDocs Docs => new(State);

    /// <summary>Moves to the next term of the set, at first to the first; false at the end.</summary>
    public abstract bool Next();
}
