using System.Text;

namespace Search.Cli.Editing;

/// <summary>Keys of the terminal that the program runs in. Ctrl-C comes as a key while one is waited for, and as a signal at all other times.</summary>
public sealed class ConsoleKeys : IKeySource
{
    public KeyPress Read()
    {
        bool asInput = Console.TreatControlCAsInput;
        try
        {
            Console.TreatControlCAsInput = true;
            ConsoleKeyInfo key = Console.ReadKey(intercept: true);
            if (!char.IsHighSurrogate(key.KeyChar))
            {
                return Translate(key);
            }
            char low = Console.ReadKey(intercept: true).KeyChar;
            return char.IsLowSurrogate(low) ? KeyPress.Of(new Rune(key.KeyChar, low)) : EditKey.None;
        }
        catch (Exception e) when (e is InvalidOperationException or IOException)
        {
            return EditKey.EndOfInput;
        }
        finally
        {
            Console.TreatControlCAsInput = asInput;
        }
    }

    /// <summary>The meaning of a key of the console.</summary>
    public static KeyPress Translate(ConsoleKeyInfo key)
    {
        bool control = key.Modifiers.HasFlag(ConsoleModifiers.Control);
        bool alt = key.Modifiers.HasFlag(ConsoleModifiers.Alt);
        EditKey named = key.Key switch
        {
            ConsoleKey.Enter => EditKey.Enter,
            ConsoleKey.Tab => EditKey.Tab,
            ConsoleKey.Backspace => alt || control ? EditKey.KillWord : EditKey.Backspace,
            ConsoleKey.Delete => EditKey.Delete,
            ConsoleKey.LeftArrow => control || alt ? EditKey.WordLeft : EditKey.Left,
            ConsoleKey.RightArrow => control || alt ? EditKey.WordRight : EditKey.Right,
            ConsoleKey.Home => EditKey.Home,
            ConsoleKey.End => EditKey.End,
            ConsoleKey.UpArrow => EditKey.Up,
            ConsoleKey.DownArrow => EditKey.Down,
            ConsoleKey.Escape => EditKey.Escape,
            ConsoleKey.B when alt => EditKey.WordLeft,
            ConsoleKey.F when alt => EditKey.WordRight,
            _ when control && !alt => WithControl(key),
            _ => EditKey.None,
        };
        return named != EditKey.None || alt || control || char.IsControl(key.KeyChar) || char.IsSurrogate(key.KeyChar)
            ? named
            : KeyPress.Of(new Rune(key.KeyChar));
    }

    private static EditKey WithControl(ConsoleKeyInfo key) => key.Key switch
    {
        ConsoleKey.A => EditKey.Home,
        ConsoleKey.B => EditKey.Left,
        ConsoleKey.C => EditKey.Cancel,
        ConsoleKey.D => EditKey.DeleteOrLeave,
        ConsoleKey.E => EditKey.End,
        ConsoleKey.F => EditKey.Right,
        ConsoleKey.G => EditKey.Escape,
        ConsoleKey.H => EditKey.Backspace,
        ConsoleKey.K => EditKey.KillToEnd,
        ConsoleKey.L => EditKey.ClearScreen,
        ConsoleKey.N => EditKey.Down,
        ConsoleKey.P => EditKey.Up,
        ConsoleKey.R => EditKey.SearchHistory,
        ConsoleKey.U => EditKey.KillToStart,
        ConsoleKey.W => EditKey.KillWord,
        ConsoleKey.Y => EditKey.Yank,
        _ => EditKey.None,
    };
}
