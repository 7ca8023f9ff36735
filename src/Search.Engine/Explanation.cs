using System.Text;
using Search.Engine.Queries;

namespace Search.Engine;

/// <summary>
/// Why a document has its score, or why it is no match: a tree of numbers, each made of the ones below it. Nodes, texts and numbers are those of
/// Lucene's <c>Explanation</c>.
/// </summary>
public sealed record Explanation
{
    private Explanation(bool isMatch, double value, string valueText, string description, IReadOnlyList<Explanation> details)
    {
        IsMatch = isMatch;
        Value = value;
        ValueText = valueText;
        Description = description;
        Details = details;
    }

    public bool IsMatch { get; }

    /// <summary>
    /// What the node adds up to: a score or a factor (a float), a count or a doc value (a long), or the value of a function (a double). 0 where there
    /// is no match.
    /// </summary>
    public double Value { get; }

    /// <summary>The number as Lucene prints it.</summary>
    public string ValueText { get; }

    /// <summary>What the number is, and how it was computed.</summary>
    public string Description { get; }

    /// <summary>What it was made of.</summary>
    public IReadOnlyList<Explanation> Details { get; }

    /// <summary>The part of the query that the node stands for; null for the numbers below it, and for sums and maxima.</summary>
    public Query? Part { get; init; }

    /// <summary>A line for each node, two spaces deeper for each level.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        Print(text, 0);
        return text.ToString();
    }

    internal static Explanation Match(float value, string description, params IReadOnlyList<Explanation> details) =>
        new(true, value, TermText.Of(value), description, details);

    internal static Explanation Match(double value, string description, params IReadOnlyList<Explanation> details) =>
        new(true, value, TermText.Of(value), description, details);

    internal static Explanation Match(long value, string description, params IReadOnlyList<Explanation> details) =>
        new(true, value, value.ToString(System.Globalization.CultureInfo.InvariantCulture), description, details);

    internal static Explanation NoMatch(string description, params IReadOnlyList<Explanation> details) =>
        new(false, 0, TermText.Of(0f), description, details);

    /// <summary>A node above this one with the same number.</summary>
    internal Explanation ResultOf(string description) => new(true, Value, ValueText, description, [this]);

    private void Print(StringBuilder text, int depth)
    {
        text.Append(' ', 2 * depth).Append(ValueText).Append(" = ").Append(Description).Append('\n');
        foreach (Explanation detail in Details)
        {
            detail.Print(text, depth + 1);
        }
    }
}
