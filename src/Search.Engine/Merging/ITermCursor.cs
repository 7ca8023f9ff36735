namespace Search.Engine.Merging;

/// <summary>An ascending list of distinct strings of bytes in one segment: its terms, or its distinct doc values.</summary>
internal interface ITermCursor
{
    /// <summary>Index of the segment among those that are merged.</summary>
    int Source { get; }

    /// <summary>The current string. Valid until the next move.</summary>
    ReadOnlySpan<byte> Term { get; }

    /// <summary>Moves to the next string, at first to the first; false at the end.</summary>
    bool Next();
}
