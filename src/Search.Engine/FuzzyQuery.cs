using System.Globalization;
using System.Text;
using Search.Codecs.Contracts;
using Search.Engine.Automata;
using Search.Engine.Queries;

namespace Search.Engine;

/// <summary>
/// Documents with terms that are like a word: a few edits away, each of them one character that is inserted, removed or replaced, or two neighbours that
/// changed places. The best terms are searched, the closer the better; all score as if they were as frequent as the most frequent of them.
/// </summary>
public sealed class FuzzyQuery : Query
{
    /// <summary>More edits than this would match most words.</summary>
    public const int MostEdits = 2;

    private readonly TermAutomaton?[] _automata = new TermAutomaton?[MostEdits + 1];

    /// <param name="field">The field.</param>
    /// <param name="term">The word.</param>
    /// <param name="maxEdits">0 to <see cref="MostEdits"/>.</param>
    /// <param name="prefixLength">How many characters (code points) of the word must stand at the start of a term as they are.</param>
    /// <param name="maxExpansions">How many terms are searched at most, 1 or more; never more than <see cref="BooleanQuery.MaxClauses"/>.</param>
    /// <param name="transpositions">Whether neighbours that changed places are one edit, not two.</param>
    public FuzzyQuery(string field, string term, int maxEdits = 2, int prefixLength = 0, int maxExpansions = 50, bool transpositions = true)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxEdits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maxEdits, MostEdits);
        ArgumentOutOfRangeException.ThrowIfNegative(prefixLength);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxExpansions);
        Field = field;
        Term = term;
        MaxEdits = maxEdits;
        PrefixLength = prefixLength;
        MaxExpansions = maxExpansions;
        Transpositions = transpositions;
    }

    public string Field { get; }

    public string Term { get; }

    public int MaxEdits { get; }

    public int PrefixLength { get; }

    public int MaxExpansions { get; }

    public bool Transpositions { get; }

    internal override void AppendTo(StringBuilder text, string defaultField) =>
        text.Append(CultureInfo.InvariantCulture, $"{FieldPrefix(Field, defaultField)}{Term}~{MaxEdits}");

    /// <summary>Edits that are possible: none where the prefix is the whole word, counted in UTF-16 units as Lucene does.</summary>
    internal int EffectiveEdits => PrefixLength >= Term.Length ? 0 : MaxEdits;

    /// <summary>All terms that are like the word, also those that are not among the best.</summary>
    internal TermSet Terms => new TermSetOfAutomaton(
        string.Create(CultureInfo.InvariantCulture, $"fuzzy {MaxEdits} {PrefixLength} {Transpositions} {Term}"), Automaton(EffectiveEdits));

    /// <summary>Accepts terms with so many edits at most; its value is their number.</summary>
    internal TermAutomaton Automaton(int edits) =>
        _automata[edits] ??= Utf8Automaton.Convert(Levenshtein.Create(CodePoints.Of(Term), edits, PrefixLength, Transpositions), int.MaxValue);

    private protected override bool EqualsSameType(Query other) =>
        other is FuzzyQuery query && query.Field == Field && query.Term == Term && query.MaxEdits == MaxEdits && query.PrefixLength == PrefixLength
        && query.MaxExpansions == MaxExpansions && query.Transpositions == Transpositions;

    private protected override int HashOfContent() => HashCode.Combine(Field, Term, MaxEdits, PrefixLength, MaxExpansions, Transpositions);
}
