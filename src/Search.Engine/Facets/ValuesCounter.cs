using Search.Codecs.Contracts;
using Search.Engine.Snapshots;

namespace Search.Engine.Facets;

/// <summary>Counts documents by whole value: by number within a segment, by the value's bytes over segments.</summary>
internal sealed class ValuesCounter(Facet facet, bool ignoresCase) : FacetCounter
{
    private const int BlockSize = 256;

    private readonly ValueCounts _values = new(ignoresCase);
    private readonly int[] _block = new int[BlockSize];
    private readonly List<int> _ofDoc = [];
    private SortedDocValues? _sorted;
    private SortedSetDocValues? _set;
    private int[] _counts = [];
    private byte[]?[] _folded = [];

    public override void BeginSegment(SegmentView segment)
    {
        EndSegment();
        FieldInfo? info = segment.Reader.Fields[facet.Field];
        switch (info?.DocValuesType)
        {
            case null or DocValuesType.None:
                return;
            case DocValuesType.Sorted:
                _sorted = segment.Reader.DocValues.GetSorted(info);
                break;
            case DocValuesType.SortedSet:
                _set = segment.Reader.DocValues.GetSortedSet(info);
                _sorted = _set?.SingleValued;
                _set = _sorted == null ? _set : null;
                break;
            default:
                throw new ArgumentException($"field '{facet.Field}' cannot be counted by value: its doc values are {info.DocValuesType}");
        }
        _counts = new int[_sorted?.ValueCount ?? _set?.ValueCount ?? 0];
        _folded = ignoresCase && _set != null ? new byte[_counts.Length][] : [];
    }

    public override void Collect(ReadOnlySpan<int> docs)
    {
        if (_sorted != null)
        {
            while (docs.Length > 0)
            {
                ReadOnlySpan<int> block = docs[..Math.Min(docs.Length, BlockSize)];
                CollectOne(_sorted, block);
                docs = docs[block.Length..];
            }
        }
        else if (_set != null)
        {
            CollectSets(_set, docs);
        }
        else
        {
            Missing += docs.Length;
        }
    }

    public override void Absorb(FacetCounter other)
    {
        EndSegment();
        var same = (ValuesCounter)other;
        same.EndSegment();
        _values.Absorb(same._values);
        base.Absorb(other);
    }

    public override FacetResult Finish()
    {
        EndSegment();
        return FacetSelection.Of(facet, _values, Missing);
    }

    private void CollectOne(SortedDocValues source, ReadOnlySpan<int> docs)
    {
        Span<int> ordinals = _block.AsSpan(0, docs.Length);
        source.Fill(docs, ordinals);
        int[] counts = _counts;
        foreach (int ordinal in ordinals)
        {
            if (ordinal < 0)
            {
                Missing++;
            }
            else
            {
                counts[ordinal]++;
            }
        }
    }

    private void CollectSets(SortedSetDocValues source, ReadOnlySpan<int> docs)
    {
        foreach (int doc in docs)
        {
            if (!source.AdvanceExact(doc))
            {
                Missing++;
                continue;
            }
            int count = source.Count;
            if (ignoresCase && count > 1)
            {
                CollectSpellings(source, count);
                continue;
            }
            for (int i = count; i > 0; i--)
            {
                _counts[source.NextOrdinal()]++;
            }
        }
    }

    /// <summary>Of several spellings of one value a document counts for the first only: it is one document.</summary>
    private void CollectSpellings(SortedSetDocValues source, int count)
    {
        _ofDoc.Clear();
        for (int i = count; i > 0; i--)
        {
            int ordinal = (int)source.NextOrdinal();
            byte[] value = _folded[ordinal] ??= ValueCounts.Folded(source.Lookup(ordinal)).ToArray();
            if (!_ofDoc.Exists(other => value.AsSpan().SequenceEqual(_folded[other])))
            {
                _ofDoc.Add(ordinal);
                _counts[ordinal]++;
            }
        }
    }

    private void EndSegment()
    {
        for (int ordinal = 0; ordinal < _counts.Length; ordinal++)
        {
            if (_counts[ordinal] > 0)
            {
                _values.Add(_sorted != null ? _sorted.Lookup(ordinal) : _set!.Lookup(ordinal), _counts[ordinal]);
            }
        }
        _counts = [];
        _folded = [];
        _sorted = null;
        _set = null;
    }
}
