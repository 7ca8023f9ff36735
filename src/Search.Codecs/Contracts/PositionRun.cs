using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Search.Codecs.Contracts;

/// <summary>The positions of a term in one document, where they lie: valid until the postings move on or are asked for positions again.</summary>
/// <remarks>They stand in an array of running sums that begins before the document: each is a number of it less <see cref="Before"/>.</remarks>
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

    /// <summary>As <see cref="FirstSums"/>, but behind the last the first once more.</summary>
    private Vector256<int> RepeatedSums =>
        Vector256.ShuffleNative(FirstSums, Vector256.ConditionalSelect(
            Vector256.LessThan(Vector256<int>.Indices, Vector256.Create(Count)), Vector256<int>.Indices, Vector256<int>.Zero));

    /// <summary>
    /// Which of these positions, at most <see cref="Lanes"/>, another run has too, <paramref name="shift"/> behind: a bit for each.
    /// </summary>
    /// <remarks>Mostly there are few of both: up to four others are compared without asking how many they are.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint FindEqual(PositionRun others, int shift)
    {
        Vector256<int> sums = FirstSums + Vector256.Create(others.Before - Before + shift);
        Vector256<int> few = others.RepeatedSums;
        Vector256<int> equal = Vector256.Equals(sums, Vector256.ShuffleNative(few, Vector256.Create(0)))
            | Vector256.Equals(sums, Vector256.ShuffleNative(few, Vector256.Create(1)))
            | Vector256.Equals(sums, Vector256.ShuffleNative(few, Vector256.Create(2)))
            | Vector256.Equals(sums, Vector256.ShuffleNative(few, Vector256.Create(3)));
        if (others.Count > 4)
        {
            foreach (int other in others.Sums[4..])
            {
                equal |= Vector256.Equals(sums, Vector256.Create(other));
            }
        }
        return equal.ExtractMostSignificantBits() & ((1u << Count) - 1);
    }

    /// <summary>How many of these positions another run, of at most <see cref="Lanes"/>, has too, <paramref name="shift"/> behind.</summary>
    public int CountEqual(PositionRun others, int shift)
    {
        Vector256<int> few = others.RepeatedSums + Vector256.Create(Before - others.Before - shift);
        int count = 0;
        foreach (int sum in Sums)
        {
            count += Vector256.EqualsAny(few, Vector256.Create(sum)) ? 1 : 0;
        }
        return count;
    }

    /// <summary>
    /// Whether any of these positions, at most <see cref="Lanes"/>, is no farther than <paramref name="slop"/> from one of another run, all of which
    /// are moved on by <paramref name="shift"/>.
    /// </summary>
    public bool IsNear(PositionRun others, int shift, int slop)
    {
        Vector256<int> sums = FirstSums + Vector256.Create(others.Before - Before - shift);
        Vector256<int> few = others.RepeatedSums;
        Vector256<int> widest = Vector256.Create(slop);
        Vector256<int> far = Far(sums, Vector256.ShuffleNative(few, Vector256.Create(0)), widest)
            & Far(sums, Vector256.ShuffleNative(few, Vector256.Create(1)), widest)
            & Far(sums, Vector256.ShuffleNative(few, Vector256.Create(2)), widest)
            & Far(sums, Vector256.ShuffleNative(few, Vector256.Create(3)), widest);
        if (others.Count > 4)
        {
            foreach (int other in others.Sums[4..])
            {
                far &= Far(sums, Vector256.Create(other), widest);
            }
        }
        return (~far.ExtractMostSignificantBits() & ((1u << Count) - 1)) != 0;
    }

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

    private static Vector256<int> Far(Vector256<int> sums, Vector256<int> other, Vector256<int> widest) =>
        Vector256.GreaterThan(Vector256.Abs(sums - other), widest);
}
