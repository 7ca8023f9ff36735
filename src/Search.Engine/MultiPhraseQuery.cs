using System.Globalization;
using System.Text;
using Search.Engine.Queries;

namespace Search.Engine;

/// <summary>
/// A phrase with alternatives: at each place any of several terms may stand. Otherwise as <see cref="PhraseQuery"/>; the idf of all terms are
/// summed.
/// </summary>
public sealed class MultiPhraseQuery : Query
{
    private readonly ReadOnlyMemory<byte>[][] _terms;
    private readonly int[] _positions;

    /// <param name="field">A field with positions.</param>
    /// <param name="slop">At least 0; as <see cref="PhraseQuery.Slop"/>.</param>
    /// <param name="terms">The terms of each place, at least one each.</param>
    /// <param name="positions">Where the places are in the phrase: one for each, at least 0, never falling. A gap stands for any word.</param>
    /// <exception cref="ArgumentException">Terms, positions or slop are not so.</exception>
    public MultiPhraseQuery(string field, int slop, IReadOnlyList<IReadOnlyList<ReadOnlyMemory<byte>>> terms, IReadOnlyList<int> positions)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(slop);
        if (terms.Count != positions.Count)
        {
            throw new ArgumentException($"{terms.Count} places with {positions.Count} positions", nameof(positions));
        }
        for (int i = 0; i < positions.Count; i++)
        {
            if (terms[i].Count == 0)
            {
                throw new ArgumentException($"Place {i} has no terms", nameof(terms));
            }
            if (positions[i] < (i == 0 ? 0 : positions[i - 1]))
            {
                throw new ArgumentException(
                    $"Position {positions[i]} of place {i} is negative or before the one of the place before", nameof(positions));
            }
        }
        Field = field;
        Slop = slop;
        _terms = [.. terms.Select(place => place.ToArray())];
        _positions = [.. positions];
    }

    public string Field { get; }

    public int Slop { get; }

    /// <summary>The alternatives of each place.</summary>
    public IReadOnlyList<IReadOnlyList<ReadOnlyMemory<byte>>> Terms => _terms;

    /// <summary>Where the places of <see cref="Terms"/> are in the phrase.</summary>
    public IReadOnlyList<int> Positions => _positions;

    internal override void AppendTo(StringBuilder text, string defaultField)
    {
        text.Append(FieldPrefix(Field, defaultField)).Append('"');
        for (int i = 0; i < _terms.Length; i++)
        {
            text.Append(i > 0 ? " " : "");
            for (int gap = i == 0 ? 0 : _positions[i] - _positions[i - 1]; gap > 1; gap--)
            {
                text.Append("? ");
            }
            string terms = string.Join(' ', _terms[i].Select(term => TermText.Of(term.Span)));
            _ = _terms[i].Length > 1 ? text.Append('(').Append(terms).Append(')') : text.Append(terms);
        }
        text.Append('"');
        _ = Slop == 0 ? text : text.Append('~').Append(Slop.ToString(CultureInfo.InvariantCulture));
    }

    private protected override bool EqualsSameType(Query other)
    {
        var query = (MultiPhraseQuery)other;
        return query.Slop == Slop && query.Field == Field && query._positions.AsSpan().SequenceEqual(_positions)
            && query._terms.Zip(_terms).All(pair => AreSame(pair.First, pair.Second));
    }

    private protected override int HashOfContent()
    {
        var hash = new HashCode();
        hash.Add(Field);
        hash.Add(Slop);
        for (int i = 0; i < _terms.Length; i++)
        {
            hash.Add(_positions[i]);
            foreach (ReadOnlyMemory<byte> term in _terms[i])
            {
                hash.AddBytes(term.Span);
            }
        }
        return hash.ToHashCode();
    }

    private static bool AreSame(ReadOnlyMemory<byte>[] one, ReadOnlyMemory<byte>[] other)
    {
        bool same = one.Length == other.Length;
        for (int i = 0; same && i < one.Length; i++)
        {
            same = one[i].Span.SequenceEqual(other[i].Span);
        }
        return same;
    }
}
