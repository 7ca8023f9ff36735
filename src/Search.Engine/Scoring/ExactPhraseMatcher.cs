using System.Runtime.Intrinsics;
using Search.Codecs.Contracts;

namespace Search.Engine.Scoring;

/// <summary>
/// Counts the places where all terms stand as in the phrase: the first term's positions, of which each other term keeps those that it follows.
/// </summary>
internal sealed class ExactPhraseMatcher : PhraseMatcher
{
    private const int Lanes = 8;

    private readonly PostingsEnum[] _postings;
    private readonly int[] _offsets;
    private int[] _kept = new int[64];
    private int[] _others = new int[64];

    public ExactPhraseMatcher(IEnumerable<PhrasePart> parts)
    {
        PhrasePart[] sorted = [.. parts];
        Array.Sort(sorted, PhrasePart.Compare);
        _postings = [.. sorted.Select(part => part.Postings)];
        _offsets = [.. sorted.Select(part => part.Offset - sorted[0].Offset)];
    }

    public override float Freq(bool any)
    {
        int count = _postings[0].ReadPositions(ref _kept);
        for (int i = 1; i < _postings.Length && count > 0; i++)
        {
            int others = _postings[i].ReadPositions(ref _others);
            count = others <= Lanes && Vector256.IsHardwareAccelerated && _others.Length >= Lanes
                ? KeepFollowedByFew(_kept.AsSpan(0, count), Vector256.Create<int>(_others), others, _offsets[i])
                : KeepFollowedByMany(_kept.AsSpan(0, count), _others.AsSpan(0, others), _offsets[i]);
        }
        return count;
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

    /// <summary>Compares with all at once: mostly there are few positions, and which of two lists to move on can hardly be predicted.</summary>
    private static int KeepFollowedByFew(Span<int> kept, Vector256<int> others, int othersCount, int offset)
    {
        uint valid = (1u << othersCount) - 1;
        int count = 0;
        for (int i = 0; i < kept.Length; i++)
        {
            int position = kept[i];
            kept[count] = position;
            count += (Vector256.Equals(others, Vector256.Create(position + offset)).ExtractMostSignificantBits() & valid) != 0 ? 1 : 0;
        }
        return count;
    }

    /// <summary>Keeps the positions that have one in the other list so far behind them; both ascend. Gives how many there are.</summary>
    private static int KeepFollowedByMany(Span<int> kept, ReadOnlySpan<int> others, int offset)
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
