using Search.Codecs.Contracts;

namespace Search.Engine.Scoring;

/// <summary>Documents whose doc values lie in a range, without scores. It looks at every document that it is asked about.</summary>
internal abstract class DocValuesRangeScorer(long cost, int maxDoc) : Scorer
{
    private readonly int[] _docs = new int[BlockSize];
    private readonly bool[] _matches = new bool[BlockSize];
    private int _next;

    public sealed override long Cost => cost;

    public sealed override int Next => _next < maxDoc ? _next : DocIdIterator.NoMoreDocs;

    public sealed override int Read(int from, int end, Span<int> docs, Span<float> scores)
    {
        int count = 0;
        _next = Math.Max(_next, from);
        end = Math.Min(end, maxDoc);
        while (count == 0 && _next < end)
        {
            int size = Math.Min(end - _next, Math.Min(BlockSize, docs.Length));
            for (int i = 0; i < size; i++)
            {
                _docs[i] = _next + i;
            }
            Probe(_docs.AsSpan(0, size), _matches, default);
            for (int i = 0; i < size; i++)
            {
                if (_matches[i])
                {
                    docs[count++] = _docs[i];
                }
            }
            _next += size;
        }
        return count;
    }

    public sealed override float MaxScore(int from, int end) => 0;
}

/// <summary>Fields with one value a document.</summary>
internal sealed class NumericRangeScorer(NumericDocValues values, long lower, long upper, int maxDoc) : DocValuesRangeScorer(values.Cost, maxDoc)
{
    private readonly long[] _values = new long[BlockSize];

    public override void Probe(ReadOnlySpan<int> docs, Span<bool> matches, Span<float> scores)
    {
        if (lower == long.MinValue && upper == long.MaxValue)
        {
            for (int i = 0; i < docs.Length; i++)
            {
                matches[i] = values.AdvanceExact(docs[i]);
            }
            return;
        }
        long outside = lower > long.MinValue ? long.MinValue : long.MaxValue;
        values.Fill(docs, _values.AsSpan(0, docs.Length), outside);
        for (int i = 0; i < docs.Length; i++)
        {
            matches[i] = _values[i] >= lower && _values[i] <= upper;
        }
    }
}

/// <summary>Fields with several values a document: one in the range is enough.</summary>
internal sealed class SortedNumericRangeScorer(SortedNumericDocValues values, long lower, long upper, int maxDoc) : DocValuesRangeScorer(values.Cost, maxDoc)
{
    public override void Probe(ReadOnlySpan<int> docs, Span<bool> matches, Span<float> scores)
    {
        for (int i = 0; i < docs.Length; i++)
        {
            matches[i] = values.AdvanceExact(docs[i]) && HasValueInRange();
        }
    }

    private bool HasValueInRange()
    {
        for (int i = values.Count; i > 0; i--)
        {
            long value = values.NextValue();
            if (value >= lower)
            {
                return value <= upper;
            }
        }
        return false;
    }
}
