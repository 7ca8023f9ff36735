using System.Text;
using Search.Codecs.Contracts;
using Search.Engine.Automata;

namespace Search.Engine.Tests.Automata;

/// <summary>Asks automata about texts.</summary>
internal static class Run
{
    /// <summary>What the automaton says of the text; below 0: it does not accept.</summary>
    public static int Value(TermAutomaton automaton, ReadOnlySpan<byte> term)
    {
        int state = automaton.Step(TermAutomaton.Start, term);
        return state < 0 ? -1 : automaton.ValueOf(state);
    }

    public static int Value(TermAutomaton automaton, string text) => Value(automaton, Encoding.UTF8.GetBytes(text));

    /// <summary>Whether any way through an automaton, deterministic or not, accepts the text.</summary>
    public static bool Accepts(CharAutomaton automaton, ReadOnlySpan<int> text)
    {
        HashSet<int> states = [0];
        foreach (int c in text)
        {
            states = [.. states.SelectMany(state => automaton.From(state)).Where(way => way.Min <= c && c <= way.Max).Select(way => way.Target)];
        }
        return states.Any(automaton.IsAccepting);
    }

    public static TermAutomaton Convert(CharAutomaton automaton) => Utf8Automaton.Convert(automaton, int.MaxValue);
}
