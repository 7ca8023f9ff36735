namespace Search.Codecs.Contracts;

/// <summary>
/// A set of terms as a deterministic automaton over their bytes. From each of its states an accepting one can be reached, except from the start where the
/// set is empty; so a term whose bytes lead nowhere, and all terms that begin as it does, are outside. A state is the offset of its row in a table.
/// </summary>
public sealed class TermAutomaton
{
    /// <summary>The state behind a byte that leads nowhere.</summary>
    public const int Nowhere = -1;

    /// <summary>The state before the first byte.</summary>
    public const int Start = 0;

    // A row of the table has the row behind each class of bytes, and three more numbers.
    private const int MoreColumns = 3;

    private readonly byte[] _classes = new byte[256];
    private readonly int _classCount;
    private readonly int[] _table;

    /// <param name="values">For each state what <see cref="ValueOf"/> says; at least one state, the first of them is the start.</param>
    /// <param name="transitions">At most one for each state and byte.</param>
    public TermAutomaton(ReadOnlySpan<sbyte> values, ReadOnlySpan<ByteTransition> transitions)
    {
        Span<bool> isFirst = stackalloc bool[257];
        isFirst.Clear();
        foreach (ByteTransition transition in transitions)
        {
            isFirst[transition.Min] = true;
            isFirst[transition.Max + 1] = true;
        }
        isFirst[0] = true;
        int group = -1;
        for (int i = 0; i < 256; i++)
        {
            group += isFirst[i] ? 1 : 0;
            _classes[i] = (byte)group;
        }
        _classCount = group + 1;
        int width = _classCount + MoreColumns;
        StateCount = values.Length;
        _table = new int[values.Length * width];
        _table.AsSpan().Fill(Nowhere);
        for (int i = 0; i < values.Length; i++)
        {
            _table[ValueAt(i * width)] = values[i];
            _table[FirstAt(i * width)] = byte.MaxValue;
            _table[LastAt(i * width)] = byte.MinValue;
        }
        foreach (ByteTransition transition in transitions)
        {
            int row = transition.Source * width;
            _table.AsSpan((row + _classes[transition.Min])..(row + _classes[transition.Max] + 1)).Fill(transition.Target * width);
            _table[FirstAt(row)] = Math.Min(_table[FirstAt(row)], transition.Min);
            _table[LastAt(row)] = Math.Max(_table[LastAt(row)], transition.Max);
        }
        Prefix = FindPrefix();
    }

    /// <summary>All terms begin so.</summary>
    public ReadOnlyMemory<byte> Prefix { get; }

    /// <summary>All terms have these bytes in a row, wherever; empty where none are known.</summary>
    public ReadOnlyMemory<byte> Inside { get; init; }

    public int StateCount { get; }

    /// <summary>The state behind a byte, or <see cref="Nowhere"/>.</summary>
    public int Step(int state, byte next) => _table[state + _classes[next]];

    /// <summary>The state behind several bytes, or <see cref="Nowhere"/>.</summary>
    public int Step(int state, ReadOnlySpan<byte> next)
    {
        int[] table = _table;
        byte[] classes = _classes;
        foreach (byte b in next)
        {
            state = table[state + classes[b]];
            if (state < 0)
            {
                break;
            }
        }
        return state;
    }

    /// <summary>Whether a term belongs to the set.</summary>
    public bool Accepts(ReadOnlySpan<byte> term) => Step(Start, term) is >= 0 and int state && IsAccepting(state);

    /// <summary>Whether a term that ends in a state belongs to the set.</summary>
    public bool IsAccepting(int state) => _table[ValueAt(state)] >= 0;

    /// <summary>Below 0: a term that ends here is not in the set. Otherwise what whoever made the automaton wanted to know of such terms.</summary>
    public int ValueOf(int state) => _table[ValueAt(state)];

    /// <summary>The least byte that leads on from a state; 255 where none does.</summary>
    public byte FirstByte(int state) => (byte)_table[FirstAt(state)];

    /// <summary>The greatest byte that leads on from a state; 0 where none does.</summary>
    public byte LastByte(int state) => (byte)_table[LastAt(state)];

    /// <summary>The least byte behind a byte that leads on from a state, or -1.</summary>
    public int NextByte(int state, int after)
    {
        for (int next = after + 1; next <= LastByte(state); next++)
        {
            if (Step(state, (byte)next) >= 0)
            {
                return next;
            }
        }
        return -1;
    }

    private int ValueAt(int state) => state + _classCount;

    private int FirstAt(int state) => state + _classCount + 1;

    private int LastAt(int state) => state + _classCount + 2;

    private byte[] FindPrefix()
    {
        var prefix = new List<byte>();
        for (int state = Start; !IsAccepting(state) && FirstByte(state) == LastByte(state) && prefix.Count < StateCount; state = Step(state, FirstByte(state)))
        {
            prefix.Add(FirstByte(state));
        }
        return [.. prefix];
    }
}

/// <summary>Bytes that lead from one state to another: all from the least to the greatest.</summary>
public readonly record struct ByteTransition(int Source, byte Min, byte Max, int Target);
