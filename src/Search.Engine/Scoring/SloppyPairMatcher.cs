using Search.Codecs.Contracts;

namespace Search.Engine.Scoring;

/// <summary>
/// What <see cref="SloppyPhraseMatcher"/> finds, for two places that have no term in common. Each position is taken less its place in the phrase. By turns, the term that
/// is behind moves on until it has passed the other: the last step before that is a match, if it is near enough.
/// </summary>
internal sealed class SloppyPairMatcher : PhraseMatcher
{
    private readonly PostingsEnum _first;
    private readonly PostingsEnum _second;
    private readonly PairedPositions _pairs;
    private readonly int _shift;
    private readonly int _slop;
    private int[] _firstList = new int[4 * PostingsEnum.PositionsPadding];
    private int[] _secondList = new int[4 * PostingsEnum.PositionsPadding];

    /// <param name="parts">Two, in the order of their places.</param>
    /// <param name="slop">At least 1.</param>
    public SloppyPairMatcher(IReadOnlyList<PhrasePart> parts, int slop)
    {
        _first = parts[0].Postings;
        _second = parts[1].Postings;
        _pairs = new PairedPositions(_first, _second);
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
        int firstCount = _first.ReadPositions(ref _firstList);
        int secondCount = _second.ReadPositions(ref _secondList);
        return Freq(_firstList.AsSpan(0, firstCount), _secondList, secondCount, any);
    }

    public override bool TryMatchShared(in SharedDocs shared, Span<float> freqs)
    {
        if ((long)_slop + Math.Abs((long)_shift) >= FewPositions.Most || !_pairs.TryRead(shared))
        {
            return false;
        }
        ReadOnlySpan<bool> near = _pairs.FindNear(_shift, _slop);
        for (int i = 0; i < near.Length; i++)
        {
            // Most documents have no two that are near enough.
            freqs[i] = near[i] ? 1 : 0;
            if (near[i] && !shared.Any)
            {
                _pairs.Get(i, out ReadOnlySpan<int> firsts, out ReadOnlySpan<int> seconds);
                freqs[i] = Sum(firsts, seconds, -_shift);
            }
        }
        return true;
    }

    private float Freq(ReadOnlySpan<int> first, Span<int> second, int secondCount, bool any) =>
        !PositionLists.AreNear(first, second, secondCount, -_shift, _slop) ? 0 : any ? 1 : Sum(first, second[..secondCount], -_shift);

    /// <param name="first">Positions of the first place.</param>
    /// <param name="second">Of the second.</param>
    /// <param name="shift">What is added to those of the second.</param>
    private float Sum(ReadOnlySpan<int> first, ReadOnlySpan<int> second, int shift)
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
            }
            if (isLast)
            {
                return freq;
            }
        }
    }
}
