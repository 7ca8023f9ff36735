namespace Search.Engine.Automata;

/// <summary>
/// Makes the smallest deterministic automaton of a language, without states that lead nowhere. The states, and the transitions by their label, are
/// split into ever smaller sets until those of a set behave alike (A. Valmari: Fast brief practical DFA minimization, 2012): m log m steps for m transitions.
/// </summary>
internal static class Minimizer
{
    /// <summary>A language is never less than one state: where nothing is accepted, it is one without transitions.</summary>
    /// <exception cref="PatternException">Too many states on the way.</exception>
    public static CharAutomaton Minimize(CharAutomaton automaton)
    {
        CharAutomaton whole = Trim(Determinizer.Determinize(automaton));
        List<(int Label, int Source, int Target)> edges = Split(whole, out int[] labelStarts);
        var states = new Partition(whole.StateCount);
        for (int i = 0; i < whole.StateCount; i++)
        {
            if (whole.IsAccepting(i))
            {
                states.Mark(i);
            }
        }
        states.SplitMarked();
        edges.Sort(static (a, b) => a.Label.CompareTo(b.Label));
        var transitions = new Partition(edges.Count);
        transitions.Divide(i => edges[i].Label);
        int[] incoming = Incoming(edges, whole.StateCount, out int[] starts);
        int nextStates = 1;
        for (int nextEdges = 0; nextEdges < transitions.Count; nextEdges++)
        {
            foreach (int edge in transitions.Members(nextEdges))
            {
                states.Mark(edges[edge].Source);
            }
            states.SplitMarked();
            for (; nextStates < states.Count; nextStates++)
            {
                foreach (int state in states.Members(nextStates))
                {
                    for (int i = starts[state]; i < starts[state + 1]; i++)
                    {
                        transitions.Mark(incoming[i]);
                    }
                }
                transitions.SplitMarked();
            }
        }
        return Join(whole, edges, labelStarts, states);
    }

    /// <summary>Leaves out all states but the first that are not on a way from the start to acceptance.</summary>
    public static CharAutomaton Trim(CharAutomaton automaton)
    {
        bool[] isReached = Reach([0], automaton.StateCount, state => automaton.From(state).Select(transition => transition.Target));
        var back = new List<int>[automaton.StateCount];
        var ends = new List<int>();
        for (int i = 0; i < back.Length; i++)
        {
            back[i] = [];
        }
        for (int i = 0; i < back.Length; i++)
        {
            if (isReached[i] && automaton.IsAccepting(i))
            {
                ends.Add(i);
            }
            foreach (CharTransition transition in automaton.From(i))
            {
                back[transition.Target].Add(i);
            }
        }
        bool[] isLive = Reach(ends, back.Length, state => back[state]);
        var result = new CharAutomaton();
        int[] numbers = new int[back.Length];
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = i == 0 || (isReached[i] && isLive[i]) ? result.AddState(automaton.ValueOf(i)) : -1;
        }
        for (int i = 0; i < numbers.Length; i++)
        {
            if (numbers[i] >= 0)
            {
                foreach (CharTransition transition in automaton.From(i))
                {
                    if (isLive[transition.Target])
                    {
                        result.Append(numbers[i], transition.Min, transition.Max, numbers[transition.Target]);
                    }
                }
            }
        }
        return result;
    }

    private static bool[] Reach(List<int> from, int count, Func<int, IEnumerable<int>> next)
    {
        bool[] isReached = new bool[count];
        var left = new Stack<int>(from);
        foreach (int state in from)
        {
            isReached[state] = true;
        }
        while (left.TryPop(out int state))
        {
            foreach (int target in next(state))
            {
                if (!isReached[target])
                {
                    isReached[target] = true;
                    left.Push(target);
                }
            }
        }
        return isReached;
    }

    // Code points that no transition tells apart have one label.
    private static List<(int Label, int Source, int Target)> Split(CharAutomaton automaton, out int[] labelStarts)
    {
        var points = new SortedSet<int> { 0 };
        for (int i = 0; i < automaton.StateCount; i++)
        {
            foreach (CharTransition transition in automaton.From(i))
            {
                points.Add(transition.Min);
                points.Add(transition.Max + 1);
            }
        }
        labelStarts = [.. points, CharAutomaton.MaxCodePoint + 1];
        var edges = new List<(int Label, int Source, int Target)>();
        for (int i = 0; i < automaton.StateCount; i++)
        {
            foreach (CharTransition transition in automaton.From(i))
            {
                for (int label = Array.BinarySearch(labelStarts, 0, points.Count, transition.Min); labelStarts[label] <= transition.Max; label++)
                {
                    edges.Add((label, i, transition.Target));
                }
            }
        }
        return edges;
    }

    private static int[] Incoming(List<(int Label, int Source, int Target)> edges, int states, out int[] starts)
    {
        starts = new int[states + 1];
        foreach ((_, _, int target) in edges)
        {
            starts[target + 1]++;
        }
        for (int i = 0; i < states; i++)
        {
            starts[i + 1] += starts[i];
        }
        int[] at = starts.AsSpan(0, states).ToArray();
        int[] incoming = new int[edges.Count];
        for (int i = 0; i < incoming.Length; i++)
        {
            incoming[at[edges[i].Target]++] = i;
        }
        return incoming;
    }

    // One state for each set; the start's is the first.
    private static CharAutomaton Join(CharAutomaton whole, List<(int Label, int Source, int Target)> edges, int[] labelStarts, Partition states)
    {
        int first = states.SetOf(0);
        int Number(int state) => states.SetOf(state) is var set && set == first ? 0 : set < first ? set + 1 : set;
        var result = new CharAutomaton();
        bool[] isAccepting = new bool[states.Count];
        for (int i = 0; i < whole.StateCount; i++)
        {
            isAccepting[Number(i)] |= whole.IsAccepting(i);
        }
        foreach (bool accepts in isAccepting)
        {
            result.AddState(accepts);
        }
        bool[] isDone = new bool[whole.StateCount];
        for (int set = 0; set < states.Count; set++)
        {
            isDone[states.Members(set)[0]] = true;
        }
        foreach ((int label, int source, int target) in edges)
        {
            if (isDone[source])
            {
                result.Append(Number(source), labelStarts[label], labelStarts[label + 1] - 1, Number(target));
            }
        }
        return result;
    }
}
