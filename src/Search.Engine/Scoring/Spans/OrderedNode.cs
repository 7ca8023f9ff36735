namespace Search.Engine.Scoring.Spans;

/// <summary>
/// Parts one behind the other. From each span of the first part on, each other part is moved on as little as needed to be behind the one before,
/// never back; the positions between them are the width, which must be within the slop (Lucene's <c>NearSpansOrdered</c>).
/// </summary>
internal sealed class OrderedNode(IReadOnlyList<SpanNode> parts, int slop) : NearNode(parts)
{
    private readonly int[] _at = new int[parts.Count];

    public SpanNode First => Parts[0];

    /// <summary>A span of the first part begins one at most.</summary>
    public override int MaxCount() => Parts[0].MaxCount();

    protected override int Join(int limit)
    {
        _at.AsSpan().Clear();
        int count = 0;
        SpanNode first = Parts[0];
        for (int i = 0; i < Counts[0] && count < limit; i++)
        {
            int end = first.Ends[i];
            int width = 0;
            for (int j = 1; j < Parts.Length; j++)
            {
                SpanNode part = Parts[j];
                int[] starts = part.Starts;
                int at = _at[j];
                while (at < Counts[j] && starts[at] < end)
                {
                    at++;
                }
                if (at == Counts[j])
                {
                    return count;
                }
                _at[j] = at;
                width += starts[at] - end;
                end = part.Ends[at];
            }
            if (width <= slop)
            {
                _at[0] = i;
                Note(_at);
                Set(count++, first.Starts[i], end, width);
            }
        }
        return count;
    }
}
