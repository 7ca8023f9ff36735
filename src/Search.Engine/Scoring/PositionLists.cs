using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Search.Codecs.Contracts;

namespace Search.Engine.Scoring;

/// <summary>Compares ascending lists of positions of any length. Which of two lists to move on in can hardly be predicted: of the second, eight are looked at at once.</summary>
internal static class PositionLists
{
    private const int Lanes = PostingsEnum.PositionsPadding;

    /// <summary>Keeps the positions that have one in the other list <paramref name="shift"/> behind them; gives how many there are.</summary>
    /// <param name="positions">Ascending; those that are kept come first.</param>
    /// <param name="others">Ascending, with room for <see cref="PostingsEnum.PositionsPadding"/> numbers behind them.</param>
    /// <param name="otherCount">How many there are.</param>
    /// <param name="shift">What is added to a position.</param>
    public static int KeepFollowed(Span<int> positions, Span<int> others, int otherCount, int shift)
    {
        others.Slice(otherCount, Lanes).Fill(int.MaxValue);
        int at = 0;
        int kept = 0;
        foreach (int position in positions)
        {
            at = IndexFrom(others, at, position + shift);
            positions[kept] = position;
            kept += others[at] == position + shift && at < otherCount ? 1 : 0;
        }
        return kept;
    }

    /// <summary>Whether a position of one list and one of the other, which is moved on by <paramref name="shift"/>, are at most <paramref name="slop"/> apart.</summary>
    /// <param name="positions">Ascending.</param>
    /// <param name="others">As for <see cref="KeepFollowed"/>.</param>
    /// <param name="otherCount">How many there are.</param>
    /// <param name="shift">What is added to the others.</param>
    /// <param name="slop">The distance.</param>
    public static bool AreNear(ReadOnlySpan<int> positions, Span<int> others, int otherCount, int shift, int slop)
    {
        others.Slice(otherCount, Lanes).Fill(int.MaxValue);
        int at = 0;
        foreach (int position in positions)
        {
            at = IndexFrom(others, at, position - shift - slop);
            if (at >= otherCount)
            {
                return false;
            }
            if (others[at] + shift - position <= slop)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>The index of the first number that is not less than the wanted one; there is one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int IndexFrom(ReadOnlySpan<int> numbers, int at, int wanted)
    {
        if (!Vector256.IsHardwareAccelerated)
        {
            while (numbers[at] < wanted)
            {
                at++;
            }
            return at;
        }
        Vector256<int> least = Vector256.Create(wanted);
        while (true)
        {
            uint reached = Vector256.GreaterThanOrEqual(Vector256.Create(numbers.Slice(at, Lanes)), least).ExtractMostSignificantBits();
            if (reached != 0)
            {
                return at + BitOperations.TrailingZeroCount(reached);
            }
            at += Lanes;
        }
    }
}
