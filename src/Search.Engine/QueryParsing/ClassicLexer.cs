namespace Search.Engine.QueryParsing;

/// <summary>
/// Cuts a query text into tokens exactly as Lucene's classic parser does (the token definitions of its <c>QueryParser.jj</c>: the longest match, of equally
/// long ones the first). What is no token is one of kind <see cref="QueryTokenKind.Error"/>, and the last.
/// </summary>
/// <param name="text">The query text.</param>
/// <param name="additions">Whether NEAR, comparisons and colons in times, which Lucene does not know, are read too.</param>
internal sealed class ClassicLexer(string text, bool additions)
{
    private readonly List<QueryToken> _tokens = [];
    private int _at;

    /// <summary>All tokens, and one of kind <see cref="QueryTokenKind.End"/> behind them.</summary>
    public static List<QueryToken> Read(string text, bool additions)
    {
        var lexer = new ClassicLexer(text, additions);
        while (lexer._at < text.Length)
        {
            if (IsSpace(text[lexer._at]))
            {
                lexer._at++;
                continue;
            }
            lexer.ReadToken();
            if (lexer._tokens[^1].Kind == QueryTokenKind.Error)
            {
                break;
            }
        }
        lexer.Add(QueryTokenKind.End, 0);
        return lexer._tokens;
    }

    /// <summary>Whether nothing but a new token can follow <c>NEAR</c> here.</summary>
    public static bool EndsWord(string text, int at) => at >= text.Length || IsSpace(text[at]) || text[at] is '(' or ')' or '"';

    private static bool IsSpace(char c) => c is ' ' or '\t' or '\n' or '\r' or '\u3000';

    /// <summary>Whether a term can start so; a backslash takes the next character with it.</summary>
    private static bool StartsTerm(char c) => !IsSpace(c)
        && c is not ('+' or '-' or '!' or '(' or ')' or ':' or '^' or '[' or ']' or '"' or '{' or '}' or '~' or '*' or '?' or '/');

    private void ReadToken()
    {
        char c = text[_at];
        switch (c)
        {
            case '(':
                Add(QueryTokenKind.Open, 1);
                break;
            case ')':
                Add(QueryTokenKind.Close, 1);
                break;
            case '+' or '-' or '!' when _at + 1 < text.Length && IsSpace(text[_at + 1]):
                // A sign with a space behind is a word.
                _tokens.Add(new QueryToken(QueryTokenKind.Word, _at, _at + 1, c.ToString()));
                _at += 2;
                break;
            case '+' or '-' or '!':
                if (c == '-' && additions && _at + 1 < text.Length && char.IsAsciiDigit(text[_at + 1]) && TouchesField())
                {
                    ReadTerm(1);
                    break;
                }
                Add(c switch { '+' => QueryTokenKind.Plus, '-' => QueryTokenKind.Minus, _ => QueryTokenKind.Not }, 1);
                break;
            case ':':
                ReadColon();
                break;
            case '^':
                ReadBoost();
                break;
            case '"':
                ReadPhrase();
                break;
            case '~':
                int end = EndOfTerm(_at + 1, out _);
                _tokens.Add(new QueryToken(QueryTokenKind.Tilde, _at, end, text[(_at + 1)..end]));
                _at = end;
                break;
            case '/':
                ReadRegex();
                break;
            case '[' or '{':
                _tokens.Add(ClassicRange.Read(text, ref _at));
                break;
            case ']' or '}':
                Fail($"A {c} closes nothing", $"Write \\{c} to search for the sign.");
                break;
            default:
                ReadTerm(0);
                break;
        }
    }

    private void Add(QueryTokenKind kind, int length)
    {
        _tokens.Add(new QueryToken(kind, _at, _at + length));
        _at += length;
    }

    private void Fail(string problem, string hint, int? at = null) =>
        _tokens.Add(new QueryToken(QueryTokenKind.Error, at ?? _at, text.Length, problem) { Hint = hint });

    /// <summary>The end of characters of a term, each escaped one as a whole.</summary>
    private int EndOfTerm(int from, out int wildcards, bool inPattern = false)
    {
        wildcards = 0;
        int i = from;
        for (; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '\\')
            {
                if (i + 1 == text.Length)
                {
                    break;
                }
                i++;
            }
            else if (inPattern && c is '*' or '?')
            {
                wildcards++;
            }
            else if (!StartsTerm(c) && c is not ('+' or '-'))
            {
                break;
            }
        }
        return i;
    }

    private bool TouchesField() => _tokens.Count > 0 && _tokens[^1] is { Kind: QueryTokenKind.Field or QueryTokenKind.Comparison } last && last.End == _at;

    /// <param name="sign">The length of a sign before it, which is part of it.</param>
    private void ReadTerm(int sign)
    {
        int start = _at;
        int end = EndOfTerm(start + sign, out int wildcards, inPattern: true);
        if (additions && wildcards == 0)
        {
            if (TouchesField())
            {
                if (text[start] is '<' or '>' && _tokens[^1].Kind == QueryTokenKind.Field)
                {
                    Add(QueryTokenKind.Comparison, start + 1 < end && text[start + 1] == '=' ? 2 : 1);
                    return;
                }
                end = EndOfTime(end);
            }
            else if (NearToken.TryRead(text, start) is { } near)
            {
                _tokens.Add(near);
                _at = near.End;
                return;
            }
        }
        if (end == start)
        {
            Fail("A backslash is the last character", "Write \\\\ to search for the sign.");
            return;
        }
        string raw = text[start..end];
        if (!ClassicEscapes.TryResolve(raw, out string? plain, out int problem))
        {
            Fail("\\u needs four hexadecimal digits", "Write \\\\u to search for the signs.", start + problem);
            return;
        }
        bool isPrefix = wildcards == 1 && raw is [not '*', .., '*'] && !(raw.Length > 1 && EndsEscaped(raw));
        QueryToken token = wildcards == 0 ? new QueryToken(Keyword(raw), start, end, plain)
            : raw == "*" ? new QueryToken(QueryTokenKind.Star, start, end, raw)
            : isPrefix ? new QueryToken(QueryTokenKind.Prefix, start, end, plain[..^1])
            : new QueryToken(QueryTokenKind.Wildcard, start, end, raw);
        _tokens.Add(token);
        _at = end;
    }

    /// <summary>Whether the last character has a backslash before it.</summary>
    private static bool EndsEscaped(string raw)
    {
        int at = raw.Length - 2;
        while (at >= 0 && raw[at] == '\\')
        {
            at--;
        }
        return (raw.Length - 2 - at) % 2 == 1;
    }

    /// <summary>Behind a field a colon between digits is part of a time.</summary>
    private int EndOfTime(int end)
    {
        while (end + 1 < text.Length && text[end] == ':' && char.IsAsciiDigit(text[end - 1]) && char.IsAsciiDigit(text[end + 1]))
        {
            end = EndOfTerm(end + 1, out _);
        }
        return end;
    }

    private static QueryTokenKind Keyword(string raw) => raw switch
    {
        "AND" or "&&" => QueryTokenKind.And,
        "OR" or "||" => QueryTokenKind.Or,
        "NOT" => QueryTokenKind.Not,
        _ => QueryTokenKind.Word,
    };

    /// <summary>A colon makes the term before it the name of a field.</summary>
    private void ReadColon()
    {
        QueryToken name = _tokens.Count > 0 ? _tokens[^1] : default;
        if (_tokens.Count == 0 || name.Kind is not (QueryTokenKind.Word or QueryTokenKind.Star) || (name.Text is "+" or "-" or "!" && text[name.Start] != '\\')
            || (_tokens.Count > 1 && _tokens[^2].Kind == QueryTokenKind.Field))
        {
            Fail("A : has no field before it", "Write \\: to search for the sign.");
            return;
        }
        _tokens[^1] = new QueryToken(QueryTokenKind.Field, name.Start, ++_at, name.Text);
    }

    private void ReadBoost()
    {
        int start = _at++;
        int whole = _at = EndOfDigits(_at);
        if (whole == start + 1)
        {
            Fail("A ^ needs a number", "Write ^2 or \\^.", start);
            return;
        }
        if (_at + 1 < text.Length && text[_at] == '.' && char.IsAsciiDigit(text[_at + 1]))
        {
            _at = EndOfDigits(_at + 1);
        }
        _tokens.Add(new QueryToken(QueryTokenKind.Boost, start, _at, text[(start + 1).._at]));
    }

    private int EndOfDigits(int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }
        return at;
    }

    private void ReadPhrase()
    {
        int start = _at;
        int end = start + 1;
        while (end < text.Length && text[end] != '"')
        {
            end += text[end] == '\\' ? 2 : 1;
        }
        if (end >= text.Length)
        {
            Fail("A quote is not closed", "Add a \".");
            return;
        }
        Take(QueryTokenKind.Phrase, start, end);
    }

    /// <summary>Up to the first slash without a backslash before it, or the last slash there is.</summary>
    private void ReadRegex()
    {
        int start = _at;
        int end = -1;
        for (int i = start + 1; i < text.Length; i++)
        {
            if (text[i] == '/')
            {
                end = i;
                if (i == start + 1 || text[i - 1] != '\\')
                {
                    break;
                }
            }
        }
        if (end < 0)
        {
            Fail("A regular expression is not closed", "Add a /, or write \\/ to search for the sign.");
            return;
        }
        if (!ClassicEscapes.TryResolve(text.AsSpan(start, end + 1 - start), out _, out int problem))
        {
            Fail("\\u needs four hexadecimal digits", "Write \\\\u to search for the signs.", start + problem);
            return;
        }
        _tokens.Add(new QueryToken(QueryTokenKind.Regex, start, end + 1, text[(start + 1)..end]));
        _at = end + 1;
    }

    private void Take(QueryTokenKind kind, int start, int end)
    {
        if (!ClassicEscapes.TryResolve(text.AsSpan((start + 1)..end), out string? plain, out int problem))
        {
            Fail("\\u needs four hexadecimal digits", "Write \\\\u to search for the signs.", start + 1 + problem);
            return;
        }
        _tokens.Add(new QueryToken(kind, start, end + 1, plain));
        _at = end + 1;
    }
}
