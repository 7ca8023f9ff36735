namespace Search.Ingest.Text;

/// <summary>A line that is not empty, without the white space around it: [Start, End) of the page's text.</summary>
/// <param name="Start">Its first character.</param>
/// <param name="End">Behind its last.</param>
/// <param name="IsApart">An empty line stands before it, or nothing.</param>
internal readonly record struct PageLine(int Start, int End, bool IsApart);

/// <summary>A page of text as its lines that are not empty. Line breaks may be LF, CR LF or CR.</summary>
internal sealed class PageText
{
    private readonly List<PageLine> _lines = [];

    public PageText(string text)
    {
        Text = text;
        int lineBreaks = 2;
        for (int i = 0; i < text.Length;)
        {
            int length = text.AsSpan(i).IndexOfAny('\n', '\r');
            int end = length < 0 ? text.Length : i + length;
            Add(i, end, ref lineBreaks);
            i = end + 1;
            if (end < text.Length)
            {
                lineBreaks++;
                if (text[end] == '\r' && i < text.Length && text[i] == '\n')
                {
                    i++;
                }
            }
        }
    }

    public string Text { get; }

    /// <summary>Number of lines that are not empty.</summary>
    public int Count => _lines.Count;

    public ReadOnlySpan<char> this[int line] => Text.AsSpan(_lines[line].Start, _lines[line].End - _lines[line].Start);

    /// <summary>Whether an empty line stands between a line and the one before.</summary>
    public bool IsApart(int line) => _lines[line].IsApart;

    private void Add(int start, int end, ref int lineBreaks)
    {
        while (start < end && IsBlank(Text[start]))
        {
            start++;
        }
        while (end > start && IsBlank(Text[end - 1]))
        {
            end--;
        }
        if (end > start)
        {
            _lines.Add(new PageLine(start, end, lineBreaks > 1));
            lineBreaks = 0;
        }
    }

    /// <summary>White space, and the marks that are invisible: a byte order mark within the text, zero-width spaces.</summary>
    private static bool IsBlank(char c) => char.IsWhiteSpace(c) || c is '\uFEFF' or '\u200B';
}
