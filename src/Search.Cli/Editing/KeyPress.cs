using System.Text;

namespace Search.Cli.Editing;

/// <summary>What a key asks the editor to do.</summary>
public enum EditKey
{
    /// <summary>A character to insert: <see cref="KeyPress.Text"/>.</summary>
    Character,
    Enter,
    Tab,
    Backspace,
    Delete,
    Left,
    Right,
    WordLeft,
    WordRight,
    Home,
    End,
    Up,
    Down,

    /// <summary>Ctrl-K: cuts to the end of the line.</summary>
    KillToEnd,

    /// <summary>Ctrl-U: cuts to the start of the line.</summary>
    KillToStart,

    /// <summary>Ctrl-W: cuts the word before the cursor.</summary>
    KillWord,

    /// <summary>Ctrl-Y: inserts what was cut last.</summary>
    Yank,

    /// <summary>Ctrl-R: searches the history backwards.</summary>
    SearchHistory,

    /// <summary>Ctrl-L.</summary>
    ClearScreen,

    /// <summary>Ctrl-C.</summary>
    Cancel,

    /// <summary>Ctrl-D: deletes, or leaves on an empty line.</summary>
    DeleteOrLeave,

    /// <summary>Escape, or Ctrl-G.</summary>
    Escape,

    /// <summary>No more keys will come: the terminal is gone.</summary>
    EndOfInput,

    /// <summary>A key without a meaning here.</summary>
    None,
}

/// <summary>One key as the editor sees it, apart from any terminal.</summary>
/// <param name="Key">What it asks for.</param>
/// <param name="Text">Of a character: itself, one or two UTF-16 units.</param>
public readonly record struct KeyPress(EditKey Key, string Text = "")
{
    public static implicit operator KeyPress(EditKey key) => new(key);

    public static KeyPress Of(Rune rune) => new(EditKey.Character, rune.ToString());
}
