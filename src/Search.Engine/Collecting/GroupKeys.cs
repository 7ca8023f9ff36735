using Search.Codecs.Contracts;
using Search.Engine.Facets;
using Search.Engine.Snapshots;

namespace Search.Engine.Collecting;

/// <summary>Numbers the groups that documents with the same value of a field form, over all segments: 0, 1, 2, ... as they are met.</summary>
/// <param name="field">Has doc values: one number or one string a document.</param>
internal sealed class GroupKeys(string field)
{
    private readonly Dictionary<long, int> _ofNumbers = [];
    private readonly Dictionary<byte[], int> _ofStrings = new(ByteStringComparer.Instance);
    private NumericDocValues? _numbers;
    private SortedDocValues? _strings;
    private int[] _ofOrdinals = [];

    /// <summary>How many groups were met.</summary>
    public int Count => _ofNumbers.Count + _ofStrings.Count;

    /// <exception cref="ArgumentException">Documents may have several values, or values of another kind.</exception>
    public void BeginSegment(SegmentView segment)
    {
        _numbers = null;
        _strings = null;
        if (segment.Reader.Fields[field] is not { DocValuesType: not DocValuesType.None } info)
        {
            return;
        }
        IDocValuesReader values = segment.Reader.DocValues;
        _numbers = info.DocValuesType switch
        {
            DocValuesType.Numeric => values.GetNumeric(info),
            DocValuesType.SortedNumeric => values.GetSortedNumeric(info)?.SingleValued,
            _ => null,
        };
        _strings = info.DocValuesType switch
        {
            DocValuesType.Sorted => values.GetSorted(info),
            DocValuesType.SortedSet => values.GetSortedSet(info)?.SingleValued,
            _ => null,
        };
        if (_numbers == null && _strings == null)
        {
            throw new ArgumentException($"field '{field}' cannot be collapsed by: its doc values are {info.DocValuesType} and may be several");
        }
        _ofOrdinals = new int[_strings?.ValueCount ?? 0];
        _ofOrdinals.AsSpan().Fill(-1);
    }

    /// <summary>The group of a document of the segment, -1 where it has no value. Doc ids must rise.</summary>
    public int GroupOf(int doc)
    {
        if (_numbers != null && _numbers.AdvanceExact(doc))
        {
            return Number(_ofNumbers, _numbers.Value);
        }
        if (_strings == null || !_strings.AdvanceExact(doc))
        {
            return -1;
        }
        ref int group = ref _ofOrdinals[_strings.Ordinal];
        if (group < 0)
        {
            group = Number(_ofStrings, _strings.Lookup(_strings.Ordinal).ToArray());
        }
        return group;
    }

    private int Number<T>(Dictionary<T, int> groups, T key)
        where T : notnull
    {
        if (!groups.TryGetValue(key, out int group))
        {
            group = Count;
            groups.Add(key, group);
        }
        return group;
    }
}
