using System.Text;
using Search.Codecs.Contracts;
using Search.Engine.Automata;
using Search.Engine.Queries;

namespace Search.Engine;

/// <summary>
/// Documents with any term that a regular expression means, from its first character to its last. The syntax is that of Lucene's <c>RegExp</c> with all its
/// options. All matches score the same: 1 times the boost.
/// </summary>
public sealed class RegexpQuery : Query
{
    private readonly TermAutomaton _automaton;

    /// <param name="field">The field.</param>
    /// <param name="pattern">At most 1,000 characters.</param>
    /// <exception cref="PatternException">The pattern is malformed, too long or too complex.</exception>
    public RegexpQuery(string field, string pattern)
    {
        RegexpNode parsed = RegexpParser.Parse(pattern);
        _automaton = Utf8Automaton.Convert(RegexpCompiler.Compile(parsed), Determinizer.MaxStates, parsed.Inside);
        Field = field;
        Pattern = pattern;
    }

    public string Field { get; }

    public string Pattern { get; }

    /// <summary>Whether the pattern means a term.</summary>
    public bool Matches(string term) => Matches(Encoding.UTF8.GetBytes(term));

    /// <summary>Whether the pattern means a term.</summary>
    public bool Matches(ReadOnlySpan<byte> term) => _automaton.Accepts(term);

    internal override void AppendTo(StringBuilder text, string defaultField) => text.Append($"{FieldPrefix(Field, defaultField)}/{Pattern}/");

    internal TermSet Terms => new TermSetOfAutomaton($"regexp {Pattern}", _automaton);

    private protected override bool EqualsSameType(Query other) => other is RegexpQuery query && query.Field == Field && query.Pattern == Pattern;

    private protected override int HashOfContent() => HashCode.Combine(Field, Pattern);
}
