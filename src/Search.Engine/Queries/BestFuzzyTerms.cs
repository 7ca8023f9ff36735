using Search.Codecs.Contracts;

namespace Search.Engine.Queries;

/// <summary>A term that is like a word.</summary>
/// <param name="Term">Its bytes.</param>
/// <param name="Boost">1 less the share of its characters, or of the word's if that has fewer, that are edits; also below 0.</param>
/// <param name="States">Where it is in each segment.</param>
internal sealed record FuzzyTerm(byte[] Term, float Boost, TermState?[] States)
{
    /// <summary>Documents with the term in all segments seen, deleted ones included.</summary>
    public long DocFreq { get; set; }
}

/// <summary>Keeps the best of the terms that are like a word: what Lucene's <c>TopTermsRewrite</c> keeps.</summary>
/// <param name="size">How many.</param>
/// <param name="segments">Of how many segments terms come, one segment after the other.</param>
/// <param name="wordLength">Code points of the word.</param>
internal sealed class BestFuzzyTerms(int size, int segments, int wordLength)
{
    private readonly List<FuzzyTerm> _best = [];      // the best first: of equal boosts the first by bytes

    /// <summary>Whether terms were left out, or may be: the last ones were looked at only as far as they could be among the best.</summary>
    public bool LeavesOut { get; private set; }

    private bool IsFull => _best.Count >= size;

    /// <summary>Takes a term if it is one of the best so far; says whether the least of a full number may have changed.</summary>
    public bool Add(AutomatonTerms walk, int segment)
    {
        ReadOnlySpan<byte> term = walk.Term;
        float boost = walk.Value == 0 ? 1f : 1f - (float)walk.Value / Math.Min(TermText.LengthOf(term), wordLength);
        int place = PlaceOf(term, boost);
        if (place == size)
        {
            LeavesOut = true;
            return false;
        }
        if (place == _best.Count || _best[place].Boost != boost || !term.SequenceEqual(_best[place].Term))
        {
            if (IsFull)
            {
                _best.RemoveAt(_best.Count - 1);
                LeavesOut = true;
            }
            _best.Insert(place, new FuzzyTerm(term.ToArray(), boost, new TermState?[segments]));
        }
        TermState state = walk.State;
        _best[place].States[segment] = state;
        _best[place].DocFreq += state.DocFreq;
        return IsFull;
    }

    /// <summary>How many edits a term may have that comes next, and be one of the best.</summary>
    /// <param name="edits">The number so far.</param>
    /// <param name="term">The current term of the segment.</param>
    /// <param name="isBegun">Whether there is one.</param>
    public int MaxEdits(int edits, ReadOnlySpan<byte> term, bool isBegun)
    {
        if (!IsFull || size == 0)
        {
            return edits;
        }
        FuzzyTerm least = _best[^1];
        bool isBehind = isBegun && term.SequenceCompareTo(least.Term) >= 0;
        while (edits > 0)
        {
            float most = 1f - (float)edits / wordLength;
            if (least.Boost < most || (least.Boost == most && !isBehind))
            {
                break;
            }
            LeavesOut = true;
            edits--;
        }
        return edits;
    }

    public IReadOnlyList<FuzzyTerm> InOrder() => [.. _best.OrderBy(term => term.Term, TermText.ByteOrder)];

    /// <summary>Where a term is, or belongs.</summary>
    private int PlaceOf(ReadOnlySpan<byte> term, float boost)
    {
        int low = 0;
        int high = _best.Count;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            FuzzyTerm other = _best[middle];
            if (other.Boost > boost || (other.Boost == boost && other.Term.AsSpan().SequenceCompareTo(term) < 0))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }
        return low;
    }
}
