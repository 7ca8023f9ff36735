using Search.Codecs.Contracts;
using Search.Engine.Queries;
using Search.Engine.Snapshots;

namespace Search.Engine.Scoring;

/// <summary>
/// Weight of a <see cref="BooleanQuery"/>. Which scorers are made, and so where sums are rounded, follows Lucene's <c>BooleanWeight</c> and
/// <c>Boolean2ScorerSupplier</c>; clauses that cannot match in a segment are gone before.
/// </summary>
internal sealed class BooleanWeight : Weight
{
    /// <summary>Documents that have any of more terms are counted as they are scored.</summary>
    public const int MostCounted = 3;

    private readonly List<Part> _clauses = [];
    private readonly int _minimumShouldMatch;
    private readonly bool _needsScores;
    private readonly SearchLimits _limits;
    private readonly bool _hasAlternatives;

    public BooleanWeight(BooleanQuery query, SearchContext context, bool needsScores, float boost)
    {
        _minimumShouldMatch = query.MinimumShouldMatch;
        _needsScores = needsScores;
        _limits = context.Limits;
        bool needsOptional = needsScores || query.MinimumShouldMatch > 0 || !query.Clauses.Any(clause => clause.IsRequired);
        foreach (BooleanClause clause in query.Clauses)
        {
            if (clause.Occur != Occur.Should || needsOptional)
            {
                _clauses.Add(new Part(clause.Occur, Weights.Create(clause.Query, context, needsScores && clause.IsScoring, boost), clause.Query));
            }
        }
        _hasAlternatives = needsScores && _minimumShouldMatch <= 1 && _clauses.Count > 1 && _clauses.TrueForAll(part => part.Occur == Occur.Should);
    }

    public override Scorer? CreateScorer(SegmentView segment, int ordinal, long leadCost)
    {
        long cost = Cost(segment, ordinal);
        RareTerms? rare = _hasAlternatives && leadCost >= cost ? new RareTerms(segment.MaxDoc) : null;
        PostingsEnum? reused = null;
        leadCost = Math.Min(leadCost, cost);
        var required = new List<Scorer>();
        var filters = new List<Scorer>();
        var optional = new List<Scorer>();
        var prohibited = new List<Scorer>();
        foreach ((Occur occur, Weight weight, _) in _clauses)
        {
            if (rare != null && weight is TermWeight term && term.AddIfRare(rare, segment, ordinal, ref reused))
            {
                continue;
            }
            if (weight.CreateScorer(segment, ordinal, leadCost) is { } scorer)
            {
                (occur switch { Occur.Must => required, Occur.Filter => filters, Occur.Should => optional, _ => prohibited }).Add(scorer);
            }
            else if (occur is Occur.Must or Occur.Filter)
            {
                return null;
            }
        }
        if (rare is { Terms: > 0 })
        {
            if (optional.Count == 0)
            {
                return rare.Sum();
            }
            optional.AddRange(rare.Layers());
        }
        int minimum = _minimumShouldMatch;
        if (optional.Count == minimum)
        {
            required.AddRange(optional);
            optional.Clear();
            minimum = 0;
        }
        if (optional.Count < minimum || required.Count + filters.Count + optional.Count == 0)
        {
            return null;
        }
        if (required.Count + filters.Count == 0)
        {
            return Without(prohibited, Any(optional, minimum));
        }
        Scorer all = Without(prohibited, All(required, filters));
        if (optional.Count == 0)
        {
            return all;
        }
        return minimum > 0 ? new ConjunctionScorer([all, Any(optional, minimum)], []) : new RequiredOptionalScorer(all, Any(optional, minimum));
    }

    public override long Cost(SegmentView segment, int ordinal)
    {
        long smallestRequired = long.MaxValue;
        long optional = 0;
        foreach ((Occur occur, Weight weight, _) in _clauses)
        {
            switch (occur)
            {
                case Occur.Must or Occur.Filter:
                    smallestRequired = Math.Min(smallestRequired, weight.Cost(segment, ordinal));
                    break;
                case Occur.Should:
                    optional += weight.Cost(segment, ordinal);
                    break;
                default:
                    break;
            }
        }
        return smallestRequired == long.MaxValue ? optional : _minimumShouldMatch > 0 ? Math.Min(smallestRequired, optional) : smallestRequired;
    }

    /// <remarks>Counting the documents of any of several terms, and reading those that can be among the best, costs less than reading all, but for many terms.</remarks>
    public override int CountApart(SegmentView segment, int ordinal)
    {
        if (segment.LiveDocs != null || _minimumShouldMatch > 1 || (_needsScores && _clauses.Count > MostCounted)
            || !_clauses.TrueForAll(part => part is { Occur: Occur.Should, Weight: TermWeight }))
        {
            return -1;
        }
        var count = new UnionCount(segment.MaxDoc, _limits);
        foreach (Part part in _clauses)
        {
            if (((TermWeight)part.Weight).Postings(segment, ordinal) is { } postings)
            {
                count.Add(postings);
            }
        }
        return count.Read();
    }

    /// <remarks>Where no scores are asked for the sum is 0: Lucene has there what its scorers happen to say, which means nothing.</remarks>
    public override Explanation Explain(SegmentView segment, int ordinal, int doc)
    {
        var details = new List<Explanation>();
        bool fails = false;
        bool matchesAny = false;
        int optional = 0;
        foreach ((Occur occur, Weight weight, Query query) in _clauses)
        {
            Explanation found = weight.Explain(segment, ordinal, doc);
            matchesAny |= found.IsMatch && occur != Occur.MustNot;
            optional += found.IsMatch && occur == Occur.Should ? 1 : 0;
            fails |= found.IsMatch ? occur == Occur.MustNot : occur is Occur.Must or Occur.Filter;
            if (ExplainClause(occur, query, found) is { } detail)
            {
                details.Add(detail);
            }
        }
        return fails ? Explanation.NoMatch("Failure to meet condition(s) of required/prohibited clause(s)", details)
            : !matchesAny ? Explanation.NoMatch("No matching clauses", details)
            : optional < _minimumShouldMatch
                ? Explanation.NoMatch($"Failure to match minimum number of optional clauses: {_minimumShouldMatch}", details)
            : Explanation.Match(ScoreOf(segment, ordinal, doc, _needsScores) ?? 0, "sum of:", details);
    }

    /// <summary>What a clause says of a document; null where it says nothing. Where no scores are asked for, what is required is a filter.</summary>
    private Explanation? ExplainClause(Occur occur, Query query, Explanation found) => (occur, found.IsMatch) switch
    {
        (Occur.Should, true) => found,
        (Occur.Must, true) when _needsScores => found,
        (Occur.Must or Occur.Filter, true) =>
            Explanation.Match(0f, "match on required clause, product of:", Explanation.Match(0f, "# clause"), found),
        (Occur.MustNot, true) => Explanation.NoMatch($"match on prohibited clause ({query})", found),
        (Occur.Must or Occur.Filter, false) => Explanation.NoMatch($"no match on required clause ({query})", found),
        _ => null,
    };

    private static Scorer All(List<Scorer> required, List<Scorer> filters) => (required.Count, filters.Count) switch
    {
        (1, 0) => required[0],
        (0, 1) => new ConstantScorer(filters[0], 0f),
        _ when required.All(part => part is TermScorer) && filters.All(part => part is TermScorer) =>
            new TermConjunctionScorer(required.Cast<TermScorer>(), filters.Cast<TermScorer>()),
        (1, > 0) when FilteredTermScorer.Suits(required[0], filters) => new FilteredTermScorer((TermScorer)required[0], filters),
        _ => new ConjunctionScorer(required, filters),
    };

    private static Scorer Without(List<Scorer> prohibited, Scorer scorer) => prohibited.Count == 0 ? scorer : new ExclusionScorer(scorer, [.. prohibited]);

    private Scorer Any(List<Scorer> optional, int minimum) => optional.Count == 1 ? optional[0]
        : _needsScores && minimum <= 1 ? new MaxScoreScorer([.. optional])
        : new DisjunctionScorer([.. optional], _needsScores, minimum: Math.Max(1, minimum));

    private sealed record Part(Occur Occur, Weight Weight, Query Query);
}
