using System.Globalization;

namespace Search.Cli.Editing;

/// <summary>The line being edited and the cursor in it. The cursor moves by what people see as one character, so it never stands inside one.</summary>
public sealed class LineBuffer
{
    private string _killed = "";

    public string Text { get; private set; } = "";

    /// <summary>In UTF-16 units from the line's start.</summary>
    public int Cursor { get; private set; }

    public void Set(string text)
    {
        Text = text;
        Cursor = text.Length;
    }

    public void Insert(string text)
    {
        Text = Text.Insert(Cursor, text);
        Cursor += text.Length;
    }

    /// <summary>Puts a text in the place of [start, cursor) and the cursor behind it.</summary>
    public void ReplaceBeforeCursor(int start, string text)
    {
        Text = string.Concat(Text.AsSpan(0, start), text, Text.AsSpan(Cursor));
        Cursor = start + text.Length;
    }

    public void Left() => Cursor = Before(Cursor);

    public void Right() => Cursor = After(Cursor);

    public void Home() => Cursor = 0;

    public void End() => Cursor = Text.Length;

    public void WordLeft() => Cursor = WordStart(Cursor);

    public void WordRight()
    {
        while (Cursor < Text.Length && !IsWord(Text[Cursor]))
        {
            Cursor++;
        }
        while (Cursor < Text.Length && IsWord(Text[Cursor]))
        {
            Cursor++;
        }
    }

    public void Backspace() => Cut(Before(Cursor), Cursor, keep: false);

    public void Delete() => Cut(Cursor, After(Cursor), keep: false);

    public void KillToEnd() => Cut(Cursor, Text.Length, keep: true);

    public void KillToStart() => Cut(0, Cursor, keep: true);

    /// <summary>Back to the last blank, as shells do.</summary>
    public void KillWord()
    {
        int start = Cursor;
        while (start > 0 && char.IsWhiteSpace(Text[start - 1]))
        {
            start--;
        }
        while (start > 0 && !char.IsWhiteSpace(Text[start - 1]))
        {
            start--;
        }
        Cut(start, Cursor, keep: true);
    }

    /// <summary>Inserts what was cut last.</summary>
    public void Yank() => Insert(_killed);

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;

    private void Cut(int start, int end, bool keep)
    {
        if (keep && end > start)
        {
            _killed = Text[start..end];
        }
        Text = Text.Remove(start, end - start);
        Cursor = start;
    }

    private int WordStart(int from)
    {
        while (from > 0 && !IsWord(Text[from - 1]))
        {
            from--;
        }
        while (from > 0 && IsWord(Text[from - 1]))
        {
            from--;
        }
        return from;
    }

    private int After(int at) => at >= Text.Length ? Text.Length : at + StringInfo.GetNextTextElementLength(Text, at);

    private int Before(int at)
    {
        int start = 0;
        for (int next = 0; next < at; next += StringInfo.GetNextTextElementLength(Text, next))
        {
            start = next;
        }
        return start;
    }
}
