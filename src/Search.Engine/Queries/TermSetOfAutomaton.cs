using Search.Codecs.Contracts;

namespace Search.Engine.Queries;

/// <summary>Terms that an automaton accepts.</summary>
/// <param name="name">Tells the set from all others.</param>
/// <param name="automaton">The automaton.</param>
internal sealed class TermSetOfAutomaton(string name, TermAutomaton automaton) : TermSet
{
    public override string Name => name;

    public override MatchingTerms Walk(Terms terms, SearchLimits limits) => terms.Intersect(automaton, limits.Check);
}
