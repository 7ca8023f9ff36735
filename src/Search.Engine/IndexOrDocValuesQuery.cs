using System.Text;
using Search.Engine.Queries;

namespace Search.Engine;

/// <summary>
/// Two queries that match the same documents: one by an index structure (points, terms), one by doc values. The search takes the first to find
/// documents and the second to test few. Prints as the first.
/// </summary>
public sealed class IndexOrDocValuesQuery(Query index, Query docValues) : Query(Math.Max(index.Depth, docValues.Depth))
{
    public Query Index { get; } = index;

    public Query DocValues { get; } = docValues;

    internal override void AppendTo(StringBuilder text, string defaultField) => Index.AppendTo(text, defaultField);

    private protected override bool EqualsSameType(Query other) =>
        other is IndexOrDocValuesQuery query && query.Index.Equals(Index) && query.DocValues.Equals(DocValues);

    private protected override int HashOfContent() => HashCode.Combine(Index, DocValues);
}
