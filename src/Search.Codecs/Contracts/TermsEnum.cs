namespace Search.Codecs.Contracts;

/// <summary>Where a seek ended.</summary>
public enum SeekStatus
{
    /// <summary>No term at or after the wanted one.</summary>
    End,

    /// <summary>At the wanted term.</summary>
    Found,

    /// <summary>At the first term after the wanted one.</summary>
    NotFound,
}

/// <summary>Walks the terms of one field in one segment, in the order of their bytes (unsigned).</summary>
public abstract class TermsEnum
{
    /// <summary>The current term. Valid until the next move.</summary>
    public abstract ReadOnlySpan<byte> Term { get; }

    /// <summary>The current term's numbers and places.</summary>
    public abstract TermState State { get; }

    /// <summary>Moves to the next term, at first to the first; false at the end.</summary>
    public abstract bool Next();

    /// <summary>Moves to exactly this term. Where it is absent the enumerator's place is undefined until the next seek.</summary>
    public abstract bool SeekExact(ReadOnlySpan<byte> term);

    /// <summary>Moves to the first term at or after this one.</summary>
    public abstract SeekStatus SeekCeiling(ReadOnlySpan<byte> term);

    /// <summary>The current term's postings.</summary>
    /// <param name="flags">What will be read of them.</param>
    /// <param name="reuse">An enumerator of this segment that nobody uses any more; it may be the one returned.</param>
    public abstract PostingsEnum Postings(PostingsFlags flags, PostingsEnum? reuse = null);
}
