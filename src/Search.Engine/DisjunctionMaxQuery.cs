using System.Text;
using Search.Engine.Queries;

namespace Search.Engine;

/// <summary>
/// Documents that match any of several queries. The score is the highest of theirs, plus <see cref="TieBreaker"/> times the sum of the others:
/// for the same words in several fields.
/// </summary>
public sealed class DisjunctionMaxQuery : Query
{
    private readonly Query[] _queries;

    /// <param name="queries">In any order.</param>
    /// <param name="tieBreaker">From 0 to 1.</param>
    public DisjunctionMaxQuery(IReadOnlyList<Query> queries, float tieBreaker)
        : base(DeepestOf(queries))
    {
        if (!(tieBreaker is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(tieBreaker), tieBreaker, "A tie breaker is from 0 to 1");
        }
        _queries = [.. queries];
        TieBreaker = tieBreaker;
    }

    public IReadOnlyList<Query> Queries => _queries;

    public float TieBreaker { get; }

    internal override void AppendTo(StringBuilder text, string defaultField)
    {
        text.Append('(');
        for (int i = 0; i < _queries.Length; i++)
        {
            text.Append(i > 0 ? " | " : "");
            BooleanQuery.AppendNested(text, _queries[i], defaultField);
        }
        text.Append(')');
        _ = TieBreaker == 0 ? text : text.Append('~').Append(TermText.Of(TieBreaker));
    }

    private protected override bool EqualsSameType(Query other) =>
        other is DisjunctionMaxQuery query && query.TieBreaker == TieBreaker && query._queries.AsSpan().SequenceEqual(_queries);

    private protected override int HashOfContent()
    {
        var hash = new HashCode();
        hash.Add(TieBreaker);
        foreach (Query query in _queries)
        {
            hash.Add(query);
        }
        return hash.ToHashCode();
    }
}
