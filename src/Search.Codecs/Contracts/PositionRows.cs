namespace Search.Codecs.Contracts;

/// <summary>The positions of a term in several documents, in rows of eight: a row for each document, and those of documents with more than eight apart.</summary>
/// <param name="padding">What stands behind the last position of a document, to the end of its row.</param>
public sealed class PositionRows(int padding)
{
    /// <summary>Positions in a row.</summary>
    public const int Lanes = 8;

    private readonly int[] _rows = new int[PostingsEnum.BlockSize * Lanes];
    private readonly int[] _counts = new int[PostingsEnum.BlockSize];
    private int[] _apartStarts = [];
    private int[] _long = [];
    private int[] _apart = [];
    private int _apartCount;
    private int _longCount;

    /// <summary>A row for each document.</summary>
    public Span<int> Rows => _rows;

    /// <summary>Which documents have more positions than a row, ascending; their rows mean nothing.</summary>
    public ReadOnlySpan<int> Long => _long.AsSpan(0, _longCount);

    /// <summary>All rows of a document.</summary>
    public ReadOnlySpan<int> RowsOf(int index) => _counts[index] <= Lanes ? _rows.AsSpan(index * Lanes, Lanes) : Apart(index);

    /// <summary>The positions of a document.</summary>
    public ReadOnlySpan<int> PositionsOf(int index) => RowsOf(index)[.._counts[index]];

    /// <summary>What stands behind the last position of a document.</summary>
    internal int Padding => padding;

    /// <summary>How many positions each document has.</summary>
    internal Span<int> Counts => _counts;

    /// <summary>Copies the positions of a document into an array that grows as needed, with room for eight numbers behind them; gives how many there are.</summary>
    public int CopyTo(int index, ref int[] positions)
    {
        int count = _counts[index];
        PostingsEnum.MakeRoom(ref positions, count);
        PositionsOf(index).CopyTo(positions);
        return count;
    }

    /// <summary>Empties it.</summary>
    internal void Clear()
    {
        _apartCount = 0;
        _longCount = 0;
    }

    /// <summary>Where the rows of a document go that has more than eight positions.</summary>
    internal Span<int> AddLong(int index, int count)
    {
        if (_long.Length == 0)
        {
            _apartStarts = new int[PostingsEnum.BlockSize];
            _long = new int[PostingsEnum.BlockSize];
        }
        _long[_longCount++] = index;
        _counts[index] = count;
        _apartStarts[index] = _apartCount;
        int end = _apartCount + ((count + Lanes - 1) & -Lanes);
        if (end > _apart.Length)
        {
            Array.Resize(ref _apart, Math.Max(end, 2 * _apart.Length));
        }
        _apartCount = end;
        return Apart(index);
    }

    private Span<int> Apart(int index) => _apart.AsSpan(_apartStarts[index], (_counts[index] + Lanes - 1) & -Lanes);
}
