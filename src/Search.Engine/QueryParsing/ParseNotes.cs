namespace Search.Engine.QueryParsing;

/// <summary>Takes what is wrong with a query text: a note for people, or, for a strict parser, the end.</summary>
internal sealed class ParseNotes(bool strict)
{
    private const int Most = 16;
    private const int LongestQuotation = 40;
    private readonly List<string> _notes = [];

    public IReadOnlyList<string> All => _notes;

    public bool IsStrict => strict;

    /// <summary>Something that a strict parser does not take.</summary>
    /// <param name="problem">What is wrong.</param>
    /// <param name="column">Where, counted from 1.</param>
    /// <param name="done">What is done about it, unless the parser is strict.</param>
    /// <param name="hint">What could be done instead.</param>
    public void Problem(string problem, int column, string done, string hint)
    {
        if (strict)
        {
            throw new QueryParseException(problem, column, hint);
        }
        Note($"{problem}: {done}");
    }

    /// <summary>What was written, as it can stand in a note.</summary>
    public static string Short(string text) => text.Length <= LongestQuotation ? text : text[..LongestQuotation] + "...";

    public void Note(string note)
    {
        if (_notes.Count < Most && !_notes.Contains(note))
        {
            _notes.Add(note);
        }
    }
}
