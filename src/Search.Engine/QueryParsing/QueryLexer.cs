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
    private readonly List<QueryToken> _tokens = [];
    private int _at;

    private QueryLexer(string text) => _text = text;

    /// <summary>All tokens of the text.</summary>
    public static List<QueryToken> Read(string text)
    {
        var lexer = new QueryLexer(text);
        while (lexer.SkipSpaces())
        {
            lexer.ReadToken();
        }
        return lexer._tokens;
    }

    /// <summary>The token before; of kind End where there is none.</summary>
    private QueryToken Last => _tokens.Count > 0 ? _tokens[^1] : new QueryToken(QueryTokenKind.End, -1, -1);

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
        bool touches = Last.End == _at;
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
            case '+' or '-' when !char.IsWhiteSpace(next):
                Add(c == '+' ? QueryTokenKind.Plus : QueryTokenKind.Minus, 1);
                break;
            case '+' or '-':
                // A dash between words.
                _at++;
                break;
            case '!' when !char.IsWhiteSpace(next):
                Add(QueryTokenKind.Not, 1);
                break;
            case '&' when next == '&':
                Add(QueryTokenKind.And, 2);
                break;
            case '|' when next == '|':
                Add(QueryTokenKind.Or, 2);
                break;
            case '^' or '~' when touches && (Last.IsOperand || Last.Kind is QueryTokenKind.Close or QueryTokenKind.Boost or QueryTokenKind.Tilde):
                ReadSuffix(c == '^' ? QueryTokenKind.Boost : QueryTokenKind.Tilde);
                break;
            case '^' or '~' or ':':
                Add(QueryTokenKind.Stray, 1);
                break;
            case '>' or '<' when Last is { Kind: QueryTokenKind.Field }:
                Add(QueryTokenKind.Comparison, next == '=' ? 2 : 1);
                break;
            case 'N' or 'O' when Last.Kind != QueryTokenKind.Field && NearToken.TryRead(_text, _at) is { } near:
                _tokens.Add(near);
                _at = near.End;
                break;
            case '/' when FindRegexEnd() is > 0 and int end:
                _tokens.Add(new QueryToken(QueryTokenKind.Regex, _at, end + 1, _text[(_at + 1)..end]));
                _at = end + 1;
                break;
            default:
                ReadWord(isValue: touches && Last.Kind is QueryTokenKind.Field or QueryTokenKind.Comparison);
                break;
        }
    }

    private void Add(QueryTokenKind kind, int length)
    {
        _tokens.Add(new QueryToken(kind, _at, _at + length));
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
        if (ReadRangeEnd(out string? lower) && SkipSpaces() && IsWordAt("TO"))
        {
            _at += 2;
            if (ReadRangeEnd(out string? upper) && SkipSpaces() && _text[_at] is ']' or '}')
            {
                _at++;
                _tokens.Add(new QueryToken(QueryTokenKind.Range, start, _at, lower)
                {
                    Upper = upper,
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

    /// <param name="end">Null for a star, which is an open end.</param>
    private bool ReadRangeEnd(out string? end)
    {
        end = null;
        if (!SkipSpaces())
        {
            return false;
        }
        int start = _at;
        var content = new StringBuilder();
        if (_text[_at] == '"')
        {
            _at++;
            while (_at < _text.Length && _text[_at] != '"')
            {
                content.Append(ReadCharacter());
            }
            end = content.ToString();
            return _at++ < _text.Length;
        }
        while (_at < _text.Length && !char.IsWhiteSpace(_text[_at]) && _text[_at] is not (']' or '}' or '[' or '{'))
        {
            content.Append(ReadCharacter());
        }
        end = content.Length == 1 && _text[start] == '*' ? null : content.ToString();
        return content.Length > 0;
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
        // The same as a pattern, as soon as there is a wildcard.
        StringBuilder? pattern = null;
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
            endsWithStar = c == '*';
            if (c is '*' or '?')
            {
                pattern ??= AppendLiteral(new StringBuilder(), content.ToString());
                wildcards++;
                pattern.Append(c);
                _at++;
            }
            else
            {
                char literal = ReadCharacter();
                content.Append(literal);
                _ = pattern == null ? null : AppendLiteral(pattern, literal.ToString());
            }
        }
        if (wildcards == 0)
        {
            string word = content.ToString();
            _tokens.Add(new QueryToken(isEscaped ? QueryTokenKind.Word : Keyword(word), start, _at, word));
            return;
        }
        bool isPrefix = wildcards == 1 && endsWithStar;
        _tokens.Add(isPrefix && content.Length == 0 ? new QueryToken(QueryTokenKind.Star, start, _at, "*")
            : isPrefix ? new QueryToken(QueryTokenKind.Prefix, start, _at, content.ToString())
            : new QueryToken(QueryTokenKind.Wildcard, start, _at, pattern!.ToString()));
    }

    private static StringBuilder AppendLiteral(StringBuilder pattern, string text)
    {
        foreach (char c in text)
        {
            _ = c is '*' or '?' or '\\' ? pattern.Append('\\').Append(c) : pattern.Append(c);
        }
        return pattern;
    }

    private static QueryTokenKind Keyword(string word) => word switch
    {
        "AND" => QueryTokenKind.And,
        "OR" => QueryTokenKind.Or,
        "NOT" => QueryTokenKind.Not,
        _ => QueryTokenKind.Word,
    };

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
