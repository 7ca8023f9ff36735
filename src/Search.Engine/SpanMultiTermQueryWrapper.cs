using Search.Engine.Queries;

namespace Search.Engine;

/// <summary>Spans of all terms of a pattern, such as a prefix: rewritten to a <see cref="SpanOrQuery"/> of the terms that are there.</summary>
public sealed class SpanMultiTermQueryWrapper : SpanQuery
{
    /// <param name="pattern">A <see cref="PrefixQuery"/>, <see cref="TermRangeQuery"/>, <see cref="WildcardQuery"/>, <see cref="RegexpQuery"/> or <see cref="FuzzyQuery"/>.</param>
    /// <exception cref="ArgumentException">It is no set of terms of one field.</exception>
    public SpanMultiTermQueryWrapper(Query pattern)
    {
        Pattern = pattern;
        Field = FieldOf(pattern) ?? throw new ArgumentException($"{pattern.GetType().Name} is no set of terms: {pattern}", nameof(pattern));
    }

    public Query Pattern { get; }

    public override string Field { get; }

    public override string ToString(string defaultField) => $"SpanMultiTermQueryWrapper({Pattern.ToString(defaultField)})";

    internal override void Accept(IMatchVisitor visitor) => visitor.VisitSpans(this);

    private protected override bool EqualsSameType(Query other) => other is SpanMultiTermQueryWrapper query && query.Pattern.Equals(Pattern);

    private protected override int HashOfContent() => Pattern.GetHashCode();

    private static string? FieldOf(Query pattern) => pattern switch
    {
        PrefixQuery prefix => prefix.Field,
        TermRangeQuery range => range.Field,
        WildcardQuery wildcard => wildcard.Field,
        RegexpQuery regexp => regexp.Field,
        FuzzyQuery fuzzy => fuzzy.Field,
        _ => null,
    };
}
