using System.Text;
using Search.Codecs.Contracts;
using Search.Engine.Queries;

namespace Search.Engine;

/// <summary>Documents with any term that starts so. All matches score the same: 1 times the boost.</summary>
public sealed class PrefixQuery : Query
{
    private TermSet? _terms;

    public PrefixQuery(string field, string prefix)
        : this(field, Encoding.UTF8.GetBytes(prefix))
    {
    }

    public PrefixQuery(string field, ReadOnlyMemory<byte> prefix)
    {
        Field = field;
        Prefix = prefix;
    }

    public string Field { get; }

    public ReadOnlyMemory<byte> Prefix { get; }

    internal override void AppendTo(StringBuilder text, string defaultField) => text.Append(FieldPrefix(Field, defaultField) + TermText.Of(Prefix.Span) + "*");

    internal TermSet Terms => _terms ??= new TermSetOfAutomaton($"prefix {Convert.ToHexString(Prefix.Span)}", TermAutomaton.OfPrefix(Prefix.Span));

    private protected override bool EqualsSameType(Query other) =>
        other is PrefixQuery query && query.Field == Field && query.Prefix.Span.SequenceEqual(Prefix.Span);

    private protected override int HashOfContent()
    {
        var hash = new HashCode();
        hash.Add(Field);
        hash.AddBytes(Prefix.Span);
        return hash.ToHashCode();
    }
}
