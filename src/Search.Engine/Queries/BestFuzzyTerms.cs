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
    private readonly SortedSet<FuzzyTerm> _best = new(Comparer<FuzzyTerm>.Create(Compare));

    /// <summary>Whether terms were left out, or may be: the last ones were looked at only as far as they could be among the best.</summary>
    public bool LeavesOut { get; private set; }

    private bool IsFull => _best.Count >= size;

    /// <summary>Takes a term if it is one of the best so far; says whether the least of a full number may have changed.</summary>
    public bool Add(AutomatonTerms walk, int segment)
    {
        ReadOnlySpan<byte> term = walk.Term;
        float boost = walk.Value == 0 ? 1f : 1f - (float)walk.Value / Math.Min(TermText.LengthOf(term), wordLength);
        if (IsFull && (boost < _best.Min!.Boost || (boost == _best.Min.Boost && term.SequenceCompareTo(_best.Min.Term) > 0)))
        {
            LeavesOut = true;
            return false;
        }
        var candidate = new FuzzyTerm(term.ToArray(), boost, new TermState?[segments]);
        bool isKnown = _best.TryGetValue(candidate, out FuzzyTerm? known);
        FuzzyTerm kept = isKnown ? known! : candidate;
        TermState state = walk.State;
        kept.States[segment] = state;
        kept.DocFreq += state.DocFreq;
        if (!isKnown)
        {
            _best.Add(kept);
            if (_best.Count > size)
            {
                _best.Remove(_best.Min!);
                LeavesOut = true;
            }
        }
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
        FuzzyTerm least = _best.Min!;
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

    // The least first: of equal boosts the last by bytes.
    private static int Compare(FuzzyTerm? a, FuzzyTerm? b) =>
        a!.Boost != b!.Boost ? a.Boost.CompareTo(b.Boost) : b.Term.AsSpan().SequenceCompareTo(a.Term);
}
