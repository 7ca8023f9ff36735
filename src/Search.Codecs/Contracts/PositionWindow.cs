namespace Search.Codecs.Contracts;

/// <summary>A decoded block of a term's positions, as <see cref="PostingsEnum.PositionStarts"/> numbers them.</summary>
public readonly struct PositionWindow
{
    private readonly int[] _sums;
    private readonly int _first;

    /// <param name="sums">0 and the running sums of the block's differences, with room for <see cref="PositionRun.Lanes"/> numbers behind.</param>
    /// <param name="first">The number of its first position.</param>
    /// <param name="end">Behind the number of its last.</param>
    public PositionWindow(int[] sums, int first, int end)
    {
        _sums = sums;
        _first = first;
        End = end;
    }

    /// <summary>Behind the number of the last position; 0 where there is no block.</summary>
    public int End { get; }

    /// <summary>The positions of a document that all lie in the block.</summary>
    public PositionRun Run(int start, int count) => new(_sums, start - _first + 1, count, _sums[start - _first]);
}
