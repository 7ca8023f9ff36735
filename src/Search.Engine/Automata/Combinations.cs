namespace Search.Engine.Automata;

/// <summary>Automata of languages that are made of others. What is made need be neither deterministic nor minimal, unless it says so.</summary>
internal static class Combinations
{
    private const int MaxPairs = 200_000;

    public static CharAutomaton Empty()
    {
        var result = new CharAutomaton();
        result.AddState();
        return result;
    }

    /// <summary>The one text.</summary>
    public static CharAutomaton Text(ReadOnlySpan<int> codePoints)
    {
        var result = new CharAutomaton();
        result.AddState(codePoints.IsEmpty);
        for (int i = 0; i < codePoints.Length; i++)
        {
            result.AddState(i == codePoints.Length - 1);
            result.Add(i, codePoints[i], codePoints[i], i + 1);
        }
        return result;
    }

    /// <summary>Any one code point of a range.</summary>
    public static CharAutomaton Range(int min, int max)
    {
        var result = new CharAutomaton();
        result.AddState();
        result.AddState(isAccepting: true);
        result.Add(0, min, max, 1);
        return result;
    }

    public static CharAutomaton AnyChar() => Range(0, CharAutomaton.MaxCodePoint);

    public static CharAutomaton AnyText()
    {
        var result = new CharAutomaton();
        result.AddState(isAccepting: true);
        result.Add(0, 0, CharAutomaton.MaxCodePoint, 0);
        return result;
    }

    public static CharAutomaton Union(IReadOnlyList<CharAutomaton> parts)
    {
        CharAutomaton result = Empty();
        foreach (CharAutomaton part in parts)
        {
            result.AddEpsilon(0, result.AddCopy(part));
        }
        return result;
    }

    public static CharAutomaton Concatenation(IReadOnlyList<CharAutomaton> parts)
    {
        var result = new CharAutomaton();
        int[] starts = [.. parts.Select(result.AddCopy)];
        // From the end: what a part's start leads to is complete when the ends of the part before it get it.
        for (int i = parts.Count - 2; i >= 0; i--)
        {
            for (int state = 0; state < parts[i].StateCount; state++)
            {
                if (parts[i].IsAccepting(state))
                {
                    result.SetAccepting(starts[i] + state, false);
                    result.AddEpsilon(starts[i] + state, starts[i + 1]);
                }
            }
        }
        return parts.Count > 0 ? result : Text([]);
    }

    public static CharAutomaton Optional(CharAutomaton part) => Union([Text([]), part]);

    /// <summary>Any number of times, none too; but nothing of what is nothing (as Lucene's <c>Operations.repeat</c>).</summary>
    /// <param name="part">Minimal, or such that its start leads on only where something is accepted.</param>
    public static CharAutomaton Repeated(CharAutomaton part)
    {
        if (part.From(0).Count == 0 && !part.IsAccepting(0))
        {
            return part;
        }
        CharAutomaton result = Empty();
        result.SetAccepting(0, true);
        int start = result.AddCopy(part);
        result.AddEpsilon(0, start);
        CharTransition[] again = [.. result.From(start)];
        for (int state = 1; state < part.StateCount; state++)
        {
            if (part.IsAccepting(state))
            {
                foreach (CharTransition transition in again)
                {
                    result.Add(start + state, transition.Min, transition.Max, transition.Target);
                }
            }
        }
        return result;
    }

    /// <summary>At least so many times.</summary>
    public static CharAutomaton Repeated(CharAutomaton part, int min) =>
        min == 0 ? Repeated(part) : Concatenation([.. Enumerable.Repeat(part, min), Repeated(part)]);

    /// <summary>At least and at most so many times; nothing where that cannot be.</summary>
    public static CharAutomaton Repeated(CharAutomaton part, int min, int max)
    {
        if (min > max)
        {
            return Empty();
        }
        // What may be nothing may be so as often as one likes: then no time must be.
        min = part.IsAccepting(0) ? 0 : min;
        CharAutomaton result = min == 0 ? Text([]) : Concatenation([.. Enumerable.Repeat(part, min)]);
        List<int> ends = [.. Enumerable.Range(0, result.StateCount).Where(result.IsAccepting)];
        for (int i = min; i < max; i++)
        {
            int start = result.AddCopy(part);
            foreach (int end in ends)
            {
                result.AddEpsilon(end, start);
            }
            ends = [.. Enumerable.Range(start, part.StateCount).Where(result.IsAccepting)];
        }
        return result;
    }

    /// <summary>Everything else. Deterministic.</summary>
    public static CharAutomaton Complement(CharAutomaton part)
    {
        CharAutomaton whole = Determinizer.Determinize(part);
        var result = new CharAutomaton();
        for (int i = 0; i < whole.StateCount; i++)
        {
            result.AddState(!whole.IsAccepting(i));
        }
        int rest = result.AddState(isAccepting: true);
        result.Add(rest, 0, CharAutomaton.MaxCodePoint, rest);
        for (int i = 0; i < whole.StateCount; i++)
        {
            int next = 0;
            foreach (CharTransition transition in whole.From(i))
            {
                if (transition.Min > next)
                {
                    result.Add(i, next, transition.Min - 1, rest);
                }
                result.Add(i, transition.Min, transition.Max, transition.Target);
                next = transition.Max + 1;
            }
            if (next <= CharAutomaton.MaxCodePoint)
            {
                result.Add(i, next, CharAutomaton.MaxCodePoint, rest);
            }
        }
        return Minimizer.Trim(result);
    }

    /// <summary>What both have.</summary>
    /// <exception cref="PatternException">More pairs of states than <see cref="Determinizer"/> allows sets.</exception>
    public static CharAutomaton Intersection(CharAutomaton one, CharAutomaton other)
    {
        one.SortAndCheckDeterminism();
        other.SortAndCheckDeterminism();
        var result = new CharAutomaton();
        var numbers = new Dictionary<(int, int), int>();
        var pairs = new List<(int One, int Other)>();
        int Number(int a, int b)
        {
            if (!numbers.TryGetValue((a, b), out int number))
            {
                if (pairs.Count == MaxPairs)
                {
                    throw Determinizer.TooComplex();
                }
                number = result.AddState(one.IsAccepting(a) && other.IsAccepting(b));
                numbers.Add((a, b), number);
                pairs.Add((a, b));
            }
            return number;
        }
        Number(0, 0);
        for (int i = 0; i < pairs.Count; i++)
        {
            foreach (CharTransition a in one.From(pairs[i].One))
            {
                foreach (CharTransition b in other.From(pairs[i].Other))
                {
                    int min = Math.Max(a.Min, b.Min);
                    int max = Math.Min(a.Max, b.Max);
                    if (min <= max)
                    {
                        result.Add(i, min, max, Number(a.Target, b.Target));
                    }
                }
            }
        }
        return Minimizer.Trim(result);
    }
}
