using System.Globalization;
using System.Text;

namespace Search.Engine.QueryParsing;

/// <summary>
/// Cuts a query text into tokens, one at a time. It never fails: what is no sign of the language is part of a word. Characters that are signs elsewhere are
/// letters within a word, so <c>no-limits</c>, <c>and/or</c> and <c>AT&amp;T</c> are words.
/// </summary>
internal sealed class QueryLexer(string text)
{
    private static readonly QueryToken Nothing = new(QueryTokenKind.End, -1, -1);

    private int _at;

    /// <summary>Characters that were looked at before it was known what they are, and so are read once more.</summary>
    public long LookedAhead { get; private set; }

    /// <summary>The token read last; of kind End, and touching nothing, where there is none.</summary>
    private QueryToken _last = Nothing;

    /// <summary>The next token; behind the last one, one of kind <see cref="QueryTokenKind.End"/>.</summary>
    public QueryToken Read()
    {
        while (SkipSpaces())
        {
            if (TryRead() is { } token)
            {
                _last = token;
                return token;
            }
        }
        return new QueryToken(QueryTokenKind.End, text.Length, text.Length);
    }

    /// <summary>All tokens of a text.</summary>
    public static IEnumerable<QueryToken> All(string text)
    {
        var lexer = new QueryLexer(text);
        while (lexer.Read() is { Kind: not QueryTokenKind.End } token)
        {
            yield return token;
        }
    }

    private bool SkipSpaces()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at]))
        {
            _at++;
        }
        return _at < text.Length;
    }

    /// <summary>Null for what is no token, and is passed over.</summary>
    private QueryToken? TryRead()
    {
        char c = text[_at];
        char next = _at + 1 < text.Length ? text[_at + 1] : ' ';
        bool touches = _last.End == _at;
        switch (c)
        {
            case '(':
                return Sign(QueryTokenKind.Open, 1);
            case ')':
                return Sign(QueryTokenKind.Close, 1);
            case '"':
                return ReadPhrase();
            case '[' or '{':
                return ReadRange();
            case ']' or '}':
                return Sign(QueryTokenKind.Stray, 1);
            case '-' when touches && char.IsAsciiDigit(next) && _last is { Kind: QueryTokenKind.Field or QueryTokenKind.Comparison }:
                // A negative number behind its field.
                return ReadWord(isValue: true);
            case '+' or '-' when !char.IsWhiteSpace(next):
                return Sign(c == '+' ? QueryTokenKind.Plus : QueryTokenKind.Minus, 1);
            case '+' or '-':
                // A dash between words.
                _at++;
                return null;
            case '!' when !char.IsWhiteSpace(next):
                return Sign(QueryTokenKind.Not, 1);
            case '&' when next == '&':
                return Sign(QueryTokenKind.And, 2);
            case '|' when next == '|':
                return Sign(QueryTokenKind.Or, 2);
            case '^' or '~' when touches && (_last.IsOperand || _last.Kind is QueryTokenKind.Close or QueryTokenKind.Boost or QueryTokenKind.Tilde):
                return ReadSuffix(c == '^' ? QueryTokenKind.Boost : QueryTokenKind.Tilde);
            case '^' or '~' or ':':
                return Sign(QueryTokenKind.Stray, 1);
            case '>' or '<' when _last is { Kind: QueryTokenKind.Field }:
                return Sign(QueryTokenKind.Comparison, next == '=' ? 2 : 1);
            case 'N' or 'O' when _last.Kind != QueryTokenKind.Field && NearToken.TryRead(text, _at) is { } near:
                _at = near.End;
                return near;
            case '/' when FindRegexEnd() is > 0 and int end:
                int start = _at;
                _at = end + 1;
                return new QueryToken(QueryTokenKind.Regex, start, _at, text[(start + 1)..end]);
            default:
                return ReadWord(isValue: touches && _last.Kind is QueryTokenKind.Field or QueryTokenKind.Comparison);
        }
    }

    private QueryToken Sign(QueryTokenKind kind, int length)
    {
        _at += length;
        return new QueryToken(kind, _at - length, _at);
    }

    private QueryToken ReadPhrase()
    {
        int start = _at++;
        string content = ReadQuoted();
        bool isUnterminated = _at == text.Length;
        _at += isUnterminated ? 0 : 1;
        return new QueryToken(QueryTokenKind.Phrase, start, _at, content) { IsUnterminated = isUnterminated };
    }

    /// <summary>What stands before the next quote, or the end of the text.</summary>
    private string ReadQuoted()
    {
        int start = _at;
        while (_at < text.Length && text[_at] != '"')
        {
            SkipCharacter();
        }
        return Resolved(start, _at);
    }

    /// <summary>A <c>^</c> or <c>~</c> with the number behind it, if there is one.</summary>
    private QueryToken ReadSuffix(QueryTokenKind kind)
    {
        int start = _at++;
        while (_at < text.Length && (char.IsAsciiDigit(text[_at]) || text[_at] == '.'))
        {
            _at++;
        }
        return new QueryToken(kind, start, _at, text[(start + 1).._at]);
    }

    /// <summary>Reads <c>[a TO b]</c>, or only the bracket where there is no such thing.</summary>
    private QueryToken ReadRange()
    {
        int start = _at++;
        if (ReadRangeEnd(out string? lower) && SkipSpaces() && IsWordAt("TO"))
        {
            _at += 2;
            if (ReadRangeEnd(out string? upper) && SkipSpaces() && text[_at] is ']' or '}')
            {
                _at++;
                return new QueryToken(QueryTokenKind.Range, start, _at) { Bounds = new RangeBounds(lower, upper, text[start] == '[', text[_at - 1] == ']') };
            }
        }
        LookedAhead += _at - start;
        _at = start;
        return Sign(QueryTokenKind.Stray, 1);
    }

    private bool IsWordAt(string word) =>
        string.CompareOrdinal(text, _at, word, 0, word.Length) == 0
        && (_at + word.Length == text.Length || char.IsWhiteSpace(text[_at + word.Length]));

    /// <param name="end">Null for a star, which is an open end.</param>
    private bool ReadRangeEnd(out string? end)
    {
        end = null;
        if (!SkipSpaces())
        {
            return false;
        }
        if (text[_at] == '"')
        {
            _at++;
            end = ReadQuoted();
            return _at++ < text.Length;
        }
        int start = _at;
        while (_at < text.Length && !char.IsWhiteSpace(text[_at]) && text[_at] is not (']' or '}' or '[' or '{'))
        {
            SkipCharacter();
        }
        end = _at == start + 1 && text[start] == '*' ? null : Resolved(start, _at);
        return _at > start;
    }

    /// <summary>The closing slash of a regular expression that starts here, or -1. It must end a word: <c>/a or b/c</c> is none.</summary>
    private int FindRegexEnd()
    {
        if (_at + 1 >= text.Length || char.IsWhiteSpace(text[_at + 1]) || text[_at + 1] == '/')
        {
            return -1;
        }
        int end = _at + 1;
        while (end < text.Length && text[end] != '/')
        {
            end += text[end] == '\\' ? 2 : 1;
        }
        LookedAhead += end - _at;
        bool isEnd = end + 1 == text.Length || (end < text.Length && (char.IsWhiteSpace(text[end + 1]) || text[end + 1] is ')' or '^' or '~'));
        return isEnd ? end : -1;
    }

    /// <param name="isValue">Behind a field a colon is part of the value, as in <c>10:30</c>.</param>
    private QueryToken ReadWord(bool isValue)
    {
        int start = _at;
        int wildcards = 0;
        bool endsWithStar = false;
        bool isEscaped = false;
        while (_at < text.Length)
        {
            char c = text[_at];
            if (char.IsWhiteSpace(c) || c is '(' or ')' or '[' or ']' or '{' or '}' or '"' or '^' or '~')
            {
                break;
            }
            if (c == ':' && !isValue)
            {
                int end = _at++;
                return new QueryToken(QueryTokenKind.Field, start, _at, wildcards > 0 ? text[start..end] : Resolved(start, end));
            }
            isEscaped |= c == '\\';
            endsWithStar = c == '*';
            wildcards += c is '*' or '?' ? 1 : 0;
            SkipCharacter();
        }
        if (wildcards == 0)
        {
            string word = Resolved(start, _at);
            return new QueryToken(isEscaped ? QueryTokenKind.Word : Keyword(word), start, _at, word);
        }
        bool isPrefix = wildcards == 1 && endsWithStar;
        return isPrefix && _at == start + 1 ? new QueryToken(QueryTokenKind.Star, start, _at, "*")
            : isPrefix ? new QueryToken(QueryTokenKind.Prefix, start, _at, Resolved(start, _at - 1))
            : new QueryToken(QueryTokenKind.Wildcard, start, _at, Pattern(start, _at));
    }

    private static QueryTokenKind Keyword(string word) => word switch
    {
        "AND" => QueryTokenKind.And,
        "OR" => QueryTokenKind.Or,
        "NOT" => QueryTokenKind.Not,
        _ => QueryTokenKind.Word,
    };

    /// <summary>Passes over one character, with the backslash before it.</summary>
    private void SkipCharacter() => _at += text[_at] == '\\' && _at + 1 < text.Length ? 2 : 1;

    /// <summary>A piece of the text without its backslashes.</summary>
    private string Resolved(int start, int end)
    {
        int escape = text.AsSpan(start, end - start).IndexOf('\\');
        if (escape < 0)
        {
            return text[start..end];
        }
        var plain = new StringBuilder(end - start).Append(text, start, escape);
        for (int i = start + escape; i < end;)
        {
            plain.Append(CharacterAt(ref i));
        }
        return plain.ToString();
    }

    /// <summary>A piece of the text as a pattern: what is meant as itself has a backslash if it looks like a sign of patterns.</summary>
    private string Pattern(int start, int end)
    {
        var pattern = new StringBuilder(end - start);
        for (int i = start; i < end;)
        {
            bool isSign = text[i] is '*' or '?';
            char c = CharacterAt(ref i);
            _ = !isSign && c is '*' or '?' or '\\' ? pattern.Append('\\').Append(c) : pattern.Append(c);
        }
        return pattern.ToString();
    }

    /// <summary>The character that is meant; a backslash makes the next one a plain letter, <c>\u0041</c> names one by its number.</summary>
    private char CharacterAt(ref int at)
    {
        char c = text[at++];
        if (c != '\\' || at == text.Length)
        {
            return c;
        }
        if (text[at] == 'u' && at + 5 <= text.Length
            && ushort.TryParse(text.AsSpan(at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort code))
        {
            at += 5;
            return (char)code;
        }
        return text[at++];
    }
}
