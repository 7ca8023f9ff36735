namespace Search.Codecs.Contracts;

/// <summary>As much of a <see cref="TermState"/> as leads to all documents of a term, one after the other.</summary>
/// <param name="Start">Its <see cref="TermState.DocStart"/>.</param>
/// <param name="Count">Its <see cref="TermState.DocFreq"/>.</param>
/// <param name="Singleton">Its <see cref="TermState.SingletonDocId"/>.</param>
public readonly record struct TermDocs(long Start, int Count, int Singleton)
{
    public TermDocs(in TermState state)
        : this(state.DocStart, state.DocFreq, state.SingletonDocId)
    {
    }

    /// <summary>A state for whoever neither skips documents nor asks for positions.</summary>
    public TermState ToState() => new()
    {
        DocFreq = Count,
        TotalTermFreq = Count,
        DocStart = Start,
        SkipOffset = -1,
        LastPositionBlockOffset = -1,
        SingletonDocId = Singleton,
    };
}
