using Search.Engine.Facets;
using Search.Engine.Queries;
using Search.Engine.Scoring;
using Search.Engine.Snapshots;

namespace Search.Engine.Collecting;

/// <summary>
/// Counts the facets of dimensions of which something was chosen, in the pass over the query without them (as Lucene's DrillSideways). A document that has what was chosen of
/// all dimensions is a match; one that lacks a single dimension counts for the facet of that one.
/// </summary>
/// <param name="dimensions">At least one.</param>
internal sealed class Sideways(IReadOnlyList<SidewaysDimension> dimensions)
{
    /// <summary>Which dimension a document lacks: none so far.</summary>
    private const int None = -1;

    private readonly int[] _missed = new int[Scorer.BlockSize];
    private readonly int[] _part = new int[Scorer.BlockSize];
    private readonly bool[] _matches = new bool[Scorer.BlockSize];

    public void BeginSegment(SegmentView segment, int ordinal, long leadCost)
    {
        foreach (SidewaysDimension dimension in dimensions)
        {
            dimension.BeginSegment(segment, ordinal, leadCost);
        }
    }

    /// <summary>Takes a block of matches of the query without the dimensions, and closes the gaps of those that are no matches with them.</summary>
    /// <param name="segment">The segment that was begun.</param>
    /// <param name="docs">Live documents, ascending.</param>
    /// <param name="scores">As many, or none.</param>
    /// <returns>How many are left.</returns>
    public int Keep(SegmentView segment, Span<int> docs, Span<float> scores)
    {
        int count = docs.Length;
        _missed.AsSpan(0, count).Fill(None);
        for (int d = 0; d < dimensions.Count && count > 0; d++)
        {
            dimensions[d].Probe(docs[..count], _matches);
            int left = 0;
            for (int i = 0; i < count; i++)
            {
                if (!_matches[i] && _missed[i] != None)
                {
                    continue;
                }
                docs[left] = docs[i];
                _missed[left] = _matches[i] ? _missed[i] : d;
                if (!scores.IsEmpty)
                {
                    scores[left] = scores[i];
                }
                left++;
            }
            count = left;
        }
        for (int d = 0; d < dimensions.Count; d++)
        {
            int size = 0;
            for (int i = 0; i < count; i++)
            {
                _part[size] = docs[i];
                size += _missed[i] == None || _missed[i] == d ? 1 : 0;
            }
            dimensions[d].Count(segment, _part.AsSpan(0, size));
        }
        int kept = 0;
        for (int i = 0; i < count; i++)
        {
            if (_missed[i] == None)
            {
                docs[kept] = docs[i];
                if (!scores.IsEmpty)
                {
                    scores[kept] = scores[i];
                }
                kept++;
            }
        }
        return kept;
    }
}

/// <summary>A dimension of which something was chosen, and whose facet is counted.</summary>
/// <param name="chosen">What was chosen.</param>
/// <param name="counter">Of its facet.</param>
internal sealed class SidewaysDimension(Lazy<Weight> chosen, FacetCounter counter)
{
    private Scorer? _scorer;
    private bool _isNew;

    public void BeginSegment(SegmentView segment, int ordinal, long leadCost)
    {
        _scorer = chosen.Value.CreateScorer(segment, ordinal, leadCost);
        _isNew = true;
    }

    public void Probe(ReadOnlySpan<int> docs, Span<bool> matches)
    {
        if (_scorer == null)
        {
            matches.Clear();
        }
        else
        {
            _scorer.Probe(docs, matches[..docs.Length], default);
        }
    }

    public void Count(SegmentView segment, ReadOnlySpan<int> docs)
    {
        if (docs.IsEmpty)
        {
            return;
        }
        if (_isNew)
        {
            _isNew = false;
            counter.BeginSegment(segment);
        }
        counter.Collect(docs);
    }
}
