using System.Text;

namespace Search.Engine;

/// <summary>All documents, with the score 1 times the boost.</summary>
public sealed class MatchAllDocsQuery : Query
{
    internal override void AppendTo(StringBuilder text, string defaultField) => text.Append("*:*");

    private protected override bool EqualsSameType(Query other) => true;

    private protected override int HashOfContent() => 0;
}
