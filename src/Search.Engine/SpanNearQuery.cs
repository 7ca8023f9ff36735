using System.Globalization;
using System.Text;
using Search.Engine.Queries;

namespace Search.Engine;

/// <summary>
/// Spans of all clauses near one another. In order: each clause follows the one before without overlap, and the positions between them are at most
/// the slop; that sum is the width. In any order: spans may overlap, and the positions from the first start to the last end, less the lengths of
/// all spans, are at most the slop; the width is those positions.
/// </summary>
public sealed class SpanNearQuery : SpanQuery
{
    private readonly SpanQuery[] _clauses;

    /// <param name="clauses">At least two, of one field.</param>
    /// <param name="slop">Below 0, without order: spans must overlap by that many positions.</param>
    /// <param name="inOrder">Whether they must come in the order of <paramref name="clauses"/>.</param>
    /// <exception cref="ArgumentException">Fewer than two clauses, or of different fields.</exception>
    public SpanNearQuery(IReadOnlyList<SpanQuery> clauses, int slop, bool inOrder)
        : this(clauses, slop, inOrder, CommonField(clauses))
    {
    }

    private SpanNearQuery(IReadOnlyList<SpanQuery> clauses, int slop, bool inOrder, string field)
        : base(DeepestOf(clauses))
    {
        if (clauses.Count < 2)
        {
            throw new ArgumentException($"{clauses.Count} clauses; a near query needs at least 2", nameof(clauses));
        }
        _clauses = [.. clauses];
        Slop = slop;
        InOrder = inOrder;
        Field = field;
    }

    public override string Field { get; }

    public IReadOnlyList<SpanQuery> Clauses => _clauses;

    public int Slop { get; }

    public bool InOrder { get; }

    internal override void AppendTo(StringBuilder text, string defaultField)
    {
        text.Append("spanNear([");
        AppendAll(text, _clauses, defaultField);
        text.Append(CultureInfo.InvariantCulture, $"], {Slop}, {(InOrder ? "true" : "false")})");
    }

    /// <summary>The same with other clauses, as rewriting leaves them; the field stays, also where those have none.</summary>
    internal SpanNearQuery WithClauses(IReadOnlyList<SpanQuery> clauses) => new(clauses, Slop, InOrder, Field);

    private protected override bool EqualsSameType(Query other) =>
        other is SpanNearQuery query && query.Slop == Slop && query.InOrder == InOrder && query._clauses.AsSpan().SequenceEqual(_clauses);

    private protected override int HashOfContent() => HashCode.Combine(HashOf(_clauses), Slop, InOrder);
}
