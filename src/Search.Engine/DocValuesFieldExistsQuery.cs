using System.Text;

namespace Search.Engine;

/// <summary>Documents that have a value in a field with doc values, of any kind. All matches score the same: 1 times the boost.</summary>
public sealed class DocValuesFieldExistsQuery(string field) : Query
{
    public string Field { get; } = field;

    internal override void AppendTo(StringBuilder text, string defaultField) => text.Append($"DocValuesFieldExistsQuery [field={Field}]");

    private protected override bool EqualsSameType(Query other) => other is DocValuesFieldExistsQuery query && query.Field == Field;

    private protected override int HashOfContent() => Field.GetHashCode(StringComparison.Ordinal);
}
