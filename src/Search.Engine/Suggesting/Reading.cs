namespace Search.Engine.Suggesting;

/// <summary>What may have been meant by one word of a query, or by two neighbours.</summary>
/// <param name="From">The index of the word in the list of all.</param>
/// <param name="To">Behind the index of the last word that it stands for.</param>
/// <param name="Terms">What was meant; more than one stand side by side.</param>
/// <param name="LogOdds">How probable it is that they are typed so: a natural logarithm.</param>
internal sealed record Reading(int From, int To, IReadOnlyList<string> Terms, double LogOdds)
{
    /// <summary>Whether it is what was typed.</summary>
    public bool IsKept { get; init; }

    /// <summary>A long word with one mistake: hardly another word, whatever stands beside it.</summary>
    public bool IsSure { get; init; }
}
