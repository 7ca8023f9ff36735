namespace Search.Engine.QueryParsing;

/// <summary>Reads <c>[a TO b}</c> as Lucene's classic parser does (state Range of its <c>QueryParser.jj</c>): an end is in quotes, or goes up to a space or bracket.</summary>
internal ref struct ClassicRange
{
    private readonly string _text;
    private int _at;

    private ClassicRange(string text, int at)
    {
        _text = text;
        _at = at;
    }

    /// <summary>The range that starts here, or an error.</summary>
    public static QueryToken Read(string text, ref int at)
    {
        var range = new ClassicRange(text, at + 1);
        if (range.ReadEnd(out string? lower, out QueryToken error) && range.ReadTo(at, out error) && range.ReadEnd(out string? upper, out error)
            && range.ReadBracket(at, out error))
        {
            var token = new QueryToken(QueryTokenKind.Range, at, range._at)
            {
                Bounds = new RangeBounds(lower, upper, text[at] == '[', text[range._at - 1] == ']'),
            };
            at = range._at;
            return token;
        }
        return error.Start >= 0 ? error : error with { Start = at };
    }

    /// <summary>The next piece: an end, TO or a bracket. Its length is 0 at the end of the text.</summary>
    private ReadOnlySpan<char> Next(out bool isQuoted)
    {
        isQuoted = false;
        while (_at < _text.Length)
        {
            int plain = EndOfPlain();
            if (_text[_at] is ' ' || (_text[_at] is '\t' or '\n' or '\r' or '\u3000' && plain == _at + 1))
            {
                _at++;
                continue;
            }
            int quoted = _text[_at] == '"' ? EndOfQuoted() : -1;
            isQuoted = quoted >= plain;
            int start = _at;
            _at = Math.Max(Math.Max(plain, quoted), _at + 1);
            return _text.AsSpan(start.._at);
        }
        return [];
    }

    private readonly int EndOfPlain()
    {
        int length = _text.AsSpan(_at).IndexOfAny(' ', ']', '}');
        return length < 0 ? _text.Length : _at + length;
    }

    /// <summary>Behind the first quote without a backslash before it, or the last one there is; -1 where there is none, or nothing between.</summary>
    private readonly int EndOfQuoted()
    {
        int end = -1;
        for (int i = _at + 2; i < _text.Length; i++)
        {
            if (_text[i] == '"')
            {
                end = i + 1;
                if (_text[i - 1] != '\\')
                {
                    break;
                }
            }
        }
        // A quote right behind the first one can only be part of the text where a backslash stands before it.
        return _at + 1 < _text.Length && _text[_at + 1] == '"' ? -1 : end;
    }

    private bool ReadEnd(out string? value, out QueryToken error)
    {
        ReadOnlySpan<char> piece = Next(out bool isQuoted);
        value = null;
        if (piece.Length == 0 || (piece.Length == 1 && piece[0] is ']' or '}'))
        {
            error = Wrong("A range is not complete", -1);
            return false;
        }
        error = default;
        if (piece is "*" && !isQuoted)
        {
            return true;
        }
        ReadOnlySpan<char> content = isQuoted ? piece[1..^1] : piece;
        if (!ClassicEscapes.TryResolve(content, out value, out int problem))
        {
            error = Wrong("A backslash needs a character behind it, \\u four hexadecimal digits", _at - piece.Length + (isQuoted ? 1 : 0) + problem);
            return false;
        }
        return true;
    }

    private bool ReadTo(int start, out QueryToken error)
    {
        error = Wrong("A range needs TO between its ends", start);
        return Next(out _) is "TO";
    }

    private bool ReadBracket(int start, out QueryToken error)
    {
        error = Wrong("A range is not closed", start);
        return Next(out _) is "]" or "}";
    }

    private readonly QueryToken Wrong(string problem, int at) =>
        new(QueryTokenKind.Error, at, _text.Length, problem) { Hint = "Write [a TO b], or \\[ to search for the sign." };
}
