using System.Text;
using Search.Engine.Queries;

namespace Search.Engine;

/// <summary>Another query, with its scores multiplied.</summary>
public sealed class BoostQuery : Query
{
    /// <param name="query">The query.</param>
    /// <param name="boost">A finite number, at least 0.</param>
    public BoostQuery(Query query, float boost)
        : base(query.Depth)
    {
        if (!float.IsFinite(boost) || boost < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(boost), boost, "A boost is a finite number of at least 0");
        }
        Query = query;
        Boost = boost;
    }

    public Query Query { get; }

    public float Boost { get; }

    internal override void AppendTo(StringBuilder text, string defaultField)
    {
        text.Append('(');
        Query.AppendTo(text, defaultField);
        text.Append(")^").Append(TermText.Of(Boost));
    }

    private protected override bool EqualsSameType(Query other) => other is BoostQuery query && query.Boost == Boost && query.Query.Equals(Query);

    private protected override int HashOfContent() => HashCode.Combine(Boost, Query);
}
