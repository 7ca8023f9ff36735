using System.Globalization;

namespace Search.Engine;

/// <summary>
/// A second pass over the best hits of a search: what another query says of them is added to their scores, and they are put in order anew (Lucene's <c>QueryRescorer</c> with weight 1).
/// All other hits keep score and place behind them: scores are never negative, so none of them would be better. What matches stays the same.
/// </summary>
/// <param name="Query">Its score is added where it matches.</param>
/// <param name="Window">How many of the best hits, counted over all pages.</param>
public sealed record Rescoring(Query Query, int Window)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"best {Window} plus: {Query}");
}
