using Search.Analysis.Unicode;

namespace Search.Analysis.Tokenizing;

/// <summary>
/// Finds the tokens of a text as Lucene's StandardTokenizer does. Plain ASCII words are found by looking for their end; all others go through the
/// generated automaton.
/// </summary>
internal sealed class WordScanner
{
    /// <summary>A token sees no more than so many units from its start on: longer ones are cut, as Lucene's are.</summary>
    internal const int MaxLength = 255;

    // A buffer that one giant text has blown up is not kept for small ones.
    private const int KeptCapacity = 1 << 20;

    // A copy of the text, so that vectors may read a little past its end.
    private char[] _text = new char[4096];

    /// <summary>The length of the text.</summary>
    internal int Length { get; private set; }

    /// <summary>Where the current token starts.</summary>
    internal int Start { get; private set; }

    /// <summary>Where it ends, behind its last unit.</summary>
    internal int End { get; private set; }

    internal TokenType Type { get; private set; }

    /// <summary>The current token's text.</summary>
    internal ReadOnlySpan<char> Token => _text.AsSpan(Start, End - Start);

    internal void Reset(ReadOnlySpan<char> text)
    {
        int needed = checked(text.Length + AsciiWords.Padding);
        if (needed > _text.Length || (_text.Length > KeptCapacity && needed <= KeptCapacity))
        {
            _text = new char[Math.Max(needed, 4096)];
        }
        text.CopyTo(_text);
        _text.AsSpan(text.Length, AsciiWords.Padding).Clear();
        Length = text.Length;
        Start = End = 0;
    }

    /// <summary>Moves to the next token; false at the end of the text.</summary>
    internal bool MoveNext()
    {
        ReadOnlySpan<char> text = _text.AsSpan(0, Length + AsciiWords.Padding);
        int at = End;
        while (at < Length)
        {
            char c = text[at];
            if (char.IsAsciiLetterOrDigit(c))
            {
                int end = at + AsciiWords.RunLength(text, at);
                if (end - at <= MaxLength && EndsWord(text, end))
                {
                    TokenType type = c <= '9' && !text[at..end].ContainsAnyExceptInRange('0', '9') ? TokenType.Numeric : TokenType.Alphanumeric;
                    return Found(at, end, type);
                }
            }
            else if (c < 0x80 && !MayStartToken(c))
            {
                at++;
                continue;
            }
            int match = Match(text, at, out byte matched);
            if (match > at)
            {
                return Found(at, match, (TokenType)matched);
            }
            CodePoint.At(text, at, out at);
        }
        return false;
    }

    // Beside letters and digits: a low line before them, and what can carry a key cap.
    private static bool MayStartToken(char ascii) => ascii is '_' or '#' or '*';

    // Whether a run of ASCII letters and digits that stops here is a whole token. A false "no" costs only time: the automaton decides then.
    private static bool EndsWord(ReadOnlySpan<char> text, int end)
    {
        char after = text[end];
        return after < 0x80 && after != '_'
            && (after is not ('.' or ',' or '\'' or ':' or ';') || (text[end + 1] < 0x80 && !char.IsAsciiLetterOrDigit(text[end + 1])));
    }

    private bool Found(int start, int end, TokenType type)
    {
        (Start, End, Type) = (start, end, type);
        return true;
    }

    // The end of the longest match that starts here, or 0.
    private int Match(ReadOnlySpan<char> text, int start, out byte type)
    {
        int window = Math.Min(Length, start + MaxLength);
        if (window == start + MaxLength && char.IsHighSurrogate(text[window - 1]))
        {
            window--;
        }
        text = text[..window];
        ReadOnlySpan<byte> next = WordAutomaton.Next;
        ReadOnlySpan<byte> typeOf = WordAutomaton.TypeOf;
        type = WordAutomaton.NoMatch;
        int match = 0;
        int state = 1;
        int at = start;
        while (at < text.Length)
        {
            byte number = WordClasses.Of(CodePoint.At(text, at, out at));
            state = next[(state << WordAutomaton.RowShift) | number];
            if (state == 0)
            {
                break;
            }
            if (typeOf[state] != WordAutomaton.NoMatch)
            {
                type = typeOf[state];
                match = at;
            }
        }
        return match;
    }
}
