using Search.Cli.Editing;

namespace Search.Cli.Tests.Editing;

public sealed class ConsoleKeysTests
{
    [Theory]
    [InlineData('\u0001', ConsoleKey.A, true, EditKey.Home)]
    [InlineData('\u0003', ConsoleKey.C, true, EditKey.Cancel)]
    [InlineData('\u0004', ConsoleKey.D, true, EditKey.DeleteOrLeave)]
    [InlineData('\u0005', ConsoleKey.E, true, EditKey.End)]
    [InlineData('\u000B', ConsoleKey.K, true, EditKey.KillToEnd)]
    [InlineData('\u0012', ConsoleKey.R, true, EditKey.SearchHistory)]
    [InlineData('\u0015', ConsoleKey.U, true, EditKey.KillToStart)]
    [InlineData('\u0017', ConsoleKey.W, true, EditKey.KillWord)]
    [InlineData('\t', ConsoleKey.Tab, false, EditKey.Tab)]
    [InlineData('\r', ConsoleKey.Enter, false, EditKey.Enter)]
    [InlineData('\b', ConsoleKey.Backspace, false, EditKey.Backspace)]
    [InlineData('\0', ConsoleKey.UpArrow, false, EditKey.Up)]
    [InlineData('\0', ConsoleKey.Home, false, EditKey.Home)]
    [InlineData('\0', ConsoleKey.LeftArrow, true, EditKey.WordLeft)]
    [InlineData('\0', ConsoleKey.F5, false, EditKey.None)]
    [InlineData('\u001A', ConsoleKey.Z, true, EditKey.None)]
    public void A_key_has_its_meaning(char character, ConsoleKey key, bool control, EditKey expected) =>
        Assert.Equal(expected, ConsoleKeys.Translate(new ConsoleKeyInfo(character, key, false, false, control)).Key);

    [Theory]
    [InlineData('a')]
    [InlineData(':')]
    [InlineData('"')]
    [InlineData('ß')]
    [InlineData('習')]
    public void A_character_is_itself(char character) =>
        Assert.Equal(new KeyPress(EditKey.Character, character.ToString()), ConsoleKeys.Translate(new ConsoleKeyInfo(character, ConsoleKey.None, false, false, false)));
}
