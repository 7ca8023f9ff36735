using System.Runtime.InteropServices;

namespace Search.Engine.Automata;

/// <summary>Makes an automaton deterministic: its states become sets of states.</summary>
internal static class Determinizer
{
    /// <summary>More states than this are refused (Lucene's <c>Operations.DEFAULT_MAX_DETERMINIZED_STATES</c>).</summary>
    public const int MaxStates = 10_000;

    /// <summary>The sum of the sizes of all sets: more would take long though the states are few.</summary>
    private const long MaxWork = 5_000_000;

    /// <summary>The same language; transitions of each state are in order. Values are kept of automata that were deterministic only.</summary>
    /// <exception cref="PatternException">More than <see cref="MaxStates"/>.</exception>
    public static CharAutomaton Determinize(CharAutomaton automaton)
    {
        if (automaton.SortAndCheckDeterminism())
        {
            return automaton;
        }
        var result = new CharAutomaton();
        var numbers = new Dictionary<int[], int>(SetComparer.Instance);
        var sets = new List<int[]>();
        long work = 0;
        Number([0]);
        var events = new List<(int Point, int Target, int Change)>();
        var counts = new SortedDictionary<int, int>();
        for (int state = 0; state < sets.Count; state++)
        {
            events.Clear();
            foreach (int member in sets[state])
            {
                foreach (CharTransition transition in automaton.From(member))
                {
                    events.Add((transition.Min, transition.Target, 1));
                    events.Add((transition.Max + 1, transition.Target, -1));
                }
            }
            work += events.Count;
            events.Sort(static (a, b) => a.Point.CompareTo(b.Point));
            Sweep(state);
        }
        return result;

        int Number(int[] set)
        {
            ref int number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, set, out bool isKnown);
            if (!isKnown)
            {
                if (sets.Count == MaxStates || work > MaxWork)
                {
                    throw TooComplex();
                }
                number = result.AddState(Array.Exists(set, automaton.IsAccepting));
                sets.Add(set);
            }
            return number;
        }

        void Sweep(int state)
        {
            counts.Clear();
            int target = -1;
            int begin = 0;
            for (int i = 0; i < events.Count;)
            {
                int point = events[i].Point;
                if (target >= 0 && begin < point)
                {
                    result.Append(state, begin, point - 1, target);
                }
                for (; i < events.Count && events[i].Point == point; i++)
                {
                    int count = counts.GetValueOrDefault(events[i].Target) + events[i].Change;
                    if (count == 0)
                    {
                        counts.Remove(events[i].Target);
                    }
                    else
                    {
                        counts[events[i].Target] = count;
                    }
                }
                begin = point;
                work += counts.Count;
                target = counts.Count == 0 ? -1 : Number([.. counts.Keys]);
            }
        }
    }

    public static PatternException TooComplex() => new($"The pattern is too complex: it takes more than {MaxStates} states");

    private sealed class SetComparer : IEqualityComparer<int[]>
    {
        public static readonly SetComparer Instance = new();

        public bool Equals(int[]? x, int[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(int[] set)
        {
            var hash = new HashCode();
            hash.AddBytes(MemoryMarshal.AsBytes(set.AsSpan()));
            return hash.ToHashCode();
        }
    }
}
