using System.Numerics;
using System.Text;

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

    // Bits of the bytes that lead on from a state, in words.
    private const int ByteWords = 4;

    private const int LastAscii = 0x7F;
    private const int FirstPrintable = ' ';
    private const int LastPrintable = '~';

    private readonly byte[] _classes = new byte[256];
    private readonly int _classCount;
    private readonly int _sink;
    private readonly int _settled;      // from this row on nothing changes any more while characters are ASCII
    private readonly bool _settlesAll;  // or whatever the bytes are
    private readonly int[] _table;
    private readonly ulong[] _bytes;
    private readonly TermHeads?[] _heads;

    /// <param name="values">For each state what <see cref="ValueOf"/> says; at least one state, the first of them is the start.</param>
    /// <param name="transitions">At most one for each state and byte.</param>
    public TermAutomaton(ReadOnlySpan<sbyte> values, ReadOnlySpan<ByteTransition> transitions)
    {
        _classCount = FindClasses(transitions);
        // A row of the table has the row behind each class of bytes, the value, and where the bits of the state are. What leads nowhere leads to the last
        // row, which leads to itself.
        int width = _classCount + 2;
        StateCount = values.Length;
        _sink = values.Length * width;
        _table = new int[_sink + width];
        _table.AsSpan().Fill(_sink);
        _table[ValueAt(_sink)] = -1;
        _bytes = new ulong[values.Length * ByteWords];
        _heads = new TermHeads?[values.Length];
        int settling = FindSettling(values, transitions, out _settlesAll);
        int last = values.Length - 1;
        _settled = settling >= 0 ? last * width : _sink;
        for (int i = 0; i < values.Length; i++)
        {
            int state = RowOf(i);
            _table[ValueAt(state)] = values[i];
            _table[BytesAt(state)] = i * ByteWords;
        }
        foreach (ByteTransition transition in transitions)
        {
            int row = RowOf(transition.Source);
            _table.AsSpan((row + _classes[transition.Min])..(row + _classes[transition.Max] + 1)).Fill(RowOf(transition.Target));
            for (int word = transition.Min >> 6; word <= transition.Max >> 6; word++)
            {
                ulong from = word == transition.Min >> 6 ? ulong.MaxValue << transition.Min : ulong.MaxValue;
                ulong to = word == transition.Max >> 6 ? ulong.MaxValue >> (63 - (transition.Max & 63)) : ulong.MaxValue;
                _bytes[transition.Source * ByteWords + word] |= from & to;
            }
        }
        Prefix = FindPrefix();

        // The state that settles a term changes places with the last one.
        int RowOf(int state) => (settling < 0 ? state : state == settling ? last : state == last ? settling : state) * width;
    }

    /// <summary>All terms that begin with some bytes.</summary>
    public static TermAutomaton OfPrefix(ReadOnlySpan<byte> prefix)
    {
        sbyte[] values = new sbyte[prefix.Length + 1];
        values.AsSpan(0, prefix.Length).Fill(-1);
        var transitions = new ByteTransition[prefix.Length + 1];
        for (int i = 0; i < prefix.Length; i++)
        {
            transitions[i] = new ByteTransition(i, prefix[i], prefix[i], i + 1);
        }
        transitions[^1] = new ByteTransition(prefix.Length, byte.MinValue, byte.MaxValue, prefix.Length);
        return new TermAutomaton(values, transitions);
    }

    /// <summary>All terms begin so.</summary>
    public ReadOnlyMemory<byte> Prefix { get; }

    /// <summary>All terms have these bytes in a row, wherever; empty where none are known.</summary>
    public ReadOnlyMemory<byte> Inside { get; init; }

    /// <summary>Whether <see cref="Inside"/> is behind <see cref="Prefix"/>, not a part of it.</summary>
    public bool IsInsideBehindPrefix { get; init; }

    public int StateCount { get; }

    /// <summary>At a state and the class of a byte: the state behind it, or <see cref="Sink"/>, behind which all bytes lead to it.</summary>
    internal ReadOnlySpan<int> Table => _table;

    /// <summary>The class of each byte: 256.</summary>
    internal ReadOnlySpan<byte> Classes => _classes;

    internal int Sink => _sink;

    /// <summary>The state behind a byte, or <see cref="Nowhere"/>.</summary>
    public int Step(int state, byte next) => _table[state + _classes[next]] is var found && found == _sink ? Nowhere : found;

    /// <summary>The state behind several bytes, or <see cref="Nowhere"/>.</summary>
    public int Step(int state, ReadOnlySpan<byte> next)
    {
        int[] table = _table;
        byte[] classes = _classes;
        int settled = _settled;
        if (state >= settled && IsSettled(next, ref settled))
        {
            return state;
        }
        for (int i = 0; i < next.Length; i++)
        {
            state = table[state + classes[next[i]]];
            if (state >= settled)
            {
                if (state == _sink)
                {
                    return Nowhere;
                }
                if (IsSettled(next[(i + 1)..], ref settled))
                {
                    return state;
                }
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

    /// <summary>The least byte that leads on from a state and is not less than <paramref name="least"/> (0 to 256), or -1.</summary>
    public int ByteFrom(int state, int least)
    {
        int words = _table[BytesAt(state)];
        int word = least >> 6;
        if (word >= ByteWords)
        {
            return -1;
        }
        ulong bits = _bytes[words + word] & (ulong.MaxValue << least);
        while (bits == 0)
        {
            if (++word == ByteWords)
            {
                return -1;
            }
            bits = _bytes[words + word];
        }
        return (word << 6) + BitOperations.TrailingZeroCount(bits);
    }

    /// <summary>With which bytes terms go on from a state. Found out when it is asked for: whoever asks at the same time finds the same.</summary>
    internal TermHeads HeadsFrom(int state) => _heads[_table[BytesAt(state)] / ByteWords] ??= FindHeads(state);

    private TermHeads FindHeads(int state)
    {
        var firsts = new List<ushort>(TermHeads.Most);
        var pairs = new List<ushort>(TermHeads.Most);
        for (int first = ByteFrom(state, 0); first >= 0; first = ByteFrom(state, first + 1))
        {
            if (firsts.Count == TermHeads.Most)
            {
                return ManyHeads(state);
            }
            firsts.Add((ushort)first);
            int behind = Step(state, (byte)first);
            for (int second = ByteFrom(behind, 0); second >= 0; second = ByteFrom(behind, second + 1))
            {
                if (pairs.Count == TermHeads.Most)
                {
                    return ManyHeads(state);
                }
                pairs.Add((ushort)(first | second << 8));
            }
        }
        return new TermHeads([.. firsts], [.. pairs]);
    }

    private TermHeads ManyHeads(int state) =>
        HasMostBytes(state) ? new TermHeads([], []) { AreNearlyAll = true, OnlyExit = OnlyExit(state) } : TermHeads.TooMany;

    private int OnlyExit(int state)
    {
        int exit = -1;
        for (int next = 0; next <= LastAscii; next++)
        {
            if (Step(state, (byte)next) != state)
            {
                if (exit >= 0)
                {
                    return -1;
                }
                exit = next;
            }
        }
        return exit;
    }

    // All that can be printed, and behind each of them again.
    private bool HasMostBytes(int state)
    {
        if (!HasAllPrintable(state))
        {
            return false;
        }
        for (int first = FirstPrintable; first <= LastPrintable; first++)
        {
            if (!HasAllPrintable(Step(state, (byte)first)))
            {
                return false;
            }
        }
        return true;
    }

    private bool HasAllPrintable(int state)
    {
        ReadOnlySpan<ulong> bytes = _bytes.AsSpan(_table[BytesAt(state)], ByteWords);
        return (~bytes[0] & (ulong.MaxValue << FirstPrintable)) == 0 && (~bytes[1] & (ulong.MaxValue >> (127 - LastPrintable))) == 0;
    }

    private int ValueAt(int state) => state + _classCount;

    private int BytesAt(int state) => state + _classCount + 1;

    // Whether none of the bytes that are left changes the state; it is asked once for a term.
    private bool IsSettled(ReadOnlySpan<byte> rest, ref int settled)
    {
        settled = _sink;
        return _settlesAll || Ascii.IsValid(rest);
    }

    /// <summary>A state that accepts whatever follows in ASCII, as behind a star at the end; -1: there is none, or only the start.</summary>
    private static int FindSettling(ReadOnlySpan<sbyte> values, ReadOnlySpan<ByteTransition> transitions, out bool settlesAll)
    {
        settlesAll = false;
        foreach (ByteTransition transition in transitions)
        {
            if (transition is { Min: 0, Max: >= LastAscii } && transition.Source == transition.Target && values[transition.Source] >= 0
                && (transition.Source > 0 || values.Length == 1))
            {
                settlesAll = transition.Max == byte.MaxValue;
                return transition.Source;
            }
        }
        return -1;
    }

    private int FindClasses(ReadOnlySpan<ByteTransition> transitions)
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
        return group + 1;
    }

    private byte[] FindPrefix()
    {
        var prefix = new List<byte>();
        int state = Start;
        while (!IsAccepting(state) && prefix.Count < StateCount && ByteFrom(state, 0) is >= 0 and int only && ByteFrom(state, only + 1) < 0)
        {
            prefix.Add((byte)only);
            state = Step(state, (byte)only);
        }
        return [.. prefix];
    }
}

/// <summary>Bytes that lead from one state to another: all from the least to the greatest.</summary>
public readonly record struct ByteTransition(int Source, byte Min, byte Max, int Target);
