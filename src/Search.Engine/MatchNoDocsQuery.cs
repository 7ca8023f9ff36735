using System.Text;

namespace Search.Engine;

/// <summary>No documents.</summary>
/// <param name="reason">Why; printed, and no part of equality.</param>
public sealed class MatchNoDocsQuery(string reason = "") : Query
{
    public string Reason { get; } = reason;

    internal override void AppendTo(StringBuilder text, string defaultField) => text.Append($"MatchNoDocsQuery(\"{Reason}\")");

    private protected override bool EqualsSameType(Query other) => true;

    private protected override int HashOfContent() => 0;
}
