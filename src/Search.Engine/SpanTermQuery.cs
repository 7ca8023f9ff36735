using System.Text;
using Search.Engine.Queries;
using Search.Engine.Scoring;

namespace Search.Engine;

/// <summary>Spans of one term: each of its positions, one token wide.</summary>
public sealed class SpanTermQuery : SpanQuery
{
    public SpanTermQuery(string field, string term)
        : this(field, Encoding.UTF8.GetBytes(term))
    {
    }

    public SpanTermQuery(string field, ReadOnlyMemory<byte> term)
    {
        Field = field;
        Term = term;
    }

    /// <param name="field">The field.</param>
    /// <param name="term">The term.</param>
    /// <param name="states">Where it is in the snapshot that will be searched, so that it need not be looked up.</param>
    internal SpanTermQuery(string field, ReadOnlyMemory<byte> term, TermStates states)
        : this(field, term)
    {
        States = states;
    }

    public override string Field { get; }

    /// <summary>The term's bytes: UTF-8, unless a program put other bytes into the index.</summary>
    public ReadOnlyMemory<byte> Term { get; }

    internal TermStates? States { get; }

    internal override void AppendTo(StringBuilder text, string defaultField) => text.Append(FieldPrefix(Field, defaultField) + TermText.Of(Term.Span));

    private protected override bool EqualsSameType(Query other) =>
        other is SpanTermQuery query && query.Field == Field && query.Term.Span.SequenceEqual(Term.Span);

    private protected override int HashOfContent()
    {
        var hash = new HashCode();
        hash.Add(Field);
        hash.AddBytes(Term.Span);
        return hash.ToHashCode();
    }
}
