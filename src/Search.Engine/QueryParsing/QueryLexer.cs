using System.Globalization;
using System.Text;

namespace Search.Engine.QueryParsing;

/// <summary>
/// Cuts a query text into tokens. It never fails: what is no sign of the language is part of a word. Characters that are signs elsewhere are letters
/// within a word, so <c>no-limits</c>, <c>and/or</c> and <c>AT&amp;T</c> are words.
/// </summary>
internal sealed class QueryLexer
{
    private readonly string _text;
    private readonly bool _loneSigns;
    private readonly List<QueryToken> _tokens = [];
    private int _at;

    private QueryLexer(string text, bool loneSigns)
    {
        _text = text;
        _loneSigns = loneSigns;
    }

    /// <param name="text">The query text.</param>
    /// <param name="loneSigns">Whether <c>+</c> and <c>-</c> with a space behind are signs (as in Lucene), not dashes.</param>
    public static List<QueryToken> Read(string text, bool loneSigns)
    {
        var lexer = new QueryLexer(text, loneSigns);
        while (lexer.SkipSpaces())
        {
            lexer.ReadToken();
        }
        return lexer._tokens;
    }

    private QueryToken? Last => _tokens.Count > 0 ? _tokens[^1] : null;

    private bool SkipSpaces()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
        {
            _at++;
        }
        return _at < _text.Length;
    }

    private void ReadToken()
    {
        char c = _text[_at];
        char next = _at + 1 < _text.Length ? _text[_at + 1] : ' ';
        bool touches = Last is { } last && last.End == _at;
        switch (c)
        {
            case '(':
                Add(QueryTokenKind.Open, 1);
                break;
            case ')':
                Add(QueryTokenKind.Close, 1);
                break;
            case '"':
                ReadPhrase();
                break;
            case '[' or '{':
                ReadRange();
                break;
            case ']' or '}':
                Add(QueryTokenKind.Stray, 1);
                break;
            case '-' when touches && char.IsAsciiDigit(next) && Last is { Kind: QueryTokenKind.Field or QueryTokenKind.Comparison }:
                // A negative number behind its field.
                ReadWord(isValue: true);
                break;
            case '+' or '-' when _loneSigns || !char.IsWhiteSpace(next):
                Add(c == '+' ? QueryTokenKind.Plus : QueryTokenKind.Minus, 1);
                break;
            case '+' or '-':
                // A dash between words.
                _at++;
                break;
            case '!' when _loneSigns || !char.IsWhiteSpace(next):
                Add(QueryTokenKind.Not, 1);
                break;
            case '&' when next == '&':
                Add(QueryTokenKind.And, 2);
                break;
            case '|' when next == '|':
                Add(QueryTokenKind.Or, 2);
                break;
            case '^' or '~' when touches && Last!.Kind is QueryTokenKind.Word or QueryTokenKind.Prefix or QueryTokenKind.Wildcard
                or QueryTokenKind.Star or QueryTokenKind.Phrase or QueryTokenKind.Regex or QueryTokenKind.Range or QueryTokenKind.Close
                or QueryTokenKind.Boost or QueryTokenKind.Tilde:
                ReadSuffix(c == '^' ? QueryTokenKind.Boost : QueryTokenKind.Tilde);
                break;
            case '^' or '~' or ':':
                Add(QueryTokenKind.Stray, 1);
                break;
            case '>' or '<' when Last is { Kind: QueryTokenKind.Field }:
                Add(QueryTokenKind.Comparison, next == '=' ? 2 : 1);
                break;
            case '/' when FindRegexEnd() is > 0 and int end:
                _tokens.Add(new QueryToken(QueryTokenKind.Regex, _at, end + 1, _text[(_at + 1)..end]));
                _at = end + 1;
                break;
            default:
                ReadWord(isValue: touches && Last!.Kind is QueryTokenKind.Field or QueryTokenKind.Comparison);
                break;
        }
    }

    private void Add(QueryTokenKind kind, int length)
    {
        _tokens.Add(new QueryToken(kind, _at, _at + length, _text.Substring(_at, length)));
        _at += length;
    }

    private void ReadPhrase()
    {
        int start = _at++;
        var content = new StringBuilder();
        while (_at < _text.Length && _text[_at] != '"')
        {
            content.Append(ReadCharacter());
        }
        bool isUnterminated = _at == _text.Length;
        _at += isUnterminated ? 0 : 1;
        _tokens.Add(new QueryToken(QueryTokenKind.Phrase, start, _at, content.ToString()) { IsUnterminated = isUnterminated });
    }

    /// <summary>A <c>^</c> or <c>~</c> with the number behind it, if there is one.</summary>
    private void ReadSuffix(QueryTokenKind kind)
    {
        int start = _at++;
        while (_at < _text.Length && (char.IsAsciiDigit(_text[_at]) || _text[_at] == '.'))
        {
            _at++;
        }
        _tokens.Add(new QueryToken(kind, start, _at, _text[(start + 1).._at]));
    }

    /// <summary>Reads <c>[a TO b]</c>, or only the bracket where there is no such thing.</summary>
    private void ReadRange()
    {
        int start = _at++;
        string? lower = ReadRangeEnd();
        if (lower != null && SkipSpaces() && IsWordAt("TO"))
        {
            _at += 2;
            string? upper = SkipSpaces() ? ReadRangeEnd() : null;
            if (upper != null && SkipSpaces() && _text[_at] is ']' or '}')
            {
                _at++;
                _tokens.Add(new QueryToken(QueryTokenKind.Range, start, _at, lower == "*" ? null : lower)
                {
                    Upper = upper == "*" ? null : upper,
                    IncludeLower = _text[start] == '[',
                    IncludeUpper = _text[_at - 1] == ']',
                });
                return;
            }
        }
        _at = start;
        Add(QueryTokenKind.Stray, 1);
    }

    private bool IsWordAt(string word) =>
        string.CompareOrdinal(_text, _at, word, 0, word.Length) == 0
        && (_at + word.Length == _text.Length || char.IsWhiteSpace(_text[_at + word.Length]));

    private string? ReadRangeEnd()
    {
        if (!SkipSpaces())
        {
            return null;
        }
        var content = new StringBuilder();
        if (_text[_at] == '"')
        {
            _at++;
            while (_at < _text.Length && _text[_at] != '"')
            {
                content.Append(ReadCharacter());
            }
            return _at++ < _text.Length ? content.ToString() : null;
        }
        while (_at < _text.Length && !char.IsWhiteSpace(_text[_at]) && _text[_at] is not (']' or '}' or '[' or '{'))
        {
            content.Append(ReadCharacter());
        }
        return content.Length > 0 ? content.ToString() : null;
    }

    /// <summary>The closing slash of a regular expression that starts here, or -1. It must end a word: <c>/a or b/c</c> is none.</summary>
    private int FindRegexEnd()
    {
        if (_at + 1 >= _text.Length || char.IsWhiteSpace(_text[_at + 1]) || _text[_at + 1] == '/')
        {
            return -1;
        }
        for (int i = _at + 1; i < _text.Length; i++)
        {
            if (_text[i] == '\\')
            {
                i++;
            }
            else if (_text[i] == '/')
            {
                return i + 1 == _text.Length || char.IsWhiteSpace(_text[i + 1]) || _text[i + 1] is ')' or '^' or '~' ? i : -1;
            }
        }
        return -1;
    }

    /// <param name="isValue">Behind a field a colon is part of the value, as in <c>10:30</c>.</param>
    private void ReadWord(bool isValue)
    {
        int start = _at;
        var content = new StringBuilder();
        int wildcards = 0;
        bool endsWithStar = false;
        bool isEscaped = false;
        while (_at < _text.Length)
        {
            char c = _text[_at];
            if (char.IsWhiteSpace(c) || c is '(' or ')' or '[' or ']' or '{' or '}' or '"' or '^' or '~')
            {
                break;
            }
            if (c == ':' && !isValue)
            {
                _tokens.Add(new QueryToken(QueryTokenKind.Field, start, ++_at, wildcards > 0 ? _text[start..(_at - 1)] : content.ToString()));
                return;
            }
            isEscaped |= c == '\\';
            bool isWildcard = c is '*' or '?';
            wildcards += isWildcard ? 1 : 0;
            endsWithStar = c == '*';
            if (isWildcard)
            {
                // A space stands for it, so that its sides stay apart when they are searched as words.
                _at++;
                content.Append(' ');
            }
            else
            {
                content.Append(ReadCharacter());
            }
        }
        string word = content.ToString();
        QueryTokenKind kind = wildcards == 0 ? isEscaped ? QueryTokenKind.Word : Keyword(word)
            : wildcards == 1 && endsWithStar ? word.Length == 1 ? QueryTokenKind.Star : QueryTokenKind.Prefix
            : QueryTokenKind.Wildcard;
        string text = kind switch
        {
            QueryTokenKind.Prefix => word[..^1],
            QueryTokenKind.Wildcard => word.Trim(),
            _ => word,
        };
        _tokens.Add(new QueryToken(kind, start, _at, text));
    }

    private static QueryTokenKind Keyword(string word) => word switch
    {
        "AND" => QueryTokenKind.And,
        "OR" => QueryTokenKind.Or,
        "NOT" => QueryTokenKind.Not,
        _ when IsNear(word) => QueryTokenKind.Near,
        _ => QueryTokenKind.Word,
    };

    private static bool IsNear(ReadOnlySpan<char> word)
    {
        word = word.StartsWith("ONEAR/") ? word[1..] : word;
        return word.StartsWith("NEAR/") && word.Length > 5 && !word[5..].ContainsAnyExceptInRange('0', '9');
    }

    /// <summary>Takes one character; a backslash makes the next one a plain letter, <c>\u0041</c> names one by its number.</summary>
    private char ReadCharacter()
    {
        char c = _text[_at++];
        if (c != '\\' || _at == _text.Length)
        {
            return c;
        }
        if (_text[_at] == 'u' && _at + 5 <= _text.Length
            && ushort.TryParse(_text.AsSpan(_at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort code))
        {
            _at += 5;
            return (char)code;
        }
        return _text[_at++];
    }
}
