using Search.Codecs.Contracts;

namespace Search.Engine.Scoring;

/// <summary>
/// Counts the places where all terms stand as in the phrase: the first term's positions, of which each other term keeps those that it follows.
/// </summary>
internal sealed class ExactPhraseMatcher : PhraseMatcher
{
    private readonly PostingsEnum[] _postings;
    private readonly int[] _offsets;
    private readonly PairedPositions? _pairs;
    private PhraseChain? _chain;
    private int[] _kept = new int[64];
    private int[] _others = new int[64];

    public ExactPhraseMatcher(IEnumerable<PhrasePart> parts)
    {
        PhrasePart[] sorted = [.. parts];
        Array.Sort(sorted, PhrasePart.Compare);
        sorted = [sorted[0], .. sorted.Skip(1).OrderBy(part => part.Postings.Cost)];
        _postings = [.. sorted.Select(part => part.Postings)];
        _offsets = [.. sorted.Select(part => part.Offset - sorted[0].Offset)];
        _pairs = sorted.Length == 2 ? new PairedPositions(_postings[0], _postings[1]) : null;
    }

    /// <summary>A place uses one occurrence of each term; but first terms that stand at one token share the others.</summary>
    public override float MostTimes => _postings[0] is UnionPostings ? 0 : 1;

    public override float Freq(bool any)
    {
        int count = _postings[0].ReadPositions(ref _kept);
        for (int i = 1; i < _postings.Length && count > 0; i++)
        {
            int otherCount = _postings[i].ReadPositions(ref _others);
            count = PositionLists.KeepFollowed(_kept.AsSpan(0, count), _others, otherCount, _offsets[i]);
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

    public override bool TryMatchShared(in SharedDocs shared, Span<float> freqs)
    {
        if (_pairs == null)
        {
            _chain ??= new PhraseChain(_postings, _offsets, shared.Lead, shared.Second);
            return _chain.TryMatch(shared, freqs);
        }
        int shift = _offsets[1];
        if (shift >= FewPositions.Most || !_pairs.TryRead(shared))
        {
            return false;
        }
        _pairs.CountFollowed(shift, freqs);
        return true;
    }
}
