namespace Search.Engine.Automata;

/// <summary>
/// Makes the automaton of a regular expression, from its smallest parts up. Where Lucene's <c>RegExp.toAutomaton</c> makes an automaton minimal this does
/// so too, so that the same patterns have too many states.
/// </summary>
internal static class RegexpCompiler
{
    /// <summary>A deterministic automaton without states that lead nowhere.</summary>
    /// <exception cref="PatternException">It takes more than <see cref="Determinizer.MaxStates"/> states, or so many on the way.</exception>
    public static CharAutomaton Compile(RegexpNode root)
    {
        var open = new Stack<(RegexpNode Node, List<CharAutomaton> Parts)>();
        open.Push((root, []));
        while (true)
        {
            (RegexpNode node, List<CharAutomaton> parts) = open.Peek();
            if (parts.Count < node.Parts.Count)
            {
                open.Push((node.Parts[parts.Count], []));
                continue;
            }
            open.Pop();
            CharAutomaton made = Make(node, parts);
            if (open.Count == 0)
            {
                return Minimizer.Trim(Determinizer.Determinize(made));
            }
            open.Peek().Parts.Add(made);
        }
    }

    private static CharAutomaton Make(RegexpNode node, List<CharAutomaton> parts) => node.Kind switch
    {
        RegexpKind.Union => Minimizer.Minimize(Combinations.Union(parts)),
        RegexpKind.Concatenation => Minimizer.Minimize(Combinations.Concatenation(parts)),
        RegexpKind.Intersection => parts.Aggregate((one, other) => Minimizer.Minimize(Combinations.Intersection(one, other))),
        RegexpKind.Optional => Minimizer.Minimize(Combinations.Optional(parts[0])),
        RegexpKind.Repeated => Repeat(node, parts[0]),
        RegexpKind.Complement => Minimizer.Minimize(Combinations.Complement(parts[0])),
        RegexpKind.Text => Combinations.Text([.. node.CodePoints]),
        RegexpKind.Char => Chars(node.CodePoints),
        RegexpKind.AnyText => Combinations.AnyText(),
        RegexpKind.Empty => Combinations.Empty(),
        _ => DecimalInterval.Create(node.Min, node.Max, node.Digits),
    };

    private static CharAutomaton Repeat(RegexpNode node, CharAutomaton part)
    {
        if ((part.StateCount - 1) * (long)(node.Max == RegexpNode.Unlimited ? node.Min : node.Max) > Determinizer.MaxStates)
        {
            throw Determinizer.TooComplex();
        }
        return node.Max == RegexpNode.Unlimited
            ? Minimizer.Minimize(Combinations.Repeated(part, node.Min))
            : Combinations.Repeated(part, node.Min, node.Max);
    }

    private static CharAutomaton Chars(IReadOnlyList<int> ranges)
    {
        CharAutomaton result = Combinations.Empty();
        result.AddState(isAccepting: true);
        for (int i = 0; i < ranges.Count; i += 2)
        {
            result.Add(0, ranges[i], ranges[i + 1], 1);
        }
        return result;
    }
}
