namespace Search.Engine.Scoring.Spans;

/// <summary>
/// Parts in any order, also over each other. One span of each part is looked at; the least of them, by its start and then by its end, is moved on
/// until one part has no more. They match where the positions from the least start to the largest end, which are the width, less the lengths of
/// all, are within the slop (Lucene's <c>NearSpansUnordered</c>). The largest end never falls, also where the span that had it was moved on.
/// </summary>
internal sealed class UnorderedNode(IReadOnlyList<SpanNode> parts, int slop) : NearNode(parts)
{
    // By start and end. Which of equal spans is moved first decides what is found.
    private readonly KeyHeap _heap = new(parts.Count);
    private readonly int[] _at = new int[parts.Count];
    private readonly int[] _starts = new int[parts.Count];
    private readonly int[] _ends = new int[parts.Count];

    /// <summary>Each move of a part may be a match.</summary>
    public override int MaxCount()
    {
        long count = 1 - Parts.Length;
        foreach (SpanNode part in Parts)
        {
            count += part.MaxCount();
        }
        return (int)Math.Min(int.MaxValue, count);
    }

    protected override int Join(int limit)
    {
        int largestEnd = -1;
        int lengths = 0;
        _heap.Clear();
        for (int i = 0; i < Parts.Length; i++)
        {
            _at[i] = 0;
            Place(i, Parts[i].Starts[0], Parts[i].Ends[0]);
            largestEnd = Math.Max(largestEnd, _ends[i]);
            lengths += _ends[i] - _starts[i];
            _heap.Add(i);
        }
        int count = 0;
        while (true)
        {
            int least = _heap.Top;
            int width = largestEnd - _starts[least];
            if (width - lengths <= slop)
            {
                Note(_at);
                Set(count++, _starts[least], largestEnd, width);
                if (count >= limit)
                {
                    return count;
                }
            }
            int at = ++_at[least];
            if (at == Counts[least])
            {
                return count;
            }
            lengths -= _ends[least] - _starts[least];
            Place(least, Parts[least].Starts[at], Parts[least].Ends[at]);
            lengths += _ends[least] - _starts[least];
            largestEnd = Math.Max(largestEnd, _ends[least]);
            _heap.MoveTopDown();
        }
    }

    private void Place(int part, int start, int end)
    {
        _starts[part] = start;
        _ends[part] = end;
        _heap.Keys[part] = ((long)start << 32) | (uint)end;
    }
}
