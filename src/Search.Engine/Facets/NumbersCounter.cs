using Search.Codecs.Contracts;
using Search.Engine.Snapshots;

namespace Search.Engine.Facets;

/// <summary>Reads numbers of documents from doc values and has them counted. A document without a value counts as missing.</summary>
/// <param name="facet">What is asked for.</param>
/// <param name="counts">Counts the numbers.</param>
/// <param name="datesByYear">Whether dates are counted by their year: where a segment has the field as such, with a point of 8 bytes.</param>
internal sealed class NumbersCounter(Facet facet, NumberCounts counts, bool datesByYear) : FacetCounter
{
    /// <summary>Documents that are looked up at once.</summary>
    public const int BlockSize = 256;

    /// <summary>Stands for "no value". A value that equals it is looked at again.</summary>
    private const long NoValue = long.MinValue;

    private readonly NumberCounts _counts = counts;
    private readonly long[] _values = new long[BlockSize];
    private long[] _several = new long[16];
    private SegmentView? _segment;
    private FieldInfo? _info;
    private NumericDocValues? _numeric;
    private NumericDocValues? _again;
    private SortedNumericDocValues? _sorted;
    private bool _isDate;
    private CodeCounts? _codes;

    public override void BeginSegment(SegmentView segment)
    {
        FlushCodes();
        _numeric = null;
        _again = null;
        _sorted = null;
        _segment = segment;
        _info = segment.Reader.Fields[facet.Field];
        switch (_info?.DocValuesType)
        {
            case null or DocValuesType.None:
                return;
            case DocValuesType.Numeric:
                _numeric = segment.Reader.DocValues.GetNumeric(_info);
                break;
            case DocValuesType.SortedNumeric:
                _sorted = segment.Reader.DocValues.GetSortedNumeric(_info);
                if (_sorted?.SingleValued is { } single && single.TryGetCodes(0, out _))
                {
                    (_numeric, _sorted) = (single, null);
                }
                break;
            default:
                throw new ArgumentException($"field '{facet.Field}' cannot be counted by number: its doc values are {_info.DocValuesType}");
        }
        _isDate = datesByYear && IsDate(_info);
    }

    /// <summary>Whether a field is one of dates, as the engine writes them.</summary>
    public static bool IsDate(FieldInfo info) => info is { PointDimensions: 1, PointBytes: sizeof(long) };

    public override void Collect(ReadOnlySpan<int> docs)
    {
        if (_numeric != null)
        {
            while (docs.Length > 0)
            {
                if (_numeric.TryGetCodes(docs[0], out CodeBlock codes))
                {
                    docs = docs[CollectCodes(codes, docs)..];
                    continue;
                }
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
            Missing += docs.Length;
        }
    }

    public override void Absorb(FacetCounter other)
    {
        FlushCodes();
        ((NumbersCounter)other).FlushCodes();
        _counts.Absorb(((NumbersCounter)other)._counts);
        base.Absorb(other);
    }

    public override FacetResult Finish()
    {
        FlushCodes();
        return FacetSelection.Of(facet, _counts, Missing);
    }

    /// <summary>Counts as many documents as have their codes in a block.</summary>
    private int CollectCodes(CodeBlock codes, ReadOnlySpan<int> docs)
    {
        if (_codes == null || _codes.Start != codes.Start)
        {
            FlushCodes();
            _codes ??= new CodeCounts();
            _codes.Start = codes.Start;
        }
        return _codes.Add(codes, docs);
    }

    /// <summary>What was counted by the codes of a block is counted by number.</summary>
    private void FlushCodes()
    {
        if (_codes is not { IsEmpty: false } || !_numeric!.TryGetCodes(_codes.Start, out CodeBlock codes))
        {
            return;
        }
        for (int code = 0; code < 1 << codes.Bits; code++)
        {
            if (_codes.Take(code) is > 0 and long times)
            {
                long value = code < codes.Count ? codes.Meaning.ValueOf(code) : ReadWith(codes, code);
                _counts.AddTimes(_isDate ? CalendarYear.Of(value) : value, times);
            }
        }
        _codes.IsEmpty = true;
    }

    /// <summary>The number of the first document with a code.</summary>
    /// <exception cref="Search.Storage.CorruptIndexException">It stands for none.</exception>
    private long ReadWith(CodeBlock codes, int code)
    {
        int doc = codes.Start;
        while (codes.CodeOf(doc) != code)
        {
            doc++;
        }
        _numeric!.Fill([doc], _values.AsSpan(0, 1), NoValue);
        return _values[0];
    }

    private void CollectOne(NumericDocValues source, ReadOnlySpan<int> docs)
    {
        Span<long> values = _values.AsSpan(0, docs.Length);
        source.Fill(docs, values, NoValue);
        int count = values.Contains(NoValue) ? KeepPresent(docs, values) : values.Length;
        values = values[..count];
        for (int i = 0; _isDate && i < values.Length; i++)
        {
            values[i] = CalendarYear.Of(values[i]);
        }
        _counts.Add(values);
    }

    /// <summary>Closes the gaps of documents that have no value.</summary>
    private int KeepPresent(ReadOnlySpan<int> docs, Span<long> values)
    {
        int kept = 0;
        for (int i = 0; i < docs.Length; i++)
        {
            if (values[i] == NoValue && !HasValue(docs[i]))
            {
                Missing++;
            }
            else
            {
                values[kept++] = values[i];
            }
        }
        return kept;
    }

    private bool HasValue(int doc)
    {
        _again ??= _segment!.Reader.DocValues.GetNumeric(_info!);
        return _again!.AdvanceExact(doc);
    }

    private void CollectSeveral(SortedNumericDocValues source, ReadOnlySpan<int> docs)
    {
        foreach (int doc in docs)
        {
            if (!source.AdvanceExact(doc))
            {
                Missing++;
                continue;
            }
            int count = source.Count;
            if (count > _several.Length)
            {
                Array.Resize(ref _several, Math.Max(count, _several.Length * 2));
            }
            for (int i = 0; i < count; i++)
            {
                long number = source.NextValue();
                _several[i] = _isDate ? CalendarYear.Of(number) : number;
            }
            _counts.AddSeveral(_several.AsSpan(0, count));
        }
    }
}
