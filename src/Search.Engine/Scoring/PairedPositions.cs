using Search.Codecs.Contracts;

namespace Search.Engine.Scoring;

/// <summary>The positions of two terms in the documents that a decoded block of each has.</summary>
internal sealed class PairedPositions(PostingsEnum first, PostingsEnum second)
{
    // So many numbers in rows are compared each with each.
    private const int FewRows = 4 * PositionRows.Lanes;

    private readonly PositionRows _first = new(FewPositions.FirstPadding);
    private readonly PositionRows _second = new(FewPositions.SecondPadding);
    private readonly byte[] _found = new byte[PostingsEnum.BlockSize];
    private readonly bool[] _near = new bool[PostingsEnum.BlockSize];
    private readonly int[] _long = new int[PostingsEnum.BlockSize];
    private int[] _firstList = new int[8 * PostingsEnum.PositionsPadding];
    private int[] _secondList = new int[8 * PostingsEnum.PositionsPadding];
    private int _count;

    /// <param name="shared">Documents that have both terms.</param>
    /// <returns>False: positions do not come in blocks, documents must be asked for one by one.</returns>
    public bool TryRead(in SharedDocs shared)
    {
        _count = shared.Docs.Length;
        if (!first.HasPositionRows || !second.HasPositionRows)
        {
            return false;
        }
        first.ReadPositions(shared.PlacesOf(first), _first);
        second.ReadPositions(shared.PlacesOf(second), _second);
        return true;
    }

    /// <summary>The documents that have more than eight positions of one of the terms, ascending, as indexes of what was read.</summary>
    public ReadOnlySpan<int> ListLong()
    {
        ReadOnlySpan<int> firsts = _first.Long;
        ReadOnlySpan<int> seconds = _second.Long;
        int count = 0;
        int i = 0;
        int j = 0;
        while (i < firsts.Length || j < seconds.Length)
        {
            int one = i < firsts.Length ? firsts[i] : int.MaxValue;
            int other = j < seconds.Length ? seconds[j] : int.MaxValue;
            _long[count++] = Math.Min(one, other);
            i += one <= other ? 1 : 0;
            j += other <= one ? 1 : 0;
        }
        return _long.AsSpan(0, count);
    }

    /// <summary>
    /// Which positions of the first term have one of the second so far behind them; a bit for each. Of documents that have more than eight, it means nothing.
    /// </summary>
    public ReadOnlySpan<byte> FindFollowed(int shift)
    {
        Span<byte> found = _found.AsSpan(0, _count);
        FewPositions.FindFollowed(_first.Rows, _second.Rows, shift, found);
        return found;
    }

    /// <summary>How many positions of the first term, in each document, have one of the second so far behind them.</summary>
    public void CountFollowed(int shift, Span<float> counts)
    {
        FewPositions.CountFollowed(_first.Rows, _second.Rows, shift, counts);
        foreach (int i in ListLong())
        {
            ReadOnlySpan<int> firsts = _first.RowsOf(i);
            ReadOnlySpan<int> seconds = _second.RowsOf(i);
            counts[i] = firsts.Length <= FewRows && seconds.Length <= FewRows
                ? FewPositions.CountFollowed(firsts, seconds, shift)
                : PositionLists.KeepFollowed(First(i), Second(i, out int count), count, shift);
        }
    }

    /// <summary>Which documents have a position of the first term that is, moved on, near one of the second.</summary>
    public ReadOnlySpan<bool> FindNear(int shift, int slop)
    {
        Span<bool> near = _near.AsSpan(0, _count);
        FewPositions.FindNear(_first.Rows, _second.Rows, shift, slop, near);
        foreach (int i in ListLong())
        {
            ReadOnlySpan<int> firsts = _first.RowsOf(i);
            ReadOnlySpan<int> seconds = _second.RowsOf(i);
            near[i] = firsts.Length <= FewRows && seconds.Length <= FewRows
                ? FewPositions.AreNear(firsts, seconds, shift, slop)
                : PositionLists.AreNear(First(i), Second(i, out int count), count, -shift, slop);
        }
        return near;
    }

    /// <summary>Up to eight positions of the first term in a document.</summary>
    public ReadOnlySpan<int> FirstRow(int index) => _first.Rows.Slice(index * PositionRows.Lanes, PositionRows.Lanes);

    /// <summary>The positions of both terms in a document.</summary>
    public void Get(int index, out ReadOnlySpan<int> firsts, out ReadOnlySpan<int> seconds)
    {
        firsts = _first.PositionsOf(index);
        seconds = _second.PositionsOf(index);
    }

    /// <summary>The positions of the first term in a document; they may be changed.</summary>
    public Span<int> First(int index)
    {
        int count = _first.CopyTo(index, ref _firstList);
        return _firstList.AsSpan(0, count);
    }

    /// <summary>The positions of the second term in a document, with room for <see cref="PostingsEnum.PositionsPadding"/> numbers behind them; they may be changed.</summary>
    public Span<int> Second(int index, out int count)
    {
        count = _second.CopyTo(index, ref _secondList);
        return _secondList;
    }
}
