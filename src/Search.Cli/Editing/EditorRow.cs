using System.Text;
using Search.Cli.Terminal;

namespace Search.Cli.Editing;

/// <summary>Cuts the part of a long line that stands around the cursor, so that prompt and line fit one row.</summary>
internal static class EditorRow
{
    /// <param name="screen">Where to show it.</param>
    /// <param name="prompt">Stands before the line; cut when it leaves less than half of the row.</param>
    /// <param name="line">The whole line.</param>
    /// <param name="cursor">In UTF-16 units of <paramref name="line"/>.</param>
    public static void Show(IEditorScreen screen, string prompt, string line, int cursor)
    {
        // The last column stays free: a cursor there makes terminals wrap.
        int width = Math.Max(screen.Width - 1, 4);
        prompt = CharacterWidth.Fit(prompt, width / 2);
        int room = width - CharacterWidth.Of(prompt);
        int start = 0;
        int before = CharacterWidth.Of(line.AsSpan(0, cursor));
        while (before > room && Rune.DecodeFromUtf16(line.AsSpan(start), out Rune rune, out int units) == System.Buffers.OperationStatus.Done)
        {
            before -= CharacterWidth.Of(rune);
            start += units;
        }
        int end = start;
        int used = 0;
        while (end < line.Length)
        {
            Rune.DecodeFromUtf16(line.AsSpan(end), out Rune rune, out int units);
            int columns = CharacterWidth.Of(rune);
            if (used + columns > room)
            {
                break;
            }
            used += columns;
            end += units;
        }
        screen.ShowRow(prompt + line[start..end], CharacterWidth.Of(prompt) + before);
    }
}
