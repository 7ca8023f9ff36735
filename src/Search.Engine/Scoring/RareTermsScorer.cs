using Search.Codecs.Contracts;

namespace Search.Engine.Scoring;

/// <summary>Documents whose scores are known: those of <see cref="RareTerms"/>.</summary>
internal sealed class RareTermsScorer : Scorer
{
    private const int Block = 128;

    private readonly int[] _docs;
    private readonly float[] _scores;
    private readonly int _count;
    private readonly float[] _best;         // of each block
    private readonly float[] _bestFrom;     // of each block and all behind it
    private int _at;
    private float _minScore;

    /// <param name="docs">Ascending.</param>
    /// <param name="scores">Beside them.</param>
    /// <param name="count">How many.</param>
    public RareTermsScorer(int[] docs, float[] scores, int count)
    {
        _docs = docs;
        _scores = scores;
        _count = count;
        _best = new float[(count + Block - 1) / Block];
        _bestFrom = new float[_best.Length + 1];
        for (int i = _best.Length - 1; i >= 0; i--)
        {
            _best[i] = Best(i * Block, Math.Min(count, (i + 1) * Block));
            _bestFrom[i] = Math.Max(_best[i], _bestFrom[i + 1]);
        }
    }

    public override long Cost => _count;

    public override int Next => _at < _count ? _docs[_at] : DocIdIterator.NoMoreDocs;

    public override int Read(int from, int end, Span<int> docs, Span<float> scores)
    {
        MoveTo(from);
        while (_minScore > 0 && _at < _count && _docs[_at] < end && BestOfBlock(_at) < _minScore)
        {
            _at = Math.Min(_count, (_at / Block + 1) * Block);
        }
        int count = Math.Min(docs.Length, _count - _at);
        count = PlaceOf(end, _at, _at + count) - _at;
        if (count > 0)
        {
            _docs.AsSpan(_at, count).CopyTo(docs);
            _scores.AsSpan(_at, scores.IsEmpty ? 0 : count).CopyTo(scores);
            _at += count;
        }
        return count;
    }

    public override void Probe(ReadOnlySpan<int> docs, Span<bool> matches, Span<float> scores)
    {
        for (int i = 0; i < docs.Length; i++)
        {
            MoveTo(docs[i]);
            matches[i] = _at < _count && _docs[_at] == docs[i];
            if (matches[i] && !scores.IsEmpty)
            {
                scores[i] = _scores[_at];
            }
        }
    }

    public override int CountFrom(int from, float minScore)
    {
        MoveTo(from);
        return _bestFrom[_at / Block] < minScore || _at == _count ? _count - _at : -1;
    }

    public override float MaxScore(int from, int end)
    {
        int first = PlaceOf(from, _at, _count);
        int last = PlaceOf(end, first, _count);
        if (last - first <= Block)
        {
            return Best(first, last);
        }
        float best = 0;
        for (int block = first / Block; block * Block < last; block++)
        {
            best = Math.Max(best, _best[block]);
        }
        return best;
    }

    public override void SetMinScore(float minScore) => _minScore = minScore;

    private float BestOfBlock(int place) => _best[place / Block];

    private float Best(int first, int last)
    {
        float best = 0;
        foreach (float score in _scores.AsSpan(first, last - first))
        {
            best = Math.Max(best, score);
        }
        return best;
    }

    // Documents are asked for in order, and most are near.
    private void MoveTo(int doc)
    {
        int step = 1;
        int low = _at;
        while (low + step < _count && _docs[low + step] < doc)
        {
            low += step;
            step *= 2;
        }
        _at = PlaceOf(doc, low, Math.Min(_count, low + step + 1));
    }

    /// <summary>The first place in [first, last) whose document is <paramref name="doc"/> or behind it; <paramref name="last"/>: there is none.</summary>
    private int PlaceOf(int doc, int first, int last)
    {
        int found = _docs.AsSpan(first, last - first).BinarySearch(doc);
        return first + (found >= 0 ? found : ~found);
    }
}
