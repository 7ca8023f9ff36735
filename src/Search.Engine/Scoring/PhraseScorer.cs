using Search.Codecs.Contracts;

namespace Search.Engine.Scoring;

/// <summary>
/// Documents with a phrase, or with spans. The rarest term leads the others; only documents with all of them have positions read, and of those only
/// the ones whose frequencies allow a score that is high enough.
/// </summary>
internal sealed class PhraseScorer : Scorer
{
    private readonly PostingsEnum[] _postings;
    private readonly PhraseMatcher _matcher;
    private readonly Bm25? _similarity;
    private readonly NumericDocValues? _norms;
    private readonly ImpactBlocks? _impacts;
    private readonly int _leadTimes;
    private readonly int[] _docs = new int[BlockSize];
    private readonly int[] _places = new int[BlockSize];
    private readonly float[] _freqs = new float[BlockSize];
    private readonly float[] _scores = new float[BlockSize];
    private float _minScore;

    /// <param name="postings">Of the terms that a document must have.</param>
    /// <param name="matcher">Looks at positions.</param>
    /// <param name="similarity">Null where no scores are wanted.</param>
    /// <param name="norms">The field's norms, if it has any and scores are wanted.</param>
    /// <param name="impacts">Of a term that a document has at least as often as the phrase; null: of none.</param>
    /// <param name="leadTimes">How often a document must have the rarest term, of equally rare ones the first.</param>
    public PhraseScorer(
        IEnumerable<PostingsEnum> postings, PhraseMatcher matcher, Bm25? similarity, NumericDocValues? norms, ImpactBlocks? impacts, int leadTimes = 1)
    {
        _postings = [.. postings.OrderBy(each => each.Cost)];
        _matcher = matcher;
        _similarity = similarity;
        _norms = norms;
        _impacts = impacts;
        _leadTimes = leadTimes;
    }

    public override long Cost => _postings[0].Cost;

    public override int Next => Math.Max(_postings[0].DocId, 0);

    public override int Read(int from, int end, Span<int> docs, Span<float> scores)
    {
        PostingsEnum lead = _postings[0];
        int room = Math.Min(docs.Length, BlockSize);
        int count = 0;
        int doc = lead.DocId < from ? lead.Advance(from) : lead.DocId;
        ReadOnlySpan<byte> lengths = default;
        bool skips = _minScore > 0 && !scores.IsEmpty && (_norms == null || _norms.TryGetDenseBytes(out lengths));
        while (doc < end && count < room)
        {
            if (skips && _impacts?.FindCompetitive(doc, _minScore) is { } competitive && competitive > doc)
            {
                doc = competitive < end ? lead.Advance(competitive) : end;
                continue;
            }
            int all = HasLead() ? Align(doc) : doc + 1;
            if (all == doc)
            {
                bool mayCompete = !skips || _similarity!.Score(_matcher.MaxFreq(), lengths.IsEmpty ? Bm25.DefaultNorm : lengths[doc]) >= _minScore;
                float freq = mayCompete ? _matcher.Freq(any: scores.IsEmpty) : 0;
                if (freq > 0)
                {
                    docs[count] = doc;
                    _freqs[count++] = freq;
                }
                doc = lead.NextDoc();
            }
            else
            {
                doc = lead.Advance(all);
            }
        }
        if (count > 0 && !scores.IsEmpty)
        {
            _similarity!.Score(docs[..count], _freqs.AsSpan(0, count), _norms, scores[..count]);
        }
        return count;
    }

    public override void Probe(ReadOnlySpan<int> docs, Span<bool> matches, Span<float> scores)
    {
        bool isScoring = !scores.IsEmpty;
        int found = 0;
        for (int i = 0; i < docs.Length; i++)
        {
            int doc = docs[i];
            int current = _postings[0].DocId;
            current = current < doc ? _postings[0].Advance(doc) : current;
            float freq = current == doc && HasLead() && Align(doc) == doc ? _matcher.Freq(any: !isScoring) : 0;
            matches[i] = freq > 0;
            if (freq > 0 && isScoring)
            {
                _docs[found] = doc;
                _places[found] = i;
                _freqs[found++] = freq;
            }
        }
        if (found > 0)
        {
            _similarity!.Score(_docs.AsSpan(0, found), _freqs.AsSpan(0, found), _norms, _scores.AsSpan(0, found));
            for (int i = 0; i < found; i++)
            {
                scores[_places[i]] = _scores[i];
            }
        }
    }

    public override float MaxScore(int from, int end)
    {
        if (_impacts == null || _postings[0].DocId == DocIdIterator.NoMoreDocs)
        {
            return Math.Max(_similarity?.Weight ?? 0, 0);
        }
        _impacts.MoveTo(from);
        return _impacts.MaxUpTo(end);
    }

    public override int BlockEnd(int from)
    {
        if (_impacts == null || _postings[0].DocId == DocIdIterator.NoMoreDocs)
        {
            return int.MaxValue;
        }
        _impacts.MoveTo(from);
        return _impacts.End;
    }

    public override void SetMinScore(float minScore) => _minScore = minScore;

    private bool HasLead() => _leadTimes == 1 || _postings[0].Freq >= _leadTimes;

    /// <summary>Moves the other terms to <paramref name="doc"/>; gives it back, or a later doc id before which no document has all terms.</summary>
    private int Align(int doc)
    {
        for (int i = 1; i < _postings.Length; i++)
        {
            int other = _postings[i].DocId;
            other = other < doc ? _postings[i].Advance(doc) : other;
            if (other > doc)
            {
                return other;
            }
        }
        return doc;
    }
}
