using System.Text;
using Search.Engine.Queries;

namespace Search.Engine;

/// <summary>
/// Documents where terms stand together. With a slop, the terms may be moved by that many positions in all to make the phrase: one word between two
/// neighbours costs 1, two neighbours in reverse order cost 2; nearer matches score higher.
/// </summary>
public sealed class PhraseQuery : Query
{
    private readonly ReadOnlyMemory<byte>[] _terms;
    private readonly int[] _positions;

    /// <summary>A phrase of words that follow each other.</summary>
    public PhraseQuery(string field, params IReadOnlyList<string> terms)
        : this(field, 0, [.. terms.Select(term => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(term))], [.. Enumerable.Range(0, terms.Count)])
    {
    }

    /// <param name="field">A field with positions.</param>
    /// <param name="slop">At least 0.</param>
    /// <param name="terms">The terms.</param>
    /// <param name="positions">Where they stand in the phrase: one a term, at least 0, never falling. A gap stands for any word.</param>
    /// <exception cref="ArgumentException">Positions or slop are not so.</exception>
    public PhraseQuery(string field, int slop, IReadOnlyList<ReadOnlyMemory<byte>> terms, IReadOnlyList<int> positions)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(slop);
        if (terms.Count != positions.Count)
        {
            throw new ArgumentException($"{terms.Count} terms with {positions.Count} positions", nameof(positions));
        }
        for (int i = 0; i < positions.Count; i++)
        {
            if (positions[i] < (i == 0 ? 0 : positions[i - 1]))
            {
                throw new ArgumentException($"Position {positions[i]} of term {i} is negative or before the one of the term before", nameof(positions));
            }
        }
        Field = field;
        Slop = slop;
        _terms = [.. terms];
        _positions = [.. positions];
    }

    public string Field { get; }

    public int Slop { get; }

    public IReadOnlyList<ReadOnlyMemory<byte>> Terms => _terms;

    /// <summary>Where <see cref="Terms"/> stand in the phrase.</summary>
    public IReadOnlyList<int> Positions => _positions;

    /// <summary>The same phrase with another slop.</summary>
    public PhraseQuery WithSlop(int slop) => new(Field, slop, _terms, _positions);

    internal override void AppendTo(StringBuilder text, string defaultField)
    {
        text.Append(FieldPrefix(Field, defaultField)).Append('"');
        int next = 0;
        for (int i = 0; i < _terms.Length; i++)
        {
            if (i > 0 && _positions[i] == _positions[i - 1])
            {
                text.Append('|');
            }
            else
            {
                for (; next < _positions[i]; next++)
                {
                    text.Append(next > 0 ? " " : "").Append('?');
                }
                text.Append(next > 0 ? " " : "");
                next++;
            }
            text.Append(TermText.Of(_terms[i].Span));
        }
        text.Append('"');
        _ = Slop == 0 ? text : text.Append('~').Append(Slop);
    }

    private protected override bool EqualsSameType(Query other)
    {
        var query = (PhraseQuery)other;
        if (query.Slop != Slop || query._terms.Length != _terms.Length || query.Field != Field)
        {
            return false;
        }
        for (int i = 0; i < _terms.Length; i++)
        {
            if (query._positions[i] != _positions[i] || !query._terms[i].Span.SequenceEqual(_terms[i].Span))
            {
                return false;
            }
        }
        return true;
    }

    private protected override int HashOfContent()
    {
        var hash = new HashCode();
        hash.Add(Field);
        hash.Add(Slop);
        for (int i = 0; i < _terms.Length; i++)
        {
            hash.Add(_positions[i]);
            hash.AddBytes(_terms[i].Span);
        }
        return hash.ToHashCode();
    }
}
