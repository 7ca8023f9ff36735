namespace Search.Engine.Scoring;

/// <summary>
/// A few things, known by their numbers, of which the one with the smallest key is on top. Among equal keys, and where keys are changed inside, it
/// matters how the heap is built and repaired: this is the binary heap that Lucene's <c>PriorityQueue</c> is, step for step.
/// </summary>
/// <param name="capacity">Things are numbered from 0 to here.</param>
internal sealed class KeyHeap(int capacity)
{
    private readonly int[] _heap = new int[capacity + 1];
    private int _size;

    /// <summary>The key of each thing, in the heap or not.</summary>
    public readonly long[] Keys = new long[capacity];

    public int Top => _heap[1];

    public void Clear() => _size = 0;

    public void Add(int thing)
    {
        int at = ++_size;
        for (int parent = at >> 1; parent > 0 && Keys[thing] < Keys[_heap[parent]]; parent >>= 1)
        {
            _heap[at] = _heap[parent];
            at = parent;
        }
        _heap[at] = thing;
    }

    public int Pop()
    {
        int top = _heap[1];
        _heap[1] = _heap[_size--];
        MoveTopDown();
        return top;
    }

    /// <summary>
    /// Lists the things whose keys equal the top's, in the order in which Lucene's <c>DisiPriorityQueue</c> lists them; gives their number.
    /// </summary>
    public int ListTop(int[] things)
    {
        int count = 0;
        ListFrom(1, things, ref count);
        things.AsSpan(0, count).Reverse();
        return count;
    }

    /// <summary>After the top's key rose.</summary>
    public void MoveTopDown()
    {
        int thing = _heap[1];
        int at = 1;
        while (true)
        {
            int child = at << 1;
            if (child < _size && Keys[_heap[child + 1]] < Keys[_heap[child]])
            {
                child++;
            }
            if (child > _size || Keys[_heap[child]] >= Keys[thing])
            {
                break;
            }
            _heap[at] = _heap[child];
            at = child;
        }
        _heap[at] = thing;
    }

    private void ListFrom(int at, int[] things, ref int count)
    {
        if (at <= _size && Keys[_heap[at]] == Keys[_heap[1]])
        {
            things[count++] = _heap[at];
            ListFrom(2 * at, things, ref count);
            ListFrom(2 * at + 1, things, ref count);
        }
    }
}
