using Search.Codecs.Contracts;

namespace Search.Engine.Scoring;

/// <summary>Documents whose doc values lie in a range, without scores. It looks at every document that it is asked about.</summary>
internal abstract class DocValuesRangeScorer(long cost, int maxDoc) : Scorer
{
    private readonly int[] _docs = new int[BlockSize];
    private readonly int[] _places = new int[BlockSize];
    private int _next;

    protected int MaxDoc => maxDoc;

    public sealed override long Cost => cost;

    public sealed override int Next => _next < maxDoc ? _next : DocIdIterator.NoMoreDocs;

    public sealed override int Read(int from, int end, Span<int> docs, Span<float> scores)
    {
        int count = 0;
        _next = Math.Max(_next, from);
        end = Math.Min(end, maxDoc);
        while (count == 0 && _next < end)
        {
            _next = Math.Min(end, FirstFrom(_next));
            int size = Math.Min(end - _next, Math.Min(BlockSize, docs.Length));
            for (int i = 0; i < size; i++)
            {
                _docs[i] = _next + i;
            }
            count = Select(_docs.AsSpan(0, size), _places);
            for (int i = 0; i < count; i++)
            {
                docs[i] = _docs[_places[i]];
            }
            _next += size;
        }
        return count;
    }

    public sealed override float MaxScore(int from, int end) => 0;
}

/// <summary>Fields with one value a document.</summary>
internal sealed class NumericRangeScorer(NumericDocValues values, long lower, long upper, int maxDoc, long cost) : DocValuesRangeScorer(cost, maxDoc)
{
    private readonly long[] _values = new long[BlockSize];

    // Of the documents from the one to before the other: the codes that are in the range, and whether all are.
    private int _start;
    private int _end;
    private CodeRange _codes;
    private bool _areAll;

    /// <summary>Where values are kept as codes.</summary>
    public override bool SelectsAnywhere => values.TryGetCodes(0, out _);

    public override int Select(ReadOnlySpan<int> docs, Span<int> places)
    {
        int count = 0;
        for (int i = 0; i < docs.Length;)
        {
            if (!FindCodes(docs[i], out CodeBlock block))
            {
                return i == 0 ? base.Select(docs, places) : count + SelectRest(docs, i, places[count..]);
            }
            int end = i + CountBefore(docs[i..], _end);
            int common = _areAll || _codes.IsEmpty ? -1 : block.CommonCode(docs[i], docs[end - 1]);
            if (_areAll || (common >= 0 && _codes.Contains(common)))
            {
                for (; i < end; i++)
                {
                    places[count++] = i;
                }
            }
            else if (common < 0 && !_codes.IsEmpty)
            {
                CodeRange range = _codes;
                for (; i < end; i++)
                {
                    places[count] = i;
                    count += (uint)(block.CodeOf(docs[i]) - range.First) <= (uint)(range.Last - range.First) ? 1 : 0;
                }
            }
            i = end;
        }
        return count;
    }

    public override int FirstFrom(int doc)
    {
        while (doc < MaxDoc && FindCodes(doc, out _))
        {
            if (!_codes.IsEmpty)
            {
                return doc;
            }
            doc = _end;
        }
        return doc < MaxDoc ? doc : DocIdIterator.NoMoreDocs;
    }

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

    /// <summary>Looks at the block of codes that a document is in; false: there is none, or no run of codes is the range.</summary>
    private bool FindCodes(int doc, out CodeBlock block)
    {
        if (!values.TryGetCodes(doc, out block))
        {
            return false;
        }
        if (doc < _start || doc >= _end)
        {
            if (!CodeRange.TryCreate(block.Meaning, block.Count, lower, upper, out _codes))
            {
                return false;
            }
            (_start, _end) = (block.Start, block.End);
            _areAll = _codes is { First: 0 } && _codes.Last == block.Count - 1 && block.Meaning.Table == null;
        }
        return true;
    }

    private int SelectRest(ReadOnlySpan<int> docs, int from, Span<int> places)
    {
        int count = base.Select(docs[from..], places);
        for (int i = 0; i < count; i++)
        {
            places[i] += from;
        }
        return count;
    }

    private static int CountBefore(ReadOnlySpan<int> docs, int end) =>
        docs[^1] < end ? docs.Length : docs.BinarySearch(end) is >= 0 and int exact ? exact : ~docs.BinarySearch(end);
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
