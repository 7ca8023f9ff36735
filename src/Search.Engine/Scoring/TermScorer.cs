using Search.Codecs.BitPacking;
using Search.Codecs.Contracts;

namespace Search.Engine.Scoring;

/// <summary>Documents with a term. With impacts it passes over blocks in which no document scores high enough.</summary>
/// <param name="postings">The term's postings.</param>
/// <param name="similarity">Null where no scores are wanted.</param>
/// <param name="norms">The field's norms, if it has any and scores are wanted.</param>
/// <param name="hasImpacts">Whether the postings were opened with impacts.</param>
internal sealed class TermScorer(PostingsEnum postings, Bm25? similarity, NumericDocValues? norms, bool hasImpacts) : Scorer
{
    private readonly ImpactBlocks? _impacts = hasImpacts && similarity != null ? new ImpactBlocks(postings, similarity) : null;
    private Probed? _probed;
    private float _minScore;

    public override long Cost => postings.Cost;

    /// <summary>For a scorer that is made of terms: it moves them itself, and then nobody else does.</summary>
    public PostingsEnum Postings => postings;

    /// <summary>Null where no scores are wanted.</summary>
    public Bm25? Similarity => similarity;

    /// <summary>Null where the field has none.</summary>
    public NumericDocValues? Norms => norms;

    /// <summary>Null where scores are not wanted, or none may be passed over.</summary>
    public ImpactBlocks? Impacts => _impacts;

    public override int Next => Math.Max(postings.DocId, 0);

    public override int Read(int from, int end, Span<int> docs, Span<float> scores)
    {
        int doc = postings.DocId;
        if (doc < from)
        {
            doc = postings.Advance(from);
        }
        int count = 0;
        while (doc < end && count < docs.Length)
        {
            if (_minScore > 0 && _impacts != null)
            {
                int competitive = _impacts.FindCompetitive(doc, _minScore);
                if (competitive > doc)
                {
                    if (competitive >= end)
                    {
                        break;
                    }
                    doc = postings.Advance(competitive);
                    continue;
                }
            }
            ReadOnlySpan<int> block = postings.BlockDocsBefore(end);
            int take = Math.Min(block.Length, docs.Length - count);
            block = block[..take];
            block.CopyTo(docs[count..]);
            if (!scores.IsEmpty)
            {
                similarity!.Score(block, postings.BlockFreqs[..take], norms, scores.Slice(count, take));
            }
            count += take;
            doc = postings.Skip(take);
        }
        return count;
    }

    public override void Probe(ReadOnlySpan<int> docs, Span<bool> matches, Span<float> scores)
    {
        matches[..docs.Length].Clear();
        ReadOnlySpan<int> places = Find(docs, !scores.IsEmpty);
        for (int i = 0; i < places.Length; i++)
        {
            matches[places[i]] = true;
            if (!scores.IsEmpty)
            {
                scores[places[i]] = _probed!.Scores[i];
            }
        }
    }

    public override void AddScores(ReadOnlySpan<int> docs, Span<double> sums)
    {
        ReadOnlySpan<int> places = Find(docs, isScoring: true);
        ReadOnlySpan<float> scores = _probed!.Scores.AsSpan(0, places.Length);
        for (int i = 0; i < places.Length; i++)
        {
            sums[places[i]] += scores[i];
        }
    }

    public override float MaxScore(int from, int end)
    {
        if (similarity == null)
        {
            return 0;
        }
        if (postings.DocId >= end)
        {
            return 0;
        }
        if (_impacts == null)
        {
            return similarity.Weight;
        }
        _impacts.MoveTo(Math.Max(from, postings.DocId));
        return _impacts.MaxUpTo(end);
    }

    public override int BlockEnd(int from)
    {
        if (_impacts == null || postings.DocId == DocIdIterator.NoMoreDocs)
        {
            return int.MaxValue;
        }
        _impacts.MoveTo(Math.Max(from, postings.DocId));
        return _impacts.End;
    }

    public override void SetMinScore(float minScore) => _minScore = minScore;

    /// <summary>The places of those documents that have the term; their scores are in <see cref="_probed"/> then.</summary>
    private ReadOnlySpan<int> Find(ReadOnlySpan<int> docs, bool isScoring)
    {
        Probed probed = _probed ??= new Probed();
        int found = postings.FindAmong(docs, probed.Places, isScoring ? probed.Freqs : default);
        ReadOnlySpan<int> places = probed.Places.AsSpan(0, found);
        if (found > 0 && isScoring)
        {
            for (int i = 0; i < found; i++)
            {
                probed.Docs[i] = docs[places[i]];
            }
            similarity!.Score(probed.Docs.AsSpan(0, found), probed.Freqs.AsSpan(0, found), norms, probed.Scores.AsSpan(0, found));
        }
        return places;
    }

    /// <summary>Documents that were asked about and have the term, side by side. Few scorers are asked.</summary>
    private sealed class Probed
    {
        public readonly int[] Docs = new int[BlockSize];
        public readonly int[] Places = new int[BlockSize + PackedLanes.Lanes];
        public readonly int[] Freqs = new int[BlockSize];
        public readonly float[] Scores = new float[BlockSize];
    }
}
