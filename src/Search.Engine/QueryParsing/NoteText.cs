using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Search.Engine.QueryParsing;

/// <summary>Writes a note where it can be compared with those that are there: the same note a million times costs nothing but its writing.</summary>
[InterpolatedStringHandler]
internal readonly ref struct NoteText
{
    private readonly StringBuilder _text;

    public NoteText(int literalLength, int formattedCount, ParseNotes notes)
    {
        _text = notes.Draft;
        _text.Clear();
    }

    public void AppendLiteral(string text) => _text.Append(text);

    public void AppendFormatted(ReadOnlySpan<char> text) => _text.Append(text);

    public void AppendFormatted(string text) => _text.Append(text);

    public void AppendFormatted(char text) => _text.Append(text);

    public void AppendFormatted(int number) => _text.Append(CultureInfo.InvariantCulture, $"{number}");
}
