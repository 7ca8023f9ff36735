using Search.Engine.Queries;

namespace Search.Engine;

/// <summary>What the 64 bits of a doc value mean.</summary>
public enum FieldNumber
{
    /// <summary>An integer.</summary>
    Long,

    /// <summary>The lower 32 bits are those of a float.</summary>
    Float,

    /// <summary>The bits of a double.</summary>
    Double,
}

/// <summary>The number in a field.</summary>
public sealed record FieldValuesSource(string Field, FieldNumber Kind) : DoubleValuesSource
{
    internal override bool NeedsScores => false;

    public override string ToString() => $"double({Field})";
}

/// <summary>The same number for all documents.</summary>
public sealed record ConstantValuesSource(double Value) : DoubleValuesSource
{
    internal override bool NeedsScores => false;

    public override string ToString() => $"constant({TermText.Of(Value)})";
}

/// <summary>The score of the wrapped query.</summary>
public sealed record ScoreValuesSource : DoubleValuesSource
{
    internal override bool NeedsScores => true;

    public override string ToString() => "scores";
}

/// <summary>The score of a query, where it matches.</summary>
public sealed record QueryValuesSource(Query Query) : DoubleValuesSource
{
    internal override bool NeedsScores => false;

    internal override int Depth { get; } = Query.Depth;

    public override string ToString() => $"score({Query})";
}

/// <summary>
/// The score of the wrapped query times a value, times 1 where there is none (Lucene's <c>FunctionScoreQuery.MultiplicativeBoostValuesSource</c>).
/// </summary>
public sealed record ProductValuesSource(DoubleValuesSource Boost) : DoubleValuesSource
{
    internal override bool NeedsScores => true;

    internal override int Depth { get; } = Boost.Depth + 1;

    public override string ToString() => $"boost({Boost})";
}

/// <summary>A number where another source has a value, otherwise 1 (Lucene's <c>FunctionScoreQuery.QueryBoostValuesSource</c>).</summary>
public sealed record MatchValuesSource(DoubleValuesSource Query, float Boost) : DoubleValuesSource
{
    internal override bool NeedsScores => false;

    internal override int Depth { get; } = Query.Depth + 1;

    public override string ToString() => $"queryboost({Query})^{TermText.Of(Boost)}";
}
