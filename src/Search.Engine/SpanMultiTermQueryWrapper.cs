using System.Text;
using Search.Engine.Queries;

namespace Search.Engine;

/// <summary>Spans of all terms of a pattern, such as a prefix: rewritten to a <see cref="SpanOrQuery"/> of the terms that are there.</summary>
public sealed class SpanMultiTermQueryWrapper : SpanQuery
{
    /// <param name="pattern">A <see cref="PrefixQuery"/>, <see cref="TermRangeQuery"/>, <see cref="WildcardQuery"/>, <see cref="RegexpQuery"/> or
    /// <see cref="FuzzyQuery"/>.</param>
    /// <exception cref="ArgumentException">It is no set of terms of one field.</exception>
    public SpanMultiTermQueryWrapper(Query pattern)
        : base(pattern.Depth)
    {
        Pattern = pattern;
        (Field, Terms) = SetOf(pattern) ?? throw new ArgumentException($"{pattern.GetType().Name} is no set of terms: {pattern}", nameof(pattern));
    }

    public Query Pattern { get; }

    public override string Field { get; }

    internal TermSet Terms { get; }

    internal override void AppendTo(StringBuilder text, string defaultField)
    {
        text.Append("SpanMultiTermQueryWrapper(");
        Pattern.AppendTo(text, defaultField);
        text.Append(')');
    }

    private protected override bool EqualsSameType(Query other) => other is SpanMultiTermQueryWrapper query && query.Pattern.Equals(Pattern);

    private protected override int HashOfContent() => Pattern.GetHashCode();

    /// <summary>Of a fuzzy query all terms that are like the word, also those that are not among the best.</summary>
    private static (string Field, TermSet Terms)? SetOf(Query pattern) => pattern switch
    {
        PrefixQuery prefix => (prefix.Field, prefix.Terms),
        TermRangeQuery range => (range.Field, range.Terms),
        WildcardQuery wildcard => (wildcard.Field, wildcard.Terms),
        RegexpQuery regexp => (regexp.Field, regexp.Terms),
        FuzzyQuery fuzzy => (fuzzy.Field, fuzzy.Terms),
        _ => null,
    };
}
