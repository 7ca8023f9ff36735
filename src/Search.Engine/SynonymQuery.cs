using System.Text;
using Search.Engine.Queries;

namespace Search.Engine;

/// <summary>
/// Documents with any of several terms of a field, scored as if all of them were one term: its frequency in a document is the sum of theirs, each
/// times
/// its boost; it is as rare as the most frequent of them (Lucene's <c>SynonymQuery</c>).
/// </summary>
public sealed class SynonymQuery : Query
{
    private readonly (ReadOnlyMemory<byte> Term, float Boost)[] _terms;

    /// <summary>Terms that count alike.</summary>
    public SynonymQuery(string field, params IReadOnlyList<string> terms)
        : this(field, [.. terms.Select(term => ((ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(term), 1f))])
    {
    }

    /// <param name="field">The field.</param>
    /// <param name="terms">At most <see cref="BooleanQuery.MaxClauses"/>, in any order, each with what one occurrence counts: above 0, at most
    /// 1.</param>
    /// <exception cref="ArgumentException">They are not so.</exception>
    public SynonymQuery(string field, IReadOnlyList<(ReadOnlyMemory<byte> Term, float Boost)> terms)
    {
        if (terms.Count > BooleanQuery.MaxClauses)
        {
            throw new ArgumentException($"{terms.Count} synonyms in one query; at most {BooleanQuery.MaxClauses} are allowed", nameof(terms));
        }
        foreach ((_, float boost) in terms)
        {
            if (!(boost is > 0 and <= 1))
            {
                throw new ArgumentOutOfRangeException(nameof(terms), boost, "The boost of a synonym is above 0 and at most 1");
            }
        }
        Field = field;
        _terms = [.. terms.OrderBy(term => term.Term, TermText.Order)];
    }

    public string Field { get; }

    /// <summary>In the order of their bytes.</summary>
    public IReadOnlyList<(ReadOnlyMemory<byte> Term, float Boost)> Terms => _terms;

    internal override void AppendTo(StringBuilder text, string defaultField)
    {
        IEnumerable<string> terms = _terms.Select(term =>
            FieldPrefix(Field, defaultField) + TermText.Of(term.Term.Span) + (term.Boost == 1f ? "" : "^" + TermText.Of(term.Boost)));
        text.Append("Synonym(").AppendJoin(' ', terms).Append(')');
    }

    private protected override bool EqualsSameType(Query other)
    {
        var query = (SynonymQuery)other;
        return query.Field == Field && query._terms.Length == _terms.Length && query._terms.Zip(_terms).All(pair =>
            pair.First.Boost == pair.Second.Boost && pair.First.Term.Span.SequenceEqual(pair.Second.Term.Span));
    }

    private protected override int HashOfContent()
    {
        var hash = new HashCode();
        hash.Add(Field);
        foreach ((ReadOnlyMemory<byte> term, float boost) in _terms)
        {
            hash.AddBytes(term.Span);
            hash.Add(boost);
        }
        return hash.ToHashCode();
    }
}
