namespace Search.Codecs.Fst;

/// <summary>An arc that was followed. Outputs are given as the address of their first byte; their bytes lie below it.</summary>
internal struct FstStep
{
    /// <summary>A target that is not known yet: the node right behind.</summary>
    public const long NextNode = -2;

    /// <summary>The node that the arc leads to; 0: one without arcs.</summary>
    public long Target;

    /// <summary>Whether a key ends with the arc.</summary>
    public bool IsFinal;

    public int OutputStart;
    public int OutputLength;
    public int FinalOutputStart;
    public int FinalOutputLength;
}
