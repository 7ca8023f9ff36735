using Search.Codecs.Contracts;
using Search.Engine.Snapshots;

namespace Search.Engine.Facets;

/// <summary>Counts documents by number, largest first; dates by their year where asked. A document without a value counts as missing.</summary>
internal sealed class NumbersCounter(string field, bool datesByYear) : FacetCounter
{
    private const int BlockSize = 256;

    /// <summary>Stands for "no value"; as a real value (292 million years ago) it would be counted as missing.</summary>
    private const long NoValue = long.MinValue;

    private readonly NumberCounts _counts = new();
    private readonly long[] _values = new long[BlockSize];
    private NumericDocValues? _numeric;
    private SortedNumericDocValues? _sorted;
    private bool _isDate;
    private long _missing;

    public override void BeginSegment(SegmentView segment)
    {
        _numeric = null;
        _sorted = null;
        FieldInfo? info = segment.Reader.Fields[field];
        if (info == null)
        {
            return;
        }
        switch (info.DocValuesType)
        {
            case DocValuesType.None:
                return;
            case DocValuesType.Numeric:
                _numeric = segment.Reader.DocValues.GetNumeric(info);
                break;
            case DocValuesType.SortedNumeric:
                _sorted = segment.Reader.DocValues.GetSortedNumeric(info);
                break;
            default:
                throw new ArgumentException($"field '{field}' cannot be counted by number: its doc values are {info.DocValuesType}");
        }
        _isDate = datesByYear && info is { PointDimensions: 1, PointBytes: sizeof(long) };
    }

    public override void Collect(ReadOnlySpan<int> docs)
    {
        if (_numeric != null)
        {
            while (docs.Length > 0)
            {
                ReadOnlySpan<int> block = docs[..Math.Min(docs.Length, BlockSize)];
                CollectOne(_numeric, block);
                docs = docs[block.Length..];
            }
        }
        else if (_sorted != null)
        {
            CollectSeveral(_sorted, docs);
        }
        else
        {
            _missing += docs.Length;
        }
    }

    public override FacetResult Finish()
    {
        FacetBucket[] buckets = _counts.Descending();
        return new FacetResult(buckets, _missing, buckets.Length);
    }

    private void CollectOne(NumericDocValues source, ReadOnlySpan<int> docs)
    {
        Span<long> values = _values.AsSpan(0, docs.Length);
        source.Fill(docs, values, NoValue);
        foreach (long value in values)
        {
            if (value == NoValue)
            {
                _missing++;
            }
            else
            {
                _counts.Add(_isDate ? CalendarYear.Of(value) : value);
            }
        }
    }

    private void CollectSeveral(SortedNumericDocValues source, ReadOnlySpan<int> docs)
    {
        foreach (int doc in docs)
        {
            if (!source.AdvanceExact(doc))
            {
                _missing++;
                continue;
            }
            long last = 0;
            for (int i = 0; i < source.Count; i++)
            {
                long number = source.NextValue();
                number = _isDate ? CalendarYear.Of(number) : number;
                // Values rise, and years with them: a document counts once for each.
                if (i == 0 || number != last)
                {
                    _counts.Add(number);
                }
                last = number;
            }
        }
    }
}
