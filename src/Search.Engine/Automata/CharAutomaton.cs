namespace Search.Engine.Automata;

/// <summary>
/// An automaton over Unicode code points (0 to 10FFFF, surrogates too, as in Lucene). State 0 is the start. It need not be deterministic: several
/// transitions of a state may have a code point.
/// </summary>
internal sealed class CharAutomaton
{
    public const int MaxCodePoint = 0x10FFFF;

    private readonly List<List<CharTransition>> _transitions = [];
    private readonly List<sbyte> _values = [];

    public int StateCount => _values.Count;

    /// <summary>A new state.</summary>
    /// <param name="value">Below 0: it does not accept.</param>
    public int AddState(int value = -1)
    {
        _transitions.Add([]);
        _values.Add((sbyte)value);
        return _values.Count - 1;
    }

    public int AddState(bool isAccepting) => AddState(isAccepting ? 0 : -1);

    public void Add(int source, int min, int max, int target) => _transitions[source].Add(new CharTransition(min, max, target));

    /// <summary>As <see cref="Add"/>, for transitions of a state in order: lengthens the last one where the new one only goes on with it.</summary>
    public void Append(int source, int min, int max, int target)
    {
        List<CharTransition> transitions = _transitions[source];
        if (transitions.Count > 0 && transitions[^1] is var last && last.Target == target && last.Max + 1 == min)
        {
            transitions[^1] = last with { Max = max };
        }
        else
        {
            transitions.Add(new CharTransition(min, max, target));
        }
    }

    public IReadOnlyList<CharTransition> From(int state) => _transitions[state];

    public bool IsAccepting(int state) => _values[state] >= 0;

    /// <summary>What a <see cref="Codecs.Contracts.TermAutomaton"/> made of this says of terms that end in the state.</summary>
    public int ValueOf(int state) => _values[state];

    public void SetAccepting(int state, bool isAccepting) => _values[state] = (sbyte)(isAccepting ? 0 : -1);

    /// <summary>Adds all states of another automaton; gives the number that its state 0 has here.</summary>
    public int AddCopy(CharAutomaton other)
    {
        int first = StateCount;
        for (int i = 0; i < other.StateCount; i++)
        {
            AddState(other.ValueOf(i));
            foreach (CharTransition transition in other.From(i))
            {
                Add(first + i, transition.Min, transition.Max, first + transition.Target);
            }
        }
        return first;
    }

    /// <summary>Makes a state lead where another leads as it is now, and accept where that accepts.</summary>
    public void AddEpsilon(int source, int target)
    {
        if (source == target)
        {
            return;
        }
        _transitions[source].AddRange(_transitions[target]);
        if (IsAccepting(target))
        {
            SetAccepting(source, true);
        }
    }

    /// <summary>Whether no state has two transitions with a code point. Puts the transitions of each state in order.</summary>
    public bool SortAndCheckDeterminism()
    {
        bool isDeterministic = true;
        foreach (List<CharTransition> transitions in _transitions)
        {
            transitions.Sort(static (a, b) => a.Min.CompareTo(b.Min));
            for (int i = 1; i < transitions.Count && isDeterministic; i++)
            {
                isDeterministic = transitions[i].Min > transitions[i - 1].Max;
            }
        }
        return isDeterministic;
    }

    /// <summary>Whether every string is accepted; only of a minimal automaton the answer is sure.</summary>
    public bool IsTotal => StateCount > 0 && IsAccepting(0) && From(0) is [{ Min: 0, Max: MaxCodePoint, Target: 0 }];
}
