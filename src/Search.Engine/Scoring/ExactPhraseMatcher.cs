using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Search.Codecs.Contracts;

namespace Search.Engine.Scoring;

/// <summary>
/// Counts the places where all terms stand as in the phrase: the first term's positions, of which each other term keeps those that it follows. Mostly
/// there are few: then they are compared side by side, since which of two lists to move on can hardly be predicted.
/// </summary>
internal sealed class ExactPhraseMatcher : PhraseMatcher
{
    private readonly PostingsEnum[] _postings;
    private readonly int[] _offsets;
    private int[] _kept = new int[64];
    private int[] _others = new int[64];

    public ExactPhraseMatcher(IEnumerable<PhrasePart> parts)
    {
        PhrasePart[] sorted = [.. parts];
        Array.Sort(sorted, PhrasePart.Compare);
        sorted = [sorted[0], .. sorted.Skip(1).OrderBy(part => part.Postings.Cost)];
        _postings = [.. sorted.Select(part => part.Postings)];
        _offsets = [.. sorted.Select(part => part.Offset - sorted[0].Offset)];
    }

    /// <summary>A place uses one occurrence of each term; but first terms that stand at one token share the others.</summary>
    public override float MostTimes => _postings[0] is UnionPostings ? 0 : 1;

    public override float Freq(bool any)
    {
        PositionRun first = _postings[0].Positions();
        return first.Count <= PositionRun.Lanes && Vector256.IsHardwareAccelerated ? CountOfFew(first) : CountOfMany(first);
    }

    /// <summary>A place uses one occurrence of each term; but first terms that stand at one token share the others.</summary>
    public override float MaxFreq()
    {
        if (_postings[0] is UnionPostings first)
        {
            return first.Freq;
        }
        int least = int.MaxValue;
        foreach (PostingsEnum postings in _postings)
        {
            least = Math.Min(least, postings.Freq);
        }
        return least;
    }

    /// <summary>How often documents of two decoded blocks have a phrase of two terms.</summary>
    /// <param name="lead">The one of the two to which <paramref name="leadPlaces"/> belong.</param>
    /// <param name="leadPlaces">Places of the documents in its block, ascending.</param>
    /// <param name="otherPlaces">Their places in the block of the other.</param>
    /// <param name="freqs">Takes as many.</param>
    /// <returns>False: they must be asked for one by one.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public bool TryCount(PostingsEnum lead, ReadOnlySpan<int> leadPlaces, ReadOnlySpan<int> otherPlaces, Span<int> freqs)
    {
        if (_postings.Length != 2 || !Vector256.IsHardwareAccelerated)
        {
            return false;
        }
        PostingsEnum first = _postings[0];
        PostingsEnum second = _postings[1];
        ReadOnlySpan<int> firstStarts = first.PositionStarts();
        ReadOnlySpan<int> secondStarts = second.PositionStarts();
        ReadOnlySpan<int> firstPlaces = lead == first ? leadPlaces : otherPlaces;
        ReadOnlySpan<int> secondPlaces = lead == first ? otherPlaces : leadPlaces;
        if (firstStarts.IsEmpty || secondStarts.IsEmpty)
        {
            return false;
        }
        PositionWindow firstWindow = default;
        PositionWindow secondWindow = default;
        for (int i = 0; i < freqs.Length; i++)
        {
            int start = firstStarts[firstPlaces[i]];
            int end = firstStarts[firstPlaces[i] + 1];
            int secondStart = secondStarts[secondPlaces[i]];
            int secondEnd = secondStarts[secondPlaces[i] + 1];
            if (end > firstWindow.End)
            {
                firstWindow = first.PositionsAround(start);
            }
            if (secondEnd > secondWindow.End)
            {
                secondWindow = second.PositionsAround(secondStart);
            }
            if (end - start > PositionRun.Lanes || end > firstWindow.End || secondEnd > secondWindow.End)
            {
                first.MoveInBlock(firstPlaces[i]);
                second.MoveInBlock(secondPlaces[i]);
                freqs[i] = (int)Freq(any: false);
                // The blocks of before may be gone.
                firstWindow = default;
                secondWindow = default;
                continue;
            }
            PositionRun run = firstWindow.Run(start, end - start);
            freqs[i] = BitOperations.PopCount(run.FindEqual(secondWindow.Run(secondStart, secondEnd - secondStart), _offsets[1]));
        }
        return true;
    }

    private int CountOfFew(PositionRun first)
    {
        uint kept = uint.MaxValue;
        for (int i = 1; i < _postings.Length && kept != 0; i++)
        {
            kept &= first.FindEqual(_postings[i].Positions(), _offsets[i]);
        }
        return BitOperations.PopCount(kept);
    }

    private int CountOfMany(PositionRun first)
    {
        PositionRun next = _postings[1].Positions();
        if (_postings.Length == 2 && next.Count <= PositionRun.Lanes && Vector256.IsHardwareAccelerated)
        {
            return first.CountEqual(next, _offsets[1]);
        }
        int count = first.Count;
        first.CopyTo(ref _kept);
        for (int i = 1; i < _postings.Length && count > 0; i++)
        {
            PositionRun others = i == 1 ? next : _postings[i].Positions();
            others.CopyTo(ref _others);
            count = KeepFollowed(_kept.AsSpan(0, count), _others.AsSpan(0, others.Count), _offsets[i]);
        }
        return count;
    }

    /// <summary>Keeps the positions that have one in the other list so far behind them; both ascend. Gives how many there are.</summary>
    private static int KeepFollowed(Span<int> kept, ReadOnlySpan<int> others, int offset)
    {
        int count = 0;
        int at = 0;
        foreach (int position in kept)
        {
            int wanted = position + offset;
            while (at < others.Length && others[at] < wanted)
            {
                at++;
            }
            if (at == others.Length)
            {
                break;
            }
            if (others[at] == wanted)
            {
                kept[count++] = position;
            }
        }
        return count;
    }
}
