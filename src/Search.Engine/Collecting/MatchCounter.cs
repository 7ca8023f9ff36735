using Search.Engine.Queries;
using Search.Engine.Snapshots;

namespace Search.Engine.Collecting;

/// <summary>Drives the scorer of each segment block by block: leaves out deleted documents, counts, and hands blocks to collectors.</summary>
/// <param name="hits">Keeps hits; null: none are wanted.</param>
/// <param name="counters">Counters of facets.</param>
/// <param name="limits">Looked at between blocks.</param>
/// <param name="sideways">Decides which documents are matches, and counts among the others; null: all are.</param>
internal sealed class MatchCounter(IHitCollector? hits, IReadOnlyList<IDocBlockCollector> counters, SearchLimits limits, Sideways? sideways = null)
{
    /// <summary>So many doc ids are looked through between two looks at the limits, where nothing matches.</summary>
    private const int Window = 1 << 18;

    private readonly int[] _docs = new int[Scoring.Scorer.BlockSize];
    private readonly float[] _scores = new float[hits is { NeedsScores: true } ? Scoring.Scorer.BlockSize : 0];

    /// <summary>When so many matches were seen, documents may be passed over that would not be kept. Without hits, or with counters, all are seen.</summary>
    public long CountUpTo { get; set; } = long.MaxValue;

    /// <summary>Live matches seen.</summary>
    public long Count { get; private set; }

    /// <summary>Whether <see cref="Count"/> may lack documents that were passed over.</summary>
    public bool HasSkipped { get; private set; }

    private bool MaySkip => Count >= CountUpTo && hits != null && counters.Count == 0 && sideways == null;

    public void Run(SegmentView segment, Scoring.Scorer scorer)
    {
        bool isNew = true;
        int from = 0;
        while (true)
        {
            limits.Check();
            if (MaySkip && hits!.MinScore is > 0 and float minScore)
            {
                HasSkipped = true;
                scorer.SetMinScore(minScore);
            }
            if (CountRest(segment, scorer, from) is >= 0 and int rest)
            {
                Count += rest;
                return;
            }
            int end = (int)Math.Min((long)from + Window, int.MaxValue);
            int count = scorer.Read(from, end, _docs, _scores);
            if (count == 0)
            {
                from = Math.Max(end, scorer.Next);
                if (from >= segment.MaxDoc)
                {
                    return;
                }
                continue;
            }
            from = _docs[count - 1] + 1;
            count = segment.LiveDocs == null ? count : KeepLive(segment, count);
            count = sideways == null ? count : sideways.Keep(segment, _docs.AsSpan(0, count), _scores.AsSpan(0, Math.Min(count, _scores.Length)));
            if (count == 0)
            {
                continue;
            }
            if (isNew)
            {
                isNew = false;
                hits?.BeginSegment(segment);
                foreach (IDocBlockCollector counter in counters)
                {
                    counter.BeginSegment(segment);
                }
            }
            Count += count;
            ReadOnlySpan<int> docs = _docs.AsSpan(0, count);
            hits?.Collect(docs, _scores.Length > 0 ? _scores.AsSpan(0, count) : default);
            foreach (IDocBlockCollector counter in counters)
            {
                counter.Collect(docs);
            }
            if (MaySkip && hits!.HasAllOfSegment)
            {
                HasSkipped = true;
                return;
            }
        }
    }

    /// <summary>The matches from a doc id on, where they only have to be counted and the scorer can tell; otherwise -1.</summary>
    private int CountRest(SegmentView segment, Scoring.Scorer scorer, int from)
    {
        float minScore = hits?.MinScore ?? float.PositiveInfinity;
        bool countsAll = hits == null || CountUpTo == long.MaxValue;
        return countsAll && minScore > 0 && counters.Count == 0 && sideways == null && segment.LiveDocs == null ? scorer.CountFrom(from, minScore) : -1;
    }

    private int KeepLive(SegmentView segment, int count)
    {
        Span<ulong> live = segment.LiveDocs!.Words;
        int kept = 0;
        for (int i = 0; i < count; i++)
        {
            int doc = _docs[i];
            _docs[kept] = doc;
            if (_scores.Length > 0)
            {
                _scores[kept] = _scores[i];
            }
            kept += (int)(live[doc >> 6] >> doc) & 1;
        }
        return kept;
    }
}
