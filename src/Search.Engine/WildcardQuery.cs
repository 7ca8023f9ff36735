using System.Text;
using Search.Codecs.Contracts;
using Search.Engine.Automata;
using Search.Engine.Queries;

namespace Search.Engine;

/// <summary>
/// Documents with any term that a pattern means: <c>*</c> stands for any characters, <c>?</c> for one, and <c>\</c> before a character for itself. All
/// matches score the same: 1 times the boost.
/// </summary>
public sealed class WildcardQuery : Query
{
    private readonly TermAutomaton _automaton;

    /// <param name="field">The field.</param>
    /// <param name="pattern">The pattern; the empty one means no term.</param>
    /// <exception cref="PatternException">The pattern is too complex.</exception>
    public WildcardQuery(string field, string pattern)
    {
        _automaton = Utf8Automaton.Convert(WildcardPattern.Compile(pattern, out byte[] inside), Determinizer.MaxStates, inside, isBehindPrefix: true);
        Field = field;
        Pattern = pattern;
    }

    public string Field { get; }

    public string Pattern { get; }

    /// <summary>Whether the pattern means a term.</summary>
    public bool Matches(string term) => Matches(Encoding.UTF8.GetBytes(term));

    /// <summary>Whether the pattern means a term.</summary>
    public bool Matches(ReadOnlySpan<byte> term) => _automaton.Accepts(term);

    internal override void AppendTo(StringBuilder text, string defaultField) => text.Append(FieldPrefix(Field, defaultField) + Pattern);

    internal TermSet Terms => new TermSetOfAutomaton($"wildcard {Pattern}", _automaton);

    private protected override bool EqualsSameType(Query other) => other is WildcardQuery query && query.Field == Field && query.Pattern == Pattern;

    private protected override int HashOfContent() => HashCode.Combine(Field, Pattern);
}
