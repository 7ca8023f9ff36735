using System.Runtime.Intrinsics;

namespace Search.Codecs.Contracts;

/// <summary>The positions of a term in one document, where they lie: valid until the postings move on or are asked for positions again.</summary>
/// <remarks>They stand in an array of running sums that begins before the document, so each is a number of the array less <see cref="Before"/>.</remarks>
public readonly struct PositionRun
{
    /// <summary>So many can be taken at once: numbers of the array behind the last position are read, and mean nothing.</summary>
    public const int Lanes = 8;

    private readonly int[] _sums;
    private readonly int _start;

    /// <param name="sums">Has room for <see cref="Lanes"/> numbers from <paramref name="start"/> + <paramref name="count"/> on.</param>
    /// <param name="start">The index of the first position.</param>
    /// <param name="count">How many there are, at least 1.</param>
    /// <param name="before">What each number is larger by than the position.</param>
    public PositionRun(int[] sums, int start, int count, int before)
    {
        _sums = sums;
        _start = start;
        Count = count;
        Before = before;
    }

    public int Count { get; }

    public int Before { get; }

    /// <summary>The positions, each with <see cref="Before"/> added.</summary>
    public ReadOnlySpan<int> Sums => _sums.AsSpan(_start, Count);

    public int First => _sums[_start] - Before;

    /// <summary>The first positions, each with <see cref="Before"/> added; behind the last anything.</summary>
    public Vector256<int> FirstSums => Vector256.Create<int>(_sums.AsSpan(_start, Lanes));

    /// <summary>Copies the positions into an array that grows as needed.</summary>
    public void CopyTo(ref int[] positions)
    {
        if (positions.Length < Count)
        {
            positions = new int[Math.Max(Count, positions.Length * 2)];
        }
        ReadOnlySpan<int> sums = Sums;
        Span<int> target = positions.AsSpan(0, sums.Length);
        for (int i = 0; i < sums.Length; i++)
        {
            target[i] = sums[i] - Before;
        }
    }
}
