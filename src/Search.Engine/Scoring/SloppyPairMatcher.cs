using System.Runtime.Intrinsics;
using Search.Codecs.Contracts;

namespace Search.Engine.Scoring;

/// <summary>
/// What <see cref="SloppyPhraseMatcher"/> finds, for two places that have no term in common. Each position is taken less its place in the phrase. By
/// turns, the place that is behind moves on until it has passed the other: the last step before that is a match, if it is near enough.
/// </summary>
internal sealed class SloppyPairMatcher : PhraseMatcher
{
    private readonly PostingsEnum _first;
    private readonly PostingsEnum _second;
    private readonly int _shift;
    private readonly int _slop;

    /// <param name="parts">Two, in the order of their places.</param>
    /// <param name="slop">At least 1.</param>
    public SloppyPairMatcher(IReadOnlyList<PhrasePart> parts, int slop)
    {
        _first = parts[0].Postings;
        _second = parts[1].Postings;
        _shift = parts[1].Offset - parts[0].Offset;
        _slop = slop;
    }

    /// <summary>
    /// Turns take at most twice as many matches as the rarer term has occurrences. Two matches of distance 0 are at two occurrences of both, and the
    /// others count a half at most.
    /// </summary>
    public override float MostTimes => 1.5f;

    public override float MaxFreq()
    {
        int least = Math.Min(_first.Freq, _second.Freq);
        return least == 1 && _first.Freq == _second.Freq ? 1 : least * MostTimes;
    }

    public override float Freq(bool any)
    {
        PositionRun first = _first.Positions();
        PositionRun second = _second.Positions();
        if (Vector256.IsHardwareAccelerated && Math.Min(first.Count, second.Count) <= PositionRun.Lanes)
        {
            // Most documents have no two that are near enough: this is told without a branch for each.
            bool areNear = first.Count <= second.Count ? first.IsNear(second, -_shift, _slop) : second.IsNear(first, _shift, _slop);
            if (!areNear || any)
            {
                return areNear ? 1 : 0;
            }
        }
        return Sum(first.Sums, second.Sums, first.Before - second.Before - _shift, any);
    }

    /// <param name="first">Positions of the first place.</param>
    /// <param name="second">Of the second.</param>
    /// <param name="shift">What is added to those of the second.</param>
    /// <param name="any">Whether one match is enough.</param>
    private float Sum(ReadOnlySpan<int> first, ReadOnlySpan<int> second, int shift, bool any)
    {
        float freq = 0;
        int atFirst = 0;
        int atSecond = 0;
        int one = first[0];
        int other = second[0] + shift;
        while (true)
        {
            int distance;
            bool isLast = false;
            if (one <= other)
            {
                do
                {
                    distance = other - one;
                    isLast = ++atFirst == first.Length;
                    one = isLast ? one : first[atFirst];
                }
                while (!isLast && one <= other);
            }
            else
            {
                do
                {
                    distance = one - other;
                    isLast = ++atSecond == second.Length;
                    other = isLast ? other : second[atSecond] + shift;
                }
                while (!isLast && other <= one);
            }
            if (distance <= _slop)
            {
                freq += 1f / (1f + distance);
                isLast |= any;
            }
            if (isLast)
            {
                return freq;
            }
        }
    }
}
