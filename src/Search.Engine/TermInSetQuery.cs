using System.Text;
using Search.Engine.Queries;

namespace Search.Engine;

/// <summary>Documents with any of many terms. All matches score the same: 1 times the boost.</summary>
public sealed class TermInSetQuery : Query
{
    private readonly ReadOnlyMemory<byte>[] _terms;

    public TermInSetQuery(string field, IEnumerable<string> terms)
        : this(field, terms.Select(term => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(term)))
    {
    }

    /// <param name="field">The field.</param>
    /// <param name="terms">In any order; one that comes again is nothing new.</param>
    public TermInSetQuery(string field, IEnumerable<ReadOnlyMemory<byte>> terms)
    {
        Field = field;
        ReadOnlyMemory<byte>[] sorted = [.. terms];
        Array.Sort(sorted, TermText.Order);
        _terms = [.. sorted.Where((term, i) => i == 0 || !term.Span.SequenceEqual(sorted[i - 1].Span))];
    }

    public string Field { get; }

    /// <summary>In the order of their bytes, each once.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Terms => _terms;

    /// <summary>Prints the field always, as Lucene does.</summary>
    internal override void AppendTo(StringBuilder text, string defaultField) => text.Append($"{Field}:({string.Join(' ', _terms.Select(term => TermText.Of(term.Span)))})");

    internal TermSet Set => new TermSetOfList($"set {string.Join(' ', _terms.Select(term => Convert.ToHexString(term.Span)))}", _terms);

    private protected override bool EqualsSameType(Query other) =>
        other is TermInSetQuery query && query.Field == Field && query._terms.Length == _terms.Length
        && _terms.Zip(query._terms).All(pair => pair.First.Span.SequenceEqual(pair.Second.Span));

    private protected override int HashOfContent()
    {
        var hash = new HashCode();
        hash.Add(Field);
        foreach (ReadOnlyMemory<byte> term in _terms)
        {
            hash.AddBytes(term.Span);
        }
        return hash.ToHashCode();
    }
}
