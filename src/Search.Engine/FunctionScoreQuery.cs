using System.Text;
using Search.Engine.Queries;

namespace Search.Engine;

/// <summary>
/// The documents of another query, with scores from a <see cref="DoubleValuesSource"/>. A document scores 0 where the source has no value, a negative
/// one or
/// NaN; -0 counts as 0.
/// </summary>
public sealed class FunctionScoreQuery(Query query, DoubleValuesSource source) : Query(Math.Max(query.Depth, source.Depth))
{
    public Query Query { get; } = query;

    public DoubleValuesSource Source { get; } = source;

    /// <summary>Another query, with its scores multiplied by values; where there is no value, the score stays as it is.</summary>
    public static FunctionScoreQuery BoostByValue(Query query, DoubleValuesSource boost) => new(query, new ProductValuesSource(boost));

    /// <summary>Another query, with the scores of the documents that also match <paramref name="match"/> multiplied by a number.</summary>
    public static FunctionScoreQuery BoostByQuery(Query query, Query match, float boost) =>
        new(query, new ProductValuesSource(new MatchValuesSource(DoubleValuesSource.FromQuery(match), boost)));

    internal override void AppendTo(StringBuilder text, string defaultField)
    {
        text.Append("FunctionScoreQuery(");
        Query.AppendTo(text, defaultField);
        text.Append($", scored by {Source})");
    }

    private protected override bool EqualsSameType(Query other) =>
        other is FunctionScoreQuery query && query.Query.Equals(Query) && query.Source.Equals(Source);

    private protected override int HashOfContent() => HashCode.Combine(Query, Source);
}
