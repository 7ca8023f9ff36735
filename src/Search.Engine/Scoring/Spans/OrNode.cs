using Search.Codecs.Contracts;

namespace Search.Engine.Scoring.Spans;

/// <summary>
/// The spans of all parts, by start and then by end (Lucene's <c>SpanOrQuery</c>). Equal ones may have different widths, whose order decides how
/// their sum is rounded, so they come as Lucene's queues give them.
/// </summary>
internal sealed class OrNode : SpanNode
{
    private readonly SpanNode[] _parts;
    private readonly UnionPostings _union;
    private readonly KeyHeap _heap;
    private readonly int[] _at;
    private readonly int[] _counts;
    private List<(SpanNode Part, int Span)>? _members;

    /// <param name="parts">At least two.</param>
    public OrNode(IReadOnlyList<SpanNode> parts)
    {
        _parts = [.. parts];
        _union = new UnionPostings(Array.ConvertAll(_parts, DocumentsOf));
        _heap = new KeyHeap(_parts.Length);
        _at = new int[_parts.Length];
        _counts = new int[_parts.Length];
    }

    public override void AddRequired(ICollection<PostingsEnum> required) => required.Add(_union);

    public override void KeepMembers()
    {
        _members = [];
        foreach (SpanNode part in _parts)
        {
            part.KeepMembers();
        }
    }

    public override IEnumerable<(SpanNode Part, int Span)> MembersOf(int span) => [_members![span]];

    public override int Load(int limit)
    {
        _members?.Clear();
        _heap.Clear();
        int left = 0;
        foreach (int part in _union.Current)
        {
            _counts[part] = _parts[part].Load(int.MaxValue);
            _at[part] = 0;
            if (_counts[part] > 0)
            {
                left++;
                SetKey(part);
                _heap.Add(part);
            }
        }
        int count = 0;
        while (left > 0)
        {
            int top = _heap.Top;
            SpanNode part = _parts[top];
            int at = _at[top]++;
            _members?.Add((part, at));
            Set(count++, part.Starts[at], part.Ends[at], part.Widths[at]);
            left -= _at[top] == _counts[top] ? 1 : 0;
            SetKey(top);
            _heap.MoveTopDown();
        }
        return count;
    }

    public override int MaxCount()
    {
        long count = 0;
        foreach (int part in _union.Current)
        {
            count += _parts[part].MaxCount();
        }
        return (int)Math.Min(int.MaxValue, count);
    }

    private void SetKey(int part)
    {
        int at = _at[part];
        _heap.Keys[part] = at == _counts[part] ? long.MaxValue : ((long)_parts[part].Starts[at] << 32) | (uint)_parts[part].Ends[at];
    }

    private static PostingsEnum DocumentsOf(SpanNode part)
    {
        var required = new List<PostingsEnum>();
        part.AddRequired(required);
        return required.Count == 1 ? required[0] : new ConjunctionPostings(required);
    }
}
