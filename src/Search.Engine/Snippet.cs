using Search.Engine.Highlighting;

namespace Search.Engine;

/// <summary>
/// A piece of a document's text and where the query matched in it. Text and marks are kept apart, so that every output escapes the text first and
/// sets the marks afterwards: nothing in the text can become markup.
/// </summary>
public sealed class Snippet : IEquatable<Snippet>
{
    /// <param name="text">The text, not escaped.</param>
    /// <param name="marks">Ranges [start, end) in UTF-16 units of <paramref name="text"/>: ascending, not empty, not overlapping.</param>
    /// <exception cref="ArgumentException">The marks are not so.</exception>
    public Snippet(string text, IReadOnlyList<(int Start, int End)> marks)
    {
        int last = 0;
        foreach ((int start, int end) in marks)
        {
            if (start < last || end <= start || end > text.Length)
            {
                throw new ArgumentException($"mark [{start}, {end}) behind {last} in a text of {text.Length} units", nameof(marks));
            }
            last = end;
        }
        Text = text;
        Marks = marks;
    }

    public string Text { get; }

    /// <summary>Ranges [start, end) in UTF-16 units of <see cref="Text"/>, ascending, apart from each other.</summary>
    public IReadOnlyList<(int Start, int End)> Marks { get; }

    /// <summary>For a web page: the text escaped, marks as <c>&lt;mark&gt;</c>. Safe as element content and within a quoted attribute.</summary>
    public string ToHtml() => SnippetMarkup.Html.Write(this);

    /// <summary>For a terminal that shows colour: control characters are left out, marks are bold red.</summary>
    public string ToAnsi() => SnippetMarkup.Ansi.Write(this);

    /// <summary>For a terminal or a file without colour: control characters are left out, marks are <c>[like this]</c>.</summary>
    public string ToPlain() => SnippetMarkup.Plain.Write(this);

    public bool Equals(Snippet? other) => other != null && Text == other.Text && Marks.SequenceEqual(other.Marks);

    public override bool Equals(object? obj) => Equals(obj as Snippet);

    public override int GetHashCode() => HashCode.Combine(Text, Marks.Count);

    public override string ToString() => ToPlain();
}
