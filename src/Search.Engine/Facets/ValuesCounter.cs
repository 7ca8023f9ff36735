using System.Text;
using Search.Codecs.Contracts;
using Search.Engine.Snapshots;

namespace Search.Engine.Facets;

/// <summary>Counts documents by whole value: by number within a segment, by the value's bytes over segments.</summary>
internal sealed class ValuesCounter(string field, int top) : FacetCounter
{
    private readonly Dictionary<byte[], long> _counts = new(ByteStringComparer.Instance);
    private SortedDocValues? _sorted;
    private SortedSetDocValues? _set;
    private int[] _ordinals = [];
    private long _missing;

    public override void BeginSegment(SegmentView segment)
    {
        EndSegment();
        FieldInfo? info = segment.Reader.Fields[field];
        if (info == null)
        {
            return;
        }
        switch (info.DocValuesType)
        {
            case DocValuesType.None:
                return;
            case DocValuesType.Sorted:
                _sorted = segment.Reader.DocValues.GetSorted(info);
                _ordinals = new int[_sorted?.ValueCount ?? 0];
                break;
            case DocValuesType.SortedSet:
                _set = segment.Reader.DocValues.GetSortedSet(info);
                _ordinals = new int[_set?.ValueCount ?? 0];
                break;
            default:
                throw new ArgumentException($"field '{field}' cannot be counted by value: its doc values are {info.DocValuesType}");
        }
    }

    public override void Collect(ReadOnlySpan<int> docs)
    {
        if (_sorted != null)
        {
            foreach (int doc in docs)
            {
                if (_sorted.AdvanceExact(doc))
                {
                    _ordinals[_sorted.Ordinal]++;
                }
                else
                {
                    _missing++;
                }
            }
        }
        else if (_set != null)
        {
            CollectSets(_set, docs);
        }
        else
        {
            _missing += docs.Length;
        }
    }

    public override FacetResult Finish()
    {
        EndSegment();
        KeyValuePair<byte[], long>[] counts = [.. _counts];
        Array.Sort(counts, static (a, b) => a.Value != b.Value ? b.Value.CompareTo(a.Value) : a.Key.AsSpan().SequenceCompareTo(b.Key));
        FacetBucket[] buckets = [.. counts.Take(top).Select(c => new FacetBucket(Encoding.UTF8.GetString(c.Key), c.Value))];
        return new FacetResult(buckets, _missing, counts.Length);
    }

    private void CollectSets(SortedSetDocValues source, ReadOnlySpan<int> docs)
    {
        foreach (int doc in docs)
        {
            if (!source.AdvanceExact(doc))
            {
                _missing++;
                continue;
            }
            for (int i = source.Count; i > 0; i--)
            {
                _ordinals[source.NextOrdinal()]++;
            }
        }
    }

    private void EndSegment()
    {
        for (int ordinal = 0; ordinal < _ordinals.Length; ordinal++)
        {
            if (_ordinals[ordinal] > 0)
            {
                byte[] value = (_sorted != null ? _sorted.Lookup(ordinal) : _set!.Lookup(ordinal)).ToArray();
                _counts[value] = _counts.GetValueOrDefault(value) + _ordinals[ordinal];
            }
        }
        _ordinals = [];
        _sorted = null;
        _set = null;
    }
}
