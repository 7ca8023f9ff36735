using System.Text;
using Search.Cli.Editing;

namespace Search.Cli.Tests.Editing;

/// <summary>Keys of a test, one after the other; then the terminal is gone.</summary>
internal sealed class ScriptedKeys(params IReadOnlyList<KeyPress> keys) : IKeySource
{
    private int _next;

    public KeyPress Read() => _next < keys.Count ? keys[_next++] : EditKey.EndOfInput;

    /// <summary>The keys that type a text.</summary>
    public static IEnumerable<KeyPress> Type(string text) => text.EnumerateRunes().Select(KeyPress.Of);
}
