using System.Text;
using Search.Engine.Queries;

namespace Search.Engine;

/// <summary>The spans of all clauses.</summary>
public sealed class SpanOrQuery : SpanQuery
{
    private readonly SpanQuery[] _clauses;

    /// <param name="clauses">Of one field. None: matches nothing.</param>
    /// <exception cref="ArgumentException">They have different fields.</exception>
    public SpanOrQuery(params IReadOnlyList<SpanQuery> clauses)
        : base(DeepestOf(clauses))
    {
        Field = CommonField(clauses);
        _clauses = [.. clauses];
    }

    public override string Field { get; }

    public IReadOnlyList<SpanQuery> Clauses => _clauses;

    internal override void AppendTo(StringBuilder text, string defaultField)
    {
        text.Append("spanOr([");
        AppendAll(text, _clauses, defaultField);
        text.Append("])");
    }

    private protected override bool EqualsSameType(Query other) => other is SpanOrQuery query && query._clauses.AsSpan().SequenceEqual(_clauses);

    private protected override int HashOfContent() => HashOf(_clauses);
}
