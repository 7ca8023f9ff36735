using Search.Analysis.Unicode;

namespace Search.Analysis.Languages.Identification;

/// <summary>
/// Reads the words of a text one by one, in lower case, between two <c>_</c>. Latin letters, and apostrophes inside words; combining marks are passed
/// over, so that marked letters in two code points lose their mark.
/// </summary>
internal ref struct WordReader(ReadOnlySpan<char> text)
{
    /// <summary>No word is longer; of longer ones the rest is passed over.</summary>
    internal const int MostUnits = 64;

    private readonly ReadOnlySpan<char> _text = text;
    private int _at;

    /// <summary>Writes the next word and gives its length with both marks; 0 at the end of the text.</summary>
    internal int Next(scoped Span<char> word)
    {
        while (_at < _text.Length && !IsLetter(_text[_at]))
        {
            _at++;
        }
        if (_at == _text.Length)
        {
            return 0;
        }
        word[0] = '_';
        int length = 1;
        for (; _at < _text.Length; _at++)
        {
            char c = _text[_at];
            if (c is >= '\u0300' and <= '\u036F')
            {
                continue;
            }
            bool apostrophe = c is '\'' or '\u2019';
            if (apostrophe ? _at + 1 == _text.Length || !IsLetter(_text[_at + 1]) : !IsLetter(c))
            {
                break;
            }
            if (length < MostUnits - 1)
            {
                word[length++] = apostrophe ? '\'' : (char)LowerCase.Of(c);
            }
        }
        word[length++] = '_';
        return length;
    }

    private static bool IsLetter(char c) => LetterScripts.Of(c) == Script.Latin;
}
