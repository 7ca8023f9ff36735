using Search.Codecs.Contracts;

namespace Search.Engine.Automata;

/// <summary>
/// Turns an automaton over code points into one over the bytes of their UTF-8: between two states of the one, states of the other stand for characters of
/// which the first bytes are read. Those that mean the same are made once.
/// </summary>
internal sealed class Utf8Automaton
{
    private const int BitsOfByte = 6;
    private const int Continuation = 0x80;
    private const int FirstLonger = 0x80;

    private readonly int _maxStates;
    private readonly List<sbyte> _values = [];
    private readonly List<ByteTransition> _transitions = [];
    private readonly Dictionary<(int Bytes, int Target), int> _anyChars = [];
    private readonly Dictionary<int, ByteTransition[]> _allLonger = [];
    private readonly Dictionary<string, int> _someChars = new(StringComparer.Ordinal);

    private Utf8Automaton(int maxStates) => _maxStates = maxStates;

    /// <param name="automaton">Deterministic, each state's transitions in order, without states that lead nowhere.</param>
    /// <param name="maxStates">How many states the result may have.</param>
    /// <param name="inside">What <see cref="TermAutomaton.Inside"/> will be.</param>
    /// <param name="isBehindPrefix">What <see cref="TermAutomaton.IsInsideBehindPrefix"/> will be.</param>
    /// <exception cref="PatternException">More than <paramref name="maxStates"/>.</exception>
    public static TermAutomaton Convert(CharAutomaton automaton, int maxStates, ReadOnlyMemory<byte> inside = default, bool isBehindPrefix = false)
    {
        if (automaton.IsTotal)
        {
            return new TermAutomaton([(sbyte)automaton.ValueOf(0)], [new ByteTransition(0, byte.MinValue, byte.MaxValue, 0)]);
        }
        var utf8 = new Utf8Automaton(maxStates);
        for (int i = 0; i < automaton.StateCount; i++)
        {
            utf8.AddState(automaton.ValueOf(i));
        }
        for (int i = 0; i < automaton.StateCount; i++)
        {
            utf8.AddTransitions(i, automaton.From(i));
        }
        return new TermAutomaton([.. utf8._values], [.. utf8._transitions]) { Inside = inside, IsInsideBehindPrefix = isBehindPrefix };
    }

    private int AddState(int value)
    {
        if (_values.Count == _maxStates)
        {
            throw Determinizer.TooComplex();
        }
        _values.Add((sbyte)value);
        return _values.Count - 1;
    }

    private void AddTransitions(int state, IReadOnlyList<CharTransition> transitions)
    {
        foreach (CharTransition transition in transitions)
        {
            if (transition.Min < FirstLonger)
            {
                _transitions.Add(new ByteTransition(state, (byte)transition.Min, (byte)Math.Min(transition.Max, FirstLonger - 1), transition.Target));
            }
        }
        if (transitions.Count == 0 || transitions[^1].Max < FirstLonger)
        {
            return;
        }
        CharTransition last = transitions[^1];
        bool isSimple = last.Min <= FirstLonger && last.Max == CharAutomaton.MaxCodePoint;
        if (isSimple && _allLonger.TryGetValue(last.Target, out ByteTransition[]? known))
        {
            _transitions.AddRange(known.Select(transition => transition with { Source = state }));
            return;
        }
        int count = _transitions.Count;
        AddBlocks(state, transitions, 1, FirstLonger, 0x7FF, 0xC0);
        AddBlocks(state, transitions, 2, 0x800, 0xFFFF, 0xE0);
        AddBlocks(state, transitions, 3, 0x10000, CharAutomaton.MaxCodePoint, 0xF0);
        if (isSimple)
        {
            _allLonger.Add(last.Target, [.. _transitions.Skip(count).Where(transition => transition.Source == state)]);
        }
    }

    /// <summary>Adds the transitions of a state over one byte, which stands for a block of code points.</summary>
    /// <param name="state">The state.</param>
    /// <param name="transitions">In order; they may pass the ends.</param>
    /// <param name="bytes">How many bytes follow this one.</param>
    /// <param name="first">The first code point that is meant.</param>
    /// <param name="last">The last.</param>
    /// <param name="lead">The byte's bits that do not count blocks.</param>
    private void AddBlocks(int state, IReadOnlyList<CharTransition> transitions, int bytes, int first, int last, int lead)
    {
        int shift = BitsOfByte * bytes;
        int lastPart = -1;
        foreach (CharTransition transition in transitions)
        {
            int min = Math.Max(transition.Min, first);
            int max = Math.Min(transition.Max, last);
            for (int block = min >> shift; min <= max && block <= max >> shift; block++)
            {
                int begin = block << shift;
                int end = begin | ((1 << shift) - 1);
                if (min <= begin && end <= max)
                {
                    int lastWhole = ((max + 1) >> shift) - 1;
                    Add(state, lead, block, lastWhole, AnyChars(bytes, transition.Target));
                    block = lastWhole;
                }
                else if (block > lastPart)
                {
                    lastPart = block;
                    Add(state, lead, block, block, SomeChars(transitions, bytes, Math.Max(first, begin), Math.Min(last, end)));
                }
            }
        }
    }

    private void Add(int state, int lead, int firstBlock, int lastBlock, int target)
    {
        int mask = lead == Continuation ? (1 << BitsOfByte) - 1 : byte.MaxValue;
        _transitions.Add(new ByteTransition(state, (byte)(lead | (firstBlock & mask)), (byte)(lead | (lastBlock & mask)), target));
    }

    // The state before so many bytes that continue a character, where not all characters of the block lead to the same state.
    private int SomeChars(IReadOnlyList<CharTransition> transitions, int bytes, int first, int last)
    {
        CharTransition[] parts =
        [
            .. transitions.Where(part => part.Max >= first && part.Min <= last)
                .Select(part => part with { Min = Math.Max(part.Min, first), Max = Math.Min(part.Max, last) }),
        ];
        int mask = (1 << (BitsOfByte * bytes)) - 1;
        string key = bytes + string.Concat(parts.Select(part => $" {part.Min & mask}-{part.Max & mask}:{part.Target}"));
        if (!_someChars.TryGetValue(key, out int state))
        {
            state = AddState(value: -1);
            _someChars.Add(key, state);
            AddBlocks(state, parts, bytes - 1, first, last, Continuation);
        }
        return state;
    }

    // The state before so many bytes that continue a character, whichever it is.
    private int AnyChars(int bytes, int target)
    {
        if (bytes == 0)
        {
            return target;
        }
        if (!_anyChars.TryGetValue((bytes, target), out int state))
        {
            int next = AnyChars(bytes - 1, target);
            state = AddState(value: -1);
            _anyChars.Add((bytes, target), state);
            _transitions.Add(new ByteTransition(state, Continuation, Continuation | 0x3F, next));
        }
        return state;
    }
}
