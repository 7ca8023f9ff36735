using System.Text;
using Search.Engine.Queries;

namespace Search.Engine;

/// <summary>
/// Documents that match a combination of other queries. The score is the sum of the scores of the clauses that match and are scored. Clauses that only
/// prohibit match nothing.
/// </summary>
public sealed class BooleanQuery : Query
{
    /// <summary>How many clauses a node can have, as in Lucene 8.</summary>
    public const int MaxClauses = 1024;

    private readonly BooleanClause[] _clauses;

    public BooleanQuery(params IReadOnlyList<BooleanClause> clauses)
        : this(clauses, 0)
    {
    }

    /// <param name="clauses">At most <see cref="MaxClauses"/>.</param>
    /// <param name="minimumShouldMatch">How many of the <see cref="Occur.Should"/> clauses must match. 0: none, but one where there is no required clause.</param>
    /// <exception cref="ArgumentException">Too many clauses, or too deep.</exception>
    public BooleanQuery(IReadOnlyList<BooleanClause> clauses, int minimumShouldMatch)
        : base(DeepestOf(clauses))
    {
        if (clauses.Count > MaxClauses)
        {
            throw new ArgumentException($"{clauses.Count} clauses in one Boolean query; at most {MaxClauses} are allowed", nameof(clauses));
        }
        ArgumentOutOfRangeException.ThrowIfNegative(minimumShouldMatch);
        _clauses = [.. clauses];
        MinimumShouldMatch = minimumShouldMatch;
    }

    public IReadOnlyList<BooleanClause> Clauses => _clauses;

    public int MinimumShouldMatch { get; }

    /// <summary>The queries of the clauses of one kind, in order.</summary>
    public IEnumerable<Query> Of(Occur occur) => _clauses.Where(clause => clause.Occur == occur).Select(clause => clause.Query);

    internal override void AppendTo(StringBuilder text, string defaultField)
    {
        text.Append(MinimumShouldMatch > 0 ? "(" : "");
        for (int i = 0; i < _clauses.Length; i++)
        {
            text.Append(i > 0 ? " " : "").Append(_clauses[i].Sign);
            AppendNested(text, _clauses[i].Query, defaultField);
        }
        _ = MinimumShouldMatch > 0 ? text.Append(")~").Append(MinimumShouldMatch) : text;
    }

    /// <summary>Prints a sub-query, in parentheses where it is a Boolean one.</summary>
    internal static void AppendNested(StringBuilder text, Query query, string defaultField)
    {
        text.Append(query is BooleanQuery ? "(" : "");
        query.AppendTo(text, defaultField);
        text.Append(query is BooleanQuery ? ")" : "");
    }

    /// <summary>The order of clauses is nothing; how often a clause stands there counts only where it is scored (Lucene's <c>BooleanQuery.equals</c>).</summary>
    private protected override bool EqualsSameType(Query other)
    {
        var query = (BooleanQuery)other;
        if (query.MinimumShouldMatch != MinimumShouldMatch)
        {
            return false;
        }
        Dictionary<BooleanClause, int> mine = CountClauses();
        Dictionary<BooleanClause, int> theirs = query.CountClauses();
        return mine.Count == theirs.Count && mine.All(pair => theirs.GetValueOrDefault(pair.Key) == pair.Value);
    }

    private protected override int HashOfContent()
    {
        int hash = MinimumShouldMatch;
        foreach ((BooleanClause clause, int count) in CountClauses())
        {
            hash += HashCode.Combine(clause, count);
        }
        return hash;
    }

    private static int DeepestOf(IReadOnlyList<BooleanClause> clauses)
    {
        int deepest = 0;
        for (int i = 0; i < clauses.Count; i++)
        {
            deepest = Math.Max(deepest, clauses[i].Query.Depth);
        }
        return deepest;
    }

    private Dictionary<BooleanClause, int> CountClauses()
    {
        var counts = new Dictionary<BooleanClause, int>();
        foreach (BooleanClause clause in _clauses)
        {
            counts[clause] = clause.IsScoring ? counts.GetValueOrDefault(clause) + 1 : 1;
        }
        return counts;
    }
}
