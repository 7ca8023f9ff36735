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

    public override string ToString(string defaultField) => $"mask({Query.ToString(defaultField)}) as {Field}";

    private protected override bool EqualsSameType(Query other) =>
        other is FieldMaskingSpanQuery query && query.Field == Field && query.Query.Equals(Query);

    private protected override int HashOfContent() => HashCode.Combine(Query, Field);
}
