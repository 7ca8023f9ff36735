using Search.Engine.Queries;
using Search.Engine.Snapshots;

namespace Search.Engine.Scoring;

/// <summary>
/// Weight of a query that only says which documents match. Its scorers give no scores: where they are asked for, a <see cref="ConstantWeight"/>
/// around it gives
/// all matches the boost.
/// </summary>
/// <param name="query">The query.</param>
/// <param name="boost">The product of the boosts around it.</param>
internal abstract class UnscoredWeight(Query query, float boost) : Weight
{
    public sealed override Explanation Explain(SegmentView segment, int ordinal, int doc) => ScoreOf(segment, ordinal, doc, needsScore: false) != null
        ? Explanation.Match(boost, boost == 1f ? $"{query}" : $"{query}^{TermText.Of(boost)}") with { Part = query }
        : Explanation.NoMatch($"{query} doesn't match id {doc}");
}
