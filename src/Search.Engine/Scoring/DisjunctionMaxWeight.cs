using Search.Engine.Queries;
using Search.Engine.Snapshots;

namespace Search.Engine.Scoring;

/// <summary>Weight of a <see cref="DisjunctionMaxQuery"/>.</summary>
internal sealed class DisjunctionMaxWeight(DisjunctionMaxQuery query, SearchContext context, bool needsScores, float boost) : Weight
{
    private readonly Weight[] _parts = [.. query.Queries.Select(part => Weights.Create(part, context, needsScores, boost))];
    private readonly float _tieBreaker = query.TieBreaker;

    public override Scorer? CreateScorer(SegmentView segment, int ordinal, long leadCost)
    {
        Scorer[] scorers = [.. _parts.Select(part => part.CreateScorer(segment, ordinal, leadCost)).OfType<Scorer>()];
        return scorers.Length switch
        {
            0 => null,
            1 => scorers[0],
            _ => new DisjunctionScorer(scorers, needsScores, Combination.Max, _tieBreaker),
        };
    }

    public override Explanation Explain(SegmentView segment, int ordinal, int doc)
    {
        Explanation[] found = [.. _parts.Select(part => part.Explain(segment, ordinal, doc)).Where(part => part.IsMatch)];
        string description = _tieBreaker == 0 ? "max of:" : $"max plus {TermText.Of(_tieBreaker)} times others of:";
        return found.Length == 0
            ? Explanation.NoMatch("No matching clause")
            : Explanation.Match(ScoreOf(segment, ordinal, doc, needsScores) ?? 0, description, found);
    }

    public override long Cost(SegmentView segment, int ordinal) => _parts.Sum(part => part.Cost(segment, ordinal));
}
