using System.Text;

namespace Search.Engine;

/// <summary>
/// Words that follow each other, of which the last is only the beginning of one: rewritten to a <see cref="MultiPhraseQuery"/> with the first terms
/// of the dictionary, by their bytes, that begin so. Where no term does, nothing matches.
/// </summary>
public sealed class PhrasePrefixQuery : Query
{
    private readonly string[] _words;

    /// <param name="field">A field with positions.</param>
    /// <param name="words">At least one; terms but the last, which is a prefix.</param>
    /// <param name="maxExpansions">So many terms at most: 1 to <see cref="BooleanQuery.MaxClauses"/>.</param>
    /// <exception cref="ArgumentException">No words, or another number of expansions.</exception>
    public PhrasePrefixQuery(string field, IReadOnlyList<string> words, int maxExpansions = 50)
    {
        if (words.Count == 0)
        {
            throw new ArgumentException("No words", nameof(words));
        }
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxExpansions);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maxExpansions, BooleanQuery.MaxClauses);
        Field = field;
        _words = [.. words];
        MaxExpansions = maxExpansions;
    }

    public string Field { get; }

    public IReadOnlyList<string> Words => _words;

    public int MaxExpansions { get; }

    /// <summary>Prints as OpenSearch's <c>MultiPhrasePrefixQuery</c> does, which leaves out how many expansions there may be.</summary>
    internal override void AppendTo(StringBuilder text, string defaultField) => text.Append($"{FieldPrefix(Field, defaultField)}\"{string.Join(' ', _words)}*\"");

    private protected override bool EqualsSameType(Query other) =>
        other is PhrasePrefixQuery query && query.Field == Field && query.MaxExpansions == MaxExpansions
        && query._words.AsSpan().SequenceEqual(_words);

    private protected override int HashOfContent()
    {
        var hash = new HashCode();
        hash.Add(Field);
        hash.Add(MaxExpansions);
        foreach (string word in _words)
        {
            hash.Add(word);
        }
        return hash.ToHashCode();
    }
}
