using System.Globalization;
using Search.Cli.Editing;
using Search.Testing;

namespace Search.Cli.Tests.Editing;

public sealed class LineBufferTests
{
    /// <summary>However keys come, the cursor stays between whole characters and nothing throws.</summary>
    [Fact]
    public void Random_keys_never_split_a_character()
    {
        TestRandom random = TestRandom.Create();
        string[] texts = ["a", " ", "習", "👍🏽", "e\u0301", "one", "\"", "🇨🇳"];
        var line = new LineBuffer();
        Action[] moves =
        [
            line.Left, line.Right, line.Home, line.End, line.WordLeft, line.WordRight, line.Backspace, line.Delete, line.KillToEnd, line.KillToStart,
            line.KillWord, line.Yank,
        ];
        for (int i = 0; i < 5000; i++)
        {
            if (random.Chance(0.6))
            {
                line.Insert(random.Pick(texts));
            }
            else
            {
                random.Pick(moves)();
            }
            int[] starts = [.. StringInfo.ParseCombiningCharacters(line.Text), line.Text.Length];
            bool inSurrogate = line.Cursor > 0 && line.Cursor < line.Text.Length && char.IsLowSurrogate(line.Text[line.Cursor]);
            Assert.True(line.Cursor >= 0 && line.Cursor <= line.Text.Length && !inSurrogate, $"cursor {line.Cursor} in '{line.Text}' {random.Explain}");
            if (line.Text.Length > 200)
            {
                line.Set("");
            }
        }
    }
}
