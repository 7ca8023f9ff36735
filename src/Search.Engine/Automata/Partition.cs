namespace Search.Engine.Automata;

/// <summary>The numbers 0 to n - 1 in sets that can be split: members are marked, and then marked ones part from the others of their set.</summary>
internal sealed class Partition
{
    private readonly int[] _elements;
    private readonly int[] _places;
    private readonly int[] _sets;
    private readonly int[] _starts;
    private readonly int[] _ends;
    private readonly int[] _marked;
    private readonly Stack<int> _touched = new();

    /// <summary>One set of all, or none where there are no elements.</summary>
    public Partition(int count)
    {
        _elements = [.. Enumerable.Range(0, count)];
        _places = [.. _elements];
        _sets = new int[count];
        _starts = new int[count + 1];
        _ends = new int[count + 1];
        _marked = new int[count + 1];
        _ends[0] = count;
        Count = count > 0 ? 1 : 0;
    }

    /// <summary>How many sets there are.</summary>
    public int Count { get; private set; }

    public int SetOf(int element) => _sets[element];

    public ReadOnlySpan<int> Members(int set) => _elements.AsSpan(_starts[set].._ends[set]);

    /// <summary>Splits the only set by a number that rises with the elements.</summary>
    public void Divide(Func<int, int> numberOf)
    {
        for (int i = 1; i < _elements.Length; i++)
        {
            if (numberOf(i) != numberOf(i - 1))
            {
                _ends[Count - 1] = i;
                _starts[Count] = i;
                _ends[Count++] = _elements.Length;
            }
            _sets[i] = Count - 1;
        }
    }

    /// <summary>Marks an element that is not marked.</summary>
    public void Mark(int element)
    {
        int set = _sets[element];
        int place = _places[element];
        int free = _starts[set] + _marked[set];
        _elements[place] = _elements[free];
        _places[_elements[place]] = place;
        _elements[free] = element;
        _places[element] = free;
        if (_marked[set]++ == 0)
        {
            _touched.Push(set);
        }
    }

    /// <summary>The smaller part of each set that has both becomes a new one; no element is marked then.</summary>
    public void SplitMarked()
    {
        while (_touched.TryPop(out int set))
        {
            int middle = _starts[set] + _marked[set];
            _marked[set] = 0;
            if (middle == _ends[set])
            {
                continue;
            }
            int added = Count++;
            if (middle - _starts[set] <= _ends[set] - middle)
            {
                _starts[added] = _starts[set];
                _ends[added] = _starts[set] = middle;
            }
            else
            {
                _ends[added] = _ends[set];
                _starts[added] = _ends[set] = middle;
            }
            for (int i = _starts[added]; i < _ends[added]; i++)
            {
                _sets[_elements[i]] = added;
            }
        }
    }
}
