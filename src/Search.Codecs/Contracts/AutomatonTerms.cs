namespace Search.Codecs.Contracts;

/// <summary>Walks the terms that an automaton accepts.</summary>
public abstract class AutomatonTerms : MatchingTerms
{
    /// <summary>What the automaton says of the current term: its <see cref="TermAutomaton.ValueOf"/>.</summary>
    public abstract int Value { get; }

    /// <summary>Goes on behind the current term with another automaton.</summary>
    /// <param name="automaton">It accepts no term that the one before did not accept.</param>
    public abstract void Narrow(TermAutomaton automaton);
}
