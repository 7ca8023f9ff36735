using Search.Codecs.BitPacking;
using Search.Codecs.Contracts;

namespace Search.Engine.Scoring;

/// <summary>
/// Documents that have all of several terms. It goes through the blocks of the rarest term and looks each up among the blocks of the next one; only what is left at
/// the end is scored, as a sum in double precision that is rounded once.
/// </summary>
internal sealed class TermConjunctionScorer : Scorer
{
    /// <summary>So many matches are gathered before a caller sees them, and says which scores are too low by now.</summary>
    private const int Enough = PostingsEnum.BlockSize;

    // What is worked on at once: no more than a block of postings.
    private const int Piece = PostingsEnum.BlockSize;

    private readonly TermScorer[] _terms;       // the rarest first
    private readonly int[][] _freqs;            // beside the matches, for each term; of terms without scores: empty
    private readonly int[] _docs = new int[Piece];
    private readonly int[] _places = new int[Piece + PackedLanes.Lanes];
    private readonly int[] _origins = new int[Piece];
    private readonly float[] _inverses = new float[Piece];
    private readonly float[] _scores = new float[Piece];
    private readonly double[] _sums = new double[Piece];
    private float _minScore;

    /// <param name="scored">Terms whose scores are added.</param>
    /// <param name="filters">Terms that only must occur.</param>
    public TermConjunctionScorer(IEnumerable<TermScorer> scored, IEnumerable<TermScorer> filters)
    {
        (TermScorer Term, bool IsScored)[] terms = [.. scored.Select(term => (term, true)), .. filters.Select(term => (term, false))];
        terms = [.. terms.OrderBy(each => each.Term.Cost)];
        _terms = [.. terms.Select(each => each.Term)];
        _freqs = [.. terms.Select(each => each.IsScored && each.Term.Similarity != null ? new int[Piece] : [])];
    }

    public override long Cost => _terms[0].Cost;

    public override int Next => _terms[0].Next;

    public override int Read(int from, int end, Span<int> docs, Span<float> scores)
    {
        PostingsEnum lead = _terms[0].Postings;
        int room = docs.Length;
        int count = 0;
        int last = _minScore > 0 ? 0 : end;
        while (count < Math.Min(Enough, room))
        {
            int doc = Math.Max(from, lead.DocId);
            if (doc >= last)
            {
                doc = FindCompetitive(doc, end, _minScore, out last);
            }
            if (doc >= end)
            {
                break;
            }
            doc = doc > lead.DocId ? lead.Advance(doc) : doc;
            if (doc >= end)
            {
                break;
            }
            if (doc >= last)
            {
                continue;
            }
            ReadOnlySpan<int> block = lead.BlockDocsBefore(last);
            block = block.Length <= room - count ? block : block[..(room - count)];
            int found = Match(block, !scores.IsEmpty, docs[count..]);
            count += scores.IsEmpty ? found : KeepHigh(docs[count..], found, scores[count..]);
            lead.Skip(block.Length);
        }
        return count;
    }

    public override void Probe(ReadOnlySpan<int> docs, Span<bool> matches, Span<float> scores)
    {
        for (int start = 0; start < docs.Length; start += Piece)
        {
            ReadOnlySpan<int> piece = docs.Slice(start, Math.Min(Piece, docs.Length - start));
            ProbePiece(piece, matches[start..], scores.IsEmpty ? [] : scores[start..]);
        }
    }

    private void ProbePiece(ReadOnlySpan<int> docs, Span<bool> matches, Span<float> scores)
    {
        bool isScoring = !scores.IsEmpty;
        matches[..docs.Length].Clear();
        docs.CopyTo(_docs);
        int count = docs.Length;
        for (int i = 0; i < count; i++)
        {
            _origins[i] = i;
        }
        for (int term = 0; term < _terms.Length && count > 0; term++)
        {
            count = Keep(term, _docs, count, isScoring);
            Gather(_origins, count, _origins);
        }
        if (count > 0 && isScoring)
        {
            AddUp(_docs.AsSpan(0, count));
        }
        for (int i = 0; i < count; i++)
        {
            matches[_origins[i]] = true;
            if (isScoring)
            {
                scores[_origins[i]] = (float)_sums[i];
            }
        }
    }

    public override float MaxScore(int from, int end)
    {
        double sum = 0;
        for (int i = 0; i < _terms.Length; i++)
        {
            sum += _freqs[i].Length > 0 ? _terms[i].MaxScore(from, end) : 0;
        }
        return (float)sum;
    }

    public override int BlockEnd(int from) => _terms[0].BlockEnd(from);

    public override void SetMinScore(float minScore) => _minScore = minScore;

    /// <summary>Which documents of a block of the rarest term have the others too.</summary>
    /// <param name="block">What is left of the block.</param>
    /// <param name="isScoring">Whether frequencies are wanted.</param>
    /// <param name="docs">Takes them.</param>
    private int Match(ReadOnlySpan<int> block, bool isScoring, Span<int> docs)
    {
        int count = _terms[1].Postings.FindAmong(block, _places, isScoring ? _freqs[1] : []);
        for (int i = 0; i < count; i++)
        {
            docs[i] = block[_places[i]];
        }
        if (count > 0 && isScoring && _freqs[0].Length > 0)
        {
            Gather(_terms[0].Postings.BlockFreqs, count, _freqs[0]);
        }
        for (int term = 2; term < _terms.Length && count > 0; term++)
        {
            count = Keep(term, docs, count, isScoring);
        }
        return count;
    }

    /// <summary>Leaves out documents that lack a term, and what is kept beside them.</summary>
    private int Keep(int term, Span<int> docs, int count, bool isScoring)
    {
        count = _terms[term].Postings.FindAmong(docs[..count], _places, isScoring ? _freqs[term] : []);
        for (int i = 0; i < count; i++)
        {
            docs[i] = docs[_places[i]];
        }
        for (int before = 0; before < term && isScoring; before++)
        {
            if (_freqs[before].Length > 0)
            {
                Gather(_freqs[before], count, _freqs[before]);
            }
        }
        return count;
    }

    // Target and source may be the same: places rise.
    private void Gather(ReadOnlySpan<int> freqs, int count, Span<int> target)
    {
        for (int i = 0; i < count; i++)
        {
            target[i] = freqs[_places[i]];
        }
    }

    /// <summary>Scores documents and leaves out those that score too low.</summary>
    private int KeepHigh(Span<int> docs, int count, Span<float> scores)
    {
        AddUp(docs[..count]);
        for (int i = 0; i < count; i++)
        {
            scores[i] = (float)_sums[i];
        }
        return HighScores.Keep(docs[..count], scores, _minScore);
    }

    private void AddUp(ReadOnlySpan<int> docs)
    {
        Span<double> sums = _sums.AsSpan(0, docs.Length);
        sums.Clear();
        FieldStatistics? field = null;
        for (int term = 0; term < _terms.Length; term++)
        {
            if (_freqs[term].Length > 0)
            {
                Bm25 similarity = _terms[term].Similarity!;
                if (similarity.Field != field)
                {
                    field = similarity.Field;
                    similarity.FillNormInverses(docs, _terms[term].Norms, _inverses);
                }
                similarity.Score(_freqs[term].AsSpan(0, docs.Length), _inverses, _scores);
                for (int i = 0; i < sums.Length; i++)
                {
                    sums[i] += _scores[i];
                }
            }
        }
    }
}
