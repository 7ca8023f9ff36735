using System.Text;
using Search.Engine.Queries;

namespace Search.Engine;

/// <summary>
/// Spans of one field that pass for spans of another, so that they can be near the other's: both fields must number the same words alike. A near
/// query is scored with the lengths and the average of the field that its clauses pass for, and with the document frequencies of their own terms.
/// Alone it is scored as what it wraps.
/// </summary>
public sealed class FieldMaskingSpanQuery : SpanQuery
{
    public FieldMaskingSpanQuery(SpanQuery query, string field)
        : base(query.Depth)
    {
        Query = query;
        Field = field;
    }

    public SpanQuery Query { get; }

    public override string Field { get; }

    internal override void AppendTo(StringBuilder text, string defaultField)
    {
        text.Append("mask(");
        Query.AppendTo(text, defaultField);
        text.Append(") as ").Append(Field);
    }

    private protected override bool EqualsSameType(Query other) =>
        other is FieldMaskingSpanQuery query && query.Field == Field && query.Query.Equals(Query);

    private protected override int HashOfContent() => HashCode.Combine(Query, Field);
}
