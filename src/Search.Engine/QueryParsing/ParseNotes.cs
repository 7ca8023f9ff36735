using System.Runtime.CompilerServices;
using System.Text;

namespace Search.Engine.QueryParsing;

/// <summary>Takes what is wrong with a query text: a note for people, or, for a strict parser, the end.</summary>
internal sealed class ParseNotes(bool strict)
{
    /// <summary>More notes than this nobody reads.</summary>
    public const int Most = 16;

    private const int LongestQuotation = 40;
    private readonly List<string> _notes = [];

    public IReadOnlyList<string> All => _notes;

    public bool IsStrict => strict;

    /// <summary>Where the next note is written.</summary>
    internal StringBuilder Draft { get; } = new();

    /// <summary>Something that a strict parser does not take.</summary>
    /// <param name="problem">What is wrong.</param>
    /// <param name="column">Where, counted from 1.</param>
    /// <param name="done">What is done about it, unless the parser is strict.</param>
    /// <param name="hint">What could be done instead.</param>
    public void Problem([InterpolatedStringHandlerArgument("")] NoteText problem, int column, string done, string hint)
    {
        if (strict)
        {
            throw new QueryParseException(Draft.ToString(), column, hint);
        }
        Draft.Append(": ").Append(done);
        Take();
    }

    /// <inheritdoc cref="Problem(NoteText, int, string, string)"/>
    public void Problem(string problem, int column, string done, string hint) => Problem($"{problem}", column, done, hint);

    public void Note([InterpolatedStringHandlerArgument("")] NoteText note) => Take();

    public void Note(string note) => Note($"{note}");

    /// <summary>What was written, as it can stand in a note.</summary>
    public static string Short(string text) => text.Length <= LongestQuotation ? text : text[..LongestQuotation] + "...";

    private void Take()
    {
        if (_notes.Count < Most && !_notes.Exists(note => Draft.Equals(note)))
        {
            _notes.Add(Draft.ToString());
        }
    }
}
