using Search.Codecs.Contracts;
using Search.Engine.Snapshots;

namespace Search.Engine.Scoring;

/// <summary>
/// Documents with a value, the nearer to the origin the better. Once only near ones can be among the hits, it takes them from the points
/// (Lucene's <c>LongDistanceFeatureQuery</c>).
/// </summary>
/// <param name="query">The query.</param>
/// <param name="boost">The score at the origin.</param>
/// <param name="values">The nearest value of each document.</param>
/// <param name="segment">The segment.</param>
/// <param name="ordinal">Its index in the snapshot.</param>
/// <param name="leadCost">How many documents will be asked about at most.</param>
internal sealed class DistanceFeatureScorer(
    DistanceFeatureQuery query, float boost, NearestValues values, SegmentView segment, int ordinal, long leadCost) : Scorer
{
    /// <summary>From so many changes of the lowest score on, only each 32nd is looked at.</summary>
    private const int OftenLooked = 256;

    private long _maxDistance = long.MaxValue;
    private int _changes;
    private bool _isDone;
    private Scorer? _near;

    public override long Cost => _near?.Cost ?? values.Cost;

    public override int Next => _isDone ? DocIdIterator.NoMoreDocs : Math.Max(_near?.Next ?? values.DocId, 0);

    public override int Read(int from, int end, Span<int> docs, Span<float> scores)
    {
        if (_isDone)
        {
            return 0;
        }
        if (_near == null)
        {
            return ReadValues(from, end, docs, scores);
        }
        int count = _near.Read(from, end, docs, default);
        for (int i = 0; i < count && !scores.IsEmpty; i++)
        {
            scores[i] = values.DocId <= docs[i] && values.AdvanceExact(docs[i]) ? Score(NearestValues.Distance(values.Value, query.Origin)) : 0;
        }
        return count;
    }

    public override void Probe(ReadOnlySpan<int> docs, Span<bool> matches, Span<float> scores)
    {
        for (int i = 0; i < docs.Length; i++)
        {
            matches[i] = values.AdvanceExact(docs[i]);
            if (matches[i] && !scores.IsEmpty)
            {
                scores[i] = Score(NearestValues.Distance(values.Value, query.Origin));
            }
        }
    }

    public override float MaxScore(int from, int end) => boost;

    public override void SetMinScore(float minScore)
    {
        _isDone |= minScore > boost;
        if (_isDone || segment.Reader.Fields[query.Field]!.PointBytes != sizeof(long) || (++_changes > OftenLooked && (_changes & 31) != 31))
        {
            return;
        }
        long farthest = FarthestWith(minScore);
        if (farthest == _maxDistance)
        {
            return;
        }
        _maxDistance = farthest;
        long lower = unchecked(query.Origin - farthest) is var low && low > query.Origin ? long.MinValue : low;
        long upper = unchecked(query.Origin + farthest) is var high && high < query.Origin ? long.MaxValue : high;
        var range = new PointRangeWeight(PointRangeQuery.OfLongs(query.Field, lower, upper), 1f);
        if (range.Cost(segment, ordinal) < Math.Min(leadCost, Cost) >> 3)
        {
            _near = range.CreateScorer(segment, ordinal, leadCost);
            _isDone = _near == null;
        }
    }

    private int ReadValues(int from, int end, Span<int> docs, Span<float> scores)
    {
        int doc = values.DocId < from ? values.Advance(from) : values.DocId;
        int count = 0;
        while (doc < end && count < docs.Length)
        {
            if (!scores.IsEmpty)
            {
                scores[count] = Score(NearestValues.Distance(values.Value, query.Origin));
            }
            docs[count++] = doc;
            doc = values.NextDoc();
        }
        return count;
    }

    private float Score(double distance) => DistanceFeatureWeight.Score(query, boost, distance);

    /// <summary>The largest distance with a score that is high enough: found by halves, since rounding cannot be turned round.</summary>
    private long FarthestWith(float minScore)
    {
        if (Score(_maxDistance) >= minScore)
        {
            return _maxDistance;
        }
        long near = 0;
        long far = _maxDistance;
        while (far - near > 1)
        {
            long middle = (near + far) >>> 1;
            (near, far) = Score(middle) >= minScore ? (middle, far) : (near, middle);
        }
        return near;
    }
}
