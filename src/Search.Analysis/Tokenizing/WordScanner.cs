using System.Runtime.Intrinsics;
using Search.Analysis.Unicode;

namespace Search.Analysis.Tokenizing;

/// <summary>
/// Finds the tokens of a text as Lucene's StandardTokenizer does. Plain ASCII words are found by looking for their end; all others go through the
/// generated automaton. For one thread, text after text.
/// </summary>
public sealed class WordScanner
{
    /// <summary>A token sees no more than so many units from its start on: longer ones are cut, as Lucene's are.</summary>
    internal const int MaxLength = 255;

    private readonly UnitMap _map = new();
    private ReadOnlyMemory<char> _text;

    /// <summary>The length of the text.</summary>
    public int Length { get; private set; }

    /// <summary>Where the current token starts, in UTF-16 units.</summary>
    public int Start { get; private set; }

    /// <summary>Where it ends, behind its last unit.</summary>
    public int End { get; private set; }

    internal TokenType Type { get; private set; }

    /// <summary>The current token's text.</summary>
    public ReadOnlyMemory<char> Token => _text[Start..End];

    /// <summary>Starts over with another text.</summary>
    public void Reset(ReadOnlyMemory<char> text)
    {
        _map.Read(text.Span);
        _text = text;
        Length = text.Length;
        Start = End = 0;
    }

    /// <summary>Moves to the next token; false at the end of the text.</summary>
    public bool MoveNext()
    {
        for (int at = _map.NextStart(End); at < Length; at = _map.NextStart(at))
        {
            if (_map.IsLetterOrDigit(at))
            {
                int end = _map.RunEnd(at);
                if (end - at <= MaxLength && EndsWord(_map.Bytes, end))
                {
                    (Start, End, Type) = (at, end, TypeOf(_map.Bytes[at..end]));
                    return true;
                }
            }
            ReadOnlySpan<char> text = _text.Span;
            int match = Match(text, at, out byte matched);
            if (match > at)
            {
                (Start, End, Type) = (at, match, (TokenType)matched);
                return true;
            }
            CodePoint.At(text, at, out at);
        }
        _text = default;
        Start = End = Length;
        return false;
    }

    /// <summary>The current token as up to 16 bytes of ASCII, with zeros behind: no two tokens have the same. False where it is longer or not ASCII.</summary>
    public bool TryGetKey(out Vector128<byte> key)
    {
        int length = End - Start;
        if (length > Vector128<byte>.Count)
        {
            key = default;
            return false;
        }
        Vector128<byte> within = Vector128.LessThan(Vector128<byte>.Indices, Vector128.Create((byte)length));
        key = Vector128.Create(_map.Bytes.Slice(Start, Vector128<byte>.Count)) & within;
        return key.ExtractMostSignificantBits() == 0;
    }

    // Whether a run of ASCII letters and digits that stops here is a whole token. A false "no" costs only time: the automaton decides then.
    private static bool EndsWord(ReadOnlySpan<byte> bytes, int end)
    {
        byte after = bytes[end];
        return after < 0x80 && after != '_'
            && (after is not ((byte)'.' or (byte)',' or (byte)'\'' or (byte)':' or (byte)';')
                || (bytes[end + 1] < 0x80 && !char.IsAsciiLetterOrDigit((char)bytes[end + 1])));
    }

    private static TokenType TypeOf(ReadOnlySpan<byte> word) =>
        word[0] <= '9' && !word.ContainsAnyExceptInRange((byte)'0', (byte)'9') ? TokenType.Numeric : TokenType.Alphanumeric;

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
