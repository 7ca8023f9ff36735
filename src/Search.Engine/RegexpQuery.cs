using Search.Engine.Queries;

namespace Search.Engine;

/// <summary>
/// Documents with any term that a regular expression means, from its first character to its last. The syntax is that of Lucene's <c>RegExp</c> with all its
/// options. All matches score the same: 1 times the boost.
/// </summary>
public sealed class RegexpQuery : Query
{
    public RegexpQuery(string field, string pattern)
    {
        Field = field;
        Pattern = pattern;
    }

    public string Field { get; }

    public string Pattern { get; }

    public override string ToString(string defaultField) => $"{FieldPrefix(Field, defaultField)}/{Pattern}/";

    internal override void Accept(IMatchVisitor visitor)
    {
    }

    private protected override bool EqualsSameType(Query other) => other is RegexpQuery query && query.Field == Field && query.Pattern == Pattern;

    private protected override int HashOfContent() => HashCode.Combine(Field, Pattern);
}
