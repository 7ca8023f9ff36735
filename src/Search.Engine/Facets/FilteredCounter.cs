using Search.Engine.Scoring;
using Search.Engine.Snapshots;

namespace Search.Engine.Facets;

/// <summary>Has only some documents counted by their values: the others count as documents without one.</summary>
/// <param name="inner">Counts.</param>
/// <param name="where">Finds the documents whose values count.</param>
/// <param name="snapshot">Whose segments are counted, in its order.</param>
internal sealed class FilteredCounter(FacetCounter inner, Lazy<Weight> where, Snapshot snapshot) : FacetCounter
{
    private readonly FacetCounter _inner = inner;
    private readonly bool[] _matches = new bool[Scorer.BlockSize];
    private readonly int[] _kept = new int[Scorer.BlockSize];
    private Scorer? _scorer;
    private int _ordinal;

    public override void BeginSegment(SegmentView segment)
    {
        while (!ReferenceEquals(snapshot.Segments[_ordinal], segment))
        {
            _ordinal++;
        }
        _scorer = where.Value.CreateScorer(segment, _ordinal, long.MaxValue);
        _inner.BeginSegment(segment);
    }

    public override void Collect(ReadOnlySpan<int> docs)
    {
        int count = 0;
        if (_scorer != null)
        {
            _scorer.Probe(docs, _matches.AsSpan(0, docs.Length), default);
            for (int i = 0; i < docs.Length; i++)
            {
                _kept[count] = docs[i];
                count += _matches[i] ? 1 : 0;
            }
        }
        _inner.AddMissing(docs.Length - count);
        if (count > 0)
        {
            _inner.Collect(_kept.AsSpan(0, count));
        }
    }

    public override void Absorb(FacetCounter other) => _inner.Absorb(((FilteredCounter)other)._inner);

    public override FacetResult Finish() => _inner.Finish();
}
