using System.Text;

namespace Search.Engine;

/// <summary>
/// Documents that have a field with norms: a text field, also where its text has no word. No document of a field without norms matches. All matches
/// score
/// the same: 1 times the boost.
/// </summary>
public sealed class NormsFieldExistsQuery(string field) : Query
{
    public string Field { get; } = field;

    internal override void AppendTo(StringBuilder text, string defaultField) => text.Append($"NormsFieldExistsQuery [field={Field}]");

    private protected override bool EqualsSameType(Query other) => other is NormsFieldExistsQuery query && query.Field == Field;

    private protected override int HashOfContent() => Field.GetHashCode(StringComparison.Ordinal);
}
