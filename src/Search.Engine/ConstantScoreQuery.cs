using System.Text;
using Search.Engine.Queries;

namespace Search.Engine;

/// <summary>The documents of another query, all with the score 1 times the boost.</summary>
public sealed class ConstantScoreQuery(Query query) : Query(query.Depth)
{
    public Query Query { get; } = query;

    internal override void AppendTo(StringBuilder text, string defaultField)
    {
        text.Append("ConstantScore(");
        Query.AppendTo(text, defaultField);
        text.Append(')');
    }

    private protected override bool EqualsSameType(Query other) => other is ConstantScoreQuery query && query.Query.Equals(Query);

    private protected override int HashOfContent() => Query.GetHashCode();
}
