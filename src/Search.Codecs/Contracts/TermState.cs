namespace Search.Codecs.Contracts;

/// <summary>Where a term's postings are, as the term dictionary gives it: enough to read them later without another look-up.</summary>
public readonly record struct TermState
{
    /// <summary>Documents with the term, deleted ones included.</summary>
    public int DocFreq { get; init; }

    /// <summary>Occurrences in all documents; equal to <see cref="DocFreq"/> where the field stores no frequencies.</summary>
    public long TotalTermFreq { get; init; }

    /// <summary>Offset of its doc ids in the <c>.doc</c> file.</summary>
    public long DocStart { get; init; }

    /// <summary>Offset of its positions in the <c>.pos</c> file.</summary>
    public long PositionStart { get; init; }

    /// <summary>Offset of its offsets and payloads in the <c>.pay</c> file.</summary>
    public long PayloadStart { get; init; }

    /// <summary>Offset of the skip data from <see cref="DocStart"/>, or -1 without skip data.</summary>
    public long SkipOffset { get; init; }

    /// <summary>Offset of the last, VInt-coded block of positions from <see cref="PositionStart"/>, or -1 without one.</summary>
    public long LastPositionBlockOffset { get; init; }

    /// <summary>The one document of a term with <see cref="DocFreq"/> 1, or -1: it stands in the term dictionary, not in <c>.doc</c>.</summary>
    public int SingletonDocId { get; init; }
}
