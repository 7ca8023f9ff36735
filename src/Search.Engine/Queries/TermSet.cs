using Search.Codecs.Contracts;

namespace Search.Engine.Queries;

/// <summary>A set of terms that can be found in any dictionary: of a prefix, a range, a pattern, or a list.</summary>
internal abstract class TermSet
{
    /// <summary>Tells the set from all others.</summary>
    public abstract string Name { get; }

    /// <summary>The terms of the set that a dictionary has.</summary>
    /// <param name="terms">The dictionary.</param>
    /// <param name="limits">Asked for every few hundred terms.</param>
    public abstract MatchingTerms Walk(Terms terms, SearchLimits limits);
}
