namespace Search.Codecs.Lucene84;

/// <summary>A place between two blocks of a term's doc ids, and where everything else goes on there. Offsets are those of the files.</summary>
internal struct SkipPoint
{
    /// <summary>The last doc before the place; 0 at the term's start.</summary>
    public int Doc;

    /// <summary>Where the next block begins in <c>.doc</c>.</summary>
    public long DocStart;

    /// <summary>The block in <c>.pos</c> that holds the next position.</summary>
    public long PositionStart;

    /// <summary>The index of the next position in that block.</summary>
    public int PositionIndex;

    /// <summary>The block in <c>.pay</c> that belongs to it.</summary>
    public long PayloadStart;

    /// <summary>Bytes of payloads in that block before the next position's.</summary>
    public int PayloadByteIndex;
}
