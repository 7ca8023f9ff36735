namespace Search.Engine.Automata;

/// <summary>Makes the automaton of a wildcard pattern (Lucene's <c>WildcardQuery.toAutomaton</c>).</summary>
internal static class WildcardPattern
{
    /// <summary>Each character but a star takes a state, and no term has so many.</summary>
    private const int MaxLength = Determinizer.MaxStates;

    /// <summary>A deterministic automaton. A backslash at the end means itself; the empty pattern means nothing, not even the empty term.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="inside">The longest text behind its first wildcard: all terms have it, behind what they begin with.</param>
    /// <exception cref="PatternException">It is too long, or takes more than <see cref="Determinizer.MaxStates"/> states.</exception>
    public static CharAutomaton Compile(string pattern, out byte[] inside)
    {
        byte[] longest = [];
        var parts = new List<CharAutomaton>();
        int[] codePoints = CodePoints.Of(pattern);
        if (codePoints.Length > MaxLength)
        {
            throw new PatternException($"The pattern has more than {MaxLength} characters");
        }
        var text = new List<int>();
        for (int i = 0; i < codePoints.Length; i++)
        {
            switch (codePoints[i])
            {
                case '*' when i > 0 && codePoints[i - 1] == '*' && text.Count == 0:
                    // Another star means nothing more, but costs memory: joining automata copies the transitions of all that may be empty.
                    break;
                case '*' or '?':
                    EndText();
                    parts.Add(codePoints[i] == '*' ? Combinations.AnyText() : Combinations.AnyChar());
                    break;
                case '\\' when i + 1 < codePoints.Length:
                    text.Add(codePoints[++i]);
                    break;
                default:
                    text.Add(codePoints[i]);
                    break;
            }
        }
        EndText();
        inside = longest;
        return parts.Count == 0 ? Combinations.Empty() : Minimizer.Trim(Determinizer.Determinize(Combinations.Concatenation(parts)));

        void EndText()
        {
            if (text.Count > 0)
            {
                parts.Add(Combinations.Text([.. text]));
                byte[] bytes = CodePoints.ToUtf8(text);
                longest = parts.Count > 1 && bytes.Length > longest.Length ? bytes : longest;
                text.Clear();
            }
        }
    }
}
