using Search.Engine.Queries;

namespace Search.Engine;

/// <summary>
/// Documents with any term that a pattern means: <c>*</c> stands for any characters, <c>?</c> for one, and <c>\</c> before a character for itself. All
/// matches score the same: 1 times the boost.
/// </summary>
public sealed class WildcardQuery : Query
{
    public WildcardQuery(string field, string pattern)
    {
        Field = field;
        Pattern = pattern;
    }

    public string Field { get; }

    public string Pattern { get; }

    public override string ToString(string defaultField) => FieldPrefix(Field, defaultField) + Pattern;

    internal override void Accept(IMatchVisitor visitor)
    {
    }

    private protected override bool EqualsSameType(Query other) => other is WildcardQuery query && query.Field == Field && query.Pattern == Pattern;

    private protected override int HashOfContent() => HashCode.Combine(Field, Pattern);
}
