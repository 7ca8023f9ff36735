using Search.Codecs.Contracts;
using Search.Engine.Snapshots;

namespace Search.Engine.Collecting;

/// <summary>
/// Keeps one document of each group: the first in the order of hits; and of them the first ones. Documents without a value stand for themselves.
/// Needs memory for every group that has a match.
/// </summary>
/// <param name="field">Documents with the same value of it are a group.</param>
/// <param name="sort">The order.</param>
/// <param name="capacity">How many are kept.</param>
/// <param name="after">Only such as come after this hit; null: from the first on.</param>
internal sealed class CollapsingCollector(string field, Sort sort, int capacity, HitCursor? after) : IHitCollector
{
    private readonly GroupKeys _groups = new(field);
    private readonly List<Group> _best = [];
    private readonly PriorityQueue<UInt128, UInt128> _single = new();
    private readonly UInt128 _end = after == null ? UInt128.MaxValue : OrderOf(sort, after.DocId, after.Score, after.SortValue);
    private NumericDocValues? _values;
    private int _docBase;
    private long _singles;

    public bool NeedsScores => sort.Field == null;

    public float MinScore => 0;

    public bool HasAllOfSegment => false;

    /// <summary>Groups, and documents of none: how many hits there are in all.</summary>
    public long GroupCount => _best.Count + _singles;

    public void BeginSegment(SegmentView segment)
    {
        _docBase = segment.DocBase;
        _groups.BeginSegment(segment);
        _values = sort.Field != null && segment.Reader.Fields[sort.Field] is { DocValuesType: DocValuesType.Numeric } info ? segment.Reader.DocValues.GetNumeric(info) : null;
    }

    public void Collect(ReadOnlySpan<int> docs, ReadOnlySpan<float> scores)
    {
        for (int i = 0; i < docs.Length; i++)
        {
            long? value = _values != null && _values.AdvanceExact(docs[i]) ? _values.Value : null;
            UInt128 order = OrderOf(sort, docs[i] + _docBase, scores.IsEmpty ? 0f : scores[i], value);
            int group = _groups.GroupOf(docs[i]);
            if (group < 0)
            {
                Offer(order);
            }
            else if (group == _best.Count)
            {
                _best.Add(new Group(order, 0));
            }
            else
            {
                _best[group] = new Group(UInt128.Max(order, _best[group].Best), _best[group].Others + 1);
            }
        }
    }

    public IReadOnlyList<KeptHit> Finish() =>
    [
        .. _best.Concat(_single.UnorderedItems.Select(single => new Group(single.Element, 0)))
            .Where(group => group.Best < _end).OrderByDescending(group => group.Best).Take(capacity).Select(ToHit),
    ];

    private void Offer(UInt128 order)
    {
        _singles++;
        if (order < _end)
        {
            _ = _single.Count < capacity ? AddSingle(order) : _single.EnqueueDequeue(order, order);
        }
    }

    private UInt128 AddSingle(UInt128 order)
    {
        _single.Enqueue(order, order);
        return order;
    }

    /// <summary>
    /// A number that is larger the earlier a document comes: from the top a flag (it has a value), the value or the bits of the score (never negative, so they order as
    /// the score does), and the doc id turned round.
    /// </summary>
    private static UInt128 OrderOf(Sort sort, int docId, float score, long? value)
    {
        // The sign's bit is turned, so that negative numbers come first.
        ulong key = sort.Field == null ? BitConverter.SingleToUInt32Bits(score) : value is { } number ? (ulong)sort.KeyOf(number) ^ 1UL << 63 : 0;
        return new UInt128(value == null ? key >> 32 : 1UL << 32 | key >> 32, key << 32 | (uint)(int.MaxValue - docId));
    }

    private KeptHit ToHit(Group group)
    {
        int docId = int.MaxValue - (int)(uint)group.Best;
        ulong key = (ulong)(group.Best >> 32);
        return sort.Field == null ? new KeptHit(docId, BitConverter.UInt32BitsToSingle((uint)key), null, group.Others)
            : group.Best >> 96 == 0 ? new KeptHit(docId, 0f, null, group.Others)
            : new KeptHit(docId, 0f, sort.KeyOf((long)(key ^ 1UL << 63)), group.Others);
    }

    private readonly record struct Group(UInt128 Best, int Others);
}
