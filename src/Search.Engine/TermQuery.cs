using System.Text;
using Search.Engine.Queries;
using Search.Engine.Scoring;

namespace Search.Engine;

/// <summary>Documents that have a term, scored by BM25.</summary>
public sealed class TermQuery : Query
{
    public TermQuery(string field, string term)
        : this(field, Encoding.UTF8.GetBytes(term))
    {
    }

    public TermQuery(string field, ReadOnlyMemory<byte> term)
    {
        Field = field;
        Term = term;
    }

    /// <summary>A term that was looked up.</summary>
    /// <param name="field">The field.</param>
    /// <param name="term">The term.</param>
    /// <param name="states">Where it is in the snapshot that will be searched, and in how many documents it counts as being. Equality knows nothing of it, as in Lucene.</param>
    internal TermQuery(string field, ReadOnlyMemory<byte> term, TermStates states)
        : this(field, term) => States = states;

    public string Field { get; }

    /// <summary>The term's bytes: UTF-8, unless a program put other bytes into the index.</summary>
    public ReadOnlyMemory<byte> Term { get; }

    /// <summary>The term as text.</summary>
    public string Text => TermText.Of(Term.Span);

    internal TermStates? States { get; }

    internal override void AppendTo(StringBuilder text, string defaultField) => text.Append(FieldPrefix(Field, defaultField) + Text);

    private protected override bool EqualsSameType(Query other) =>
        other is TermQuery query && query.Field == Field && query.Term.Span.SequenceEqual(Term.Span);

    private protected override int HashOfContent()
    {
        var hash = new HashCode();
        hash.Add(Field);
        hash.AddBytes(Term.Span);
        return hash.ToHashCode();
    }
}
