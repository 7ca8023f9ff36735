using Search.Codecs.Contracts;

namespace Search.Engine.Scoring;

/// <summary>
/// Documents with any of several terms, scored by the sum of their frequencies. It works window by window: each term adds its frequencies by doc id,
/// in the order of the terms, then the documents that have any are scored side by side.
/// </summary>
/// <remarks>
/// Lucene's <c>SynonymScorer</c> adds in the order in which a heap happens to hold the terms. Where three terms or more have boosts whose sums are
/// rounded, the last bit of a frequency can differ.
/// </remarks>
internal sealed class SynonymScorer : Scorer
{
    /// <summary>What rounding can add to the sum of bounds, as a share of it.</summary>
    private const float Rounding = 1.00001f;

    private readonly PostingsEnum[] _postings;
    private readonly float[] _boosts;
    private readonly ImpactBlocks[]? _impacts;
    private readonly Bm25 _similarity;
    private readonly NumericDocValues? _norms;
    private readonly DocWindow _window = new();
    private readonly float[] _sums = new float[DocWindow.Size];
    private readonly int[] _docs = new int[BlockSize];
    private readonly int[] _places = new int[BlockSize];
    private readonly float[] _freqs = new float[BlockSize];
    private readonly float[] _scores = new float[BlockSize];
    private float _minScore;
    private int _next;

    /// <param name="parts">The postings of the terms, and what an occurrence of each counts.</param>
    /// <param name="similarity">Scores the terms as one.</param>
    /// <param name="norms">The field's norms, if it has any.</param>
    /// <param name="hasImpacts">Whether the postings were opened with impacts.</param>
    public SynonymScorer(IReadOnlyList<(PostingsEnum Postings, float Boost)> parts, Bm25 similarity, NumericDocValues? norms, bool hasImpacts)
    {
        _postings = [.. parts.Select(part => part.Postings)];
        _boosts = [.. parts.Select(part => part.Boost)];
        _similarity = similarity;
        _norms = norms;
        _impacts = hasImpacts ? [.. _postings.Select(postings => new ImpactBlocks(postings, similarity))] : null;
        Cost = _postings.Sum(postings => postings.Cost);
    }

    public override long Cost { get; }

    public override int Next => _next;

    public override int Read(int from, int end, Span<int> docs, Span<float> scores)
    {
        int room = Math.Min(docs.Length, BlockSize);
        while (true)
        {
            _next = Math.Max(_next, from);
            if (_next >= end || (_next >= _window.End && !FillWindow(end)))
            {
                return 0;
            }
            _window.SkipTo(_next);
            int count = _window.Take(end, docs[..room]);
            _next = _window.Next;
            if (count > 0 && !scores.IsEmpty)
            {
                for (int i = 0; i < count; i++)
                {
                    _freqs[i] = _sums[_window.PlaceOf(docs[i])];
                }
                _similarity.Score(docs[..count], _freqs.AsSpan(0, count), _norms, scores[..count]);
            }
            if (count > 0)
            {
                return count;
            }
        }
    }

    public override void Probe(ReadOnlySpan<int> docs, Span<bool> matches, Span<float> scores)
    {
        int found = 0;
        for (int i = 0; i < docs.Length; i++)
        {
            matches[i] = Move(docs[i], !scores.IsEmpty, out float freq);
            if (matches[i])
            {
                _docs[found] = docs[i];
                _places[found] = i;
                _freqs[found++] = freq;
            }
        }
        if (found > 0 && !scores.IsEmpty)
        {
            _similarity.Score(_docs.AsSpan(0, found), _freqs.AsSpan(0, found), _norms, _scores.AsSpan(0, found));
            for (int i = 0; i < found; i++)
            {
                scores[_places[i]] = _scores[i];
            }
        }
    }

    public override float MaxScore(int from, int end)
    {
        // The terms stand behind the window, and say nothing of it any more.
        if (_impacts == null || from < _window.End)
        {
            return _similarity.Weight;
        }
        // A sum of frequencies never scores more than the sum of the scores of each.
        double sum = 0;
        for (int i = 0; i < _postings.Length; i++)
        {
            if (_postings[i].DocId < end)
            {
                _impacts[i].MoveTo(Math.Max(from, _postings[i].DocId));
                sum += _impacts[i].MaxUpTo(end);
            }
        }
        return Math.Min(_similarity.Weight, (float)sum * Rounding);
    }

    public override int BlockEnd(int from)
    {
        int end = int.MaxValue;
        for (int i = 0; i < _postings.Length && _impacts != null; i++)
        {
            if (_postings[i].DocId != DocIdIterator.NoMoreDocs)
            {
                _impacts[i].MoveTo(Math.Max(from, _postings[i].DocId));
                end = Math.Min(end, _impacts[i].End);
            }
        }
        return end;
    }

    public override void SetMinScore(float minScore) => _minScore = minScore;

    /// <summary>Moves all terms to a document, or behind; whether any is there.</summary>
    private bool Move(int doc, bool isScoring, out float freq)
    {
        bool isMatch = false;
        freq = 0;
        for (int i = 0; i < _postings.Length; i++)
        {
            PostingsEnum postings = _postings[i];
            int current = postings.DocId < doc ? postings.Advance(doc) : postings.DocId;
            if (current == doc)
            {
                isMatch = true;
                freq += isScoring ? _boosts[i] * postings.Freq : 0;
            }
        }
        return isMatch;
    }

    /// <summary>Fills the window that holds the next match that may score high enough; false where it would start at or behind the end.</summary>
    private bool FillWindow(int end)
    {
        int last = end;
        while (true)
        {
            int start = DocIdIterator.NoMoreDocs;
            foreach (PostingsEnum postings in _postings)
            {
                start = Math.Min(start, postings.DocId < _next ? postings.Advance(_next) : postings.DocId);
            }
            _next = start;
            if (start >= end)
            {
                return false;
            }
            if (_minScore == 0 || _impacts == null)
            {
                break;
            }
            last = Math.Min(end, BlockEnd(start));
            if (MaxScore(start, last) >= _minScore)
            {
                break;
            }
            _next = last;
            if (last >= end)
            {
                return false;
            }
        }
        _window.Move(_next, last, _sums.AsSpan());
        for (int i = 0; i < _postings.Length; i++)
        {
            FillPart(_postings[i], _boosts[i]);
        }
        return true;
    }

    private void FillPart(PostingsEnum postings, float boost)
    {
        Span<ulong> bits = _window.Bits;
        for (int doc = postings.DocId; doc < _window.End; doc = postings.NextDoc())
        {
            int at = _window.PlaceOf(doc);
            bits[at >> 6] |= 1UL << at;
            _sums[at] += boost * postings.Freq;
        }
    }
}
