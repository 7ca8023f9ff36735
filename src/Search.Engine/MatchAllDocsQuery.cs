namespace Search.Engine;

/// <summary>All documents, with the score 1 times the boost.</summary>
public sealed class MatchAllDocsQuery : Query
{
    public override string ToString(string defaultField) => "*:*";

    private protected override bool EqualsSameType(Query other) => true;

    private protected override int HashOfContent() => 0;
}
