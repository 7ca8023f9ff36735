namespace Search.Analysis.Tests.Generation;

/// <summary>
/// The smallest deterministic automaton of a list of rules, over classes of code points. Where several rules match the same text, the first of them counts.
/// State 0 is dead, state 1 the start.
/// </summary>
internal sealed class Automaton
{
    private readonly CodePointClasses _classes;
    private readonly List<(int From, CodePointSet? On, int To)> _edges = [];
    private readonly Dictionary<int, int> _ruleOf = [];
    private int _states;

    internal Automaton(CodePointClasses classes, IReadOnlyList<Expression> rules)
    {
        _classes = classes;
        int start = _states++;
        for (int rule = 0; rule < rules.Count; rule++)
        {
            int end = _states++;
            _ruleOf[end] = rule + 1;
            Connect(rules[rule], start, end);
        }
        (List<int[]> next, List<int> accepts) = Determine(start);
        (Next, Accepts) = Minimize(next, accepts);
    }

    /// <summary>[state][class] = the next state.</summary>
    internal int[][] Next { get; }

    /// <summary>[state] = the rule that has matched, from 1, or 0.</summary>
    internal int[] Accepts { get; }

    private void Connect(Expression expression, int from, int to)
    {
        switch (expression)
        {
            case Expression.Symbol symbol:
                _edges.Add((from, symbol.Set, to));
                break;
            case Expression.Sequence sequence:
                int middle = _states++;
                Connect(sequence.First, from, middle);
                Connect(sequence.Second, middle, to);
                break;
            case Expression.Choice choice:
                Connect(choice.First, from, to);
                Connect(choice.Second, from, to);
                break;
            case Expression.Repeat repeat:
                int loop = _states++;
                _edges.Add((from, null, loop));
                Connect(repeat.Inner, loop, loop);
                _edges.Add((loop, null, to));
                break;
            case Expression.Empty:
                _edges.Add((from, null, to));
                break;
            default:
                throw new InvalidOperationException(expression.ToString());
        }
    }

    // Subset construction.
    private (List<int[]> Next, List<int> Accepts) Determine(int start)
    {
        ILookup<int, int> free = _edges.Where(e => e.On == null).ToLookup(e => e.From, e => e.To);
        ILookup<int, (CodePointSet On, int To)> moves = _edges.Where(e => e.On != null).ToLookup(e => e.From, e => (e.On!, e.To));
        var numbers = new Dictionary<string, int>();
        var sets = new List<SortedSet<int>>();
        var next = new List<int[]>();
        var accepts = new List<int>();
        Number([]);
        Number(Closure([start]));
        for (int state = 0; state < sets.Count; state++)
        {
            var targets = new SortedSet<int>[_classes.Count];
            foreach ((CodePointSet on, int to) in sets[state].SelectMany(s => moves[s]))
            {
                for (int c = 0; c < targets.Length; c++)
                {
                    if (_classes.IsIn(c, on))
                    {
                        (targets[c] ??= []).Add(to);
                    }
                }
            }
            next.Add([.. targets.Select(t => t == null ? 0 : Number(Closure(t)))]);
            accepts.Add(sets[state].Where(_ruleOf.ContainsKey).Select(s => _ruleOf[s]).DefaultIfEmpty(0).Min());
        }
        return (next, accepts);

        int Number(SortedSet<int> set)
        {
            string key = string.Join(',', set);
            if (!numbers.TryGetValue(key, out int number))
            {
                numbers[key] = number = sets.Count;
                sets.Add(set);
            }
            return number;
        }

        SortedSet<int> Closure(IEnumerable<int> of)
        {
            var open = new Stack<int>(of);
            var closure = new SortedSet<int>();
            while (open.TryPop(out int state))
            {
                if (closure.Add(state))
                {
                    foreach (int to in free[state])
                    {
                        open.Push(to);
                    }
                }
            }
            return closure;
        }
    }

    // Moore's algorithm: split states by what they accept and where they lead until nothing splits any more.
    private static (int[][] Next, int[] Accepts) Minimize(List<int[]> next, List<int> accepts)
    {
        int[] group = [.. accepts];
        int groups = -1;
        while (true)
        {
            var numbers = new Dictionary<string, int>();
            int[] refined = new int[group.Length];
            for (int state = 0; state < group.Length; state++)
            {
                string key = $"{group[state]}:{string.Join(',', next[state].Select(to => group[to]))}";
                if (!numbers.TryGetValue(key, out int number))
                {
                    numbers[key] = number = numbers.Count;
                }
                refined[state] = number;
            }
            group = refined;
            if (numbers.Count == groups)
            {
                break;
            }
            groups = numbers.Count;
        }
        if (group[0] != 0 || group[1] != 1)
        {
            throw new InvalidOperationException("The dead state and the start must be apart");
        }
        int[] first = [.. Enumerable.Range(0, groups).Select(g => Array.IndexOf(group, g))];
        return ([.. first.Select(s => next[s].Select(to => group[to]).ToArray())], [.. first.Select(s => accepts[s])]);
    }
}
