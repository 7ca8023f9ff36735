using System.Text;

namespace Search.Engine;

/// <summary>
/// Documents whose numeric doc values lie in a range, both ends included; of several values one is enough. Reads one document after the other, so it is
/// meant to stand beside a query that matches few. All matches score the same: 1 times the boost. Prints as Lucene's <c>NumericDocValuesField.newSlowRangeQuery</c>.
/// </summary>
public sealed class NumericRangeQuery(string field, long lower, long upper) : Query
{
    public string Field { get; } = field;

    public long Lower { get; } = lower;

    public long Upper { get; } = upper;

    internal override void AppendTo(StringBuilder text, string defaultField) => text.Append($"{FieldPrefix(Field, defaultField)}[{Lower} TO {Upper}]");

    private protected override bool EqualsSameType(Query other) =>
        other is NumericRangeQuery query && query.Field == Field && query.Lower == Lower && query.Upper == Upper;

    private protected override int HashOfContent() => HashCode.Combine(Field, Lower, Upper);
}
