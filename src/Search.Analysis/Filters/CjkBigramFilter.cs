using Search.Analysis.Unicode;

namespace Search.Analysis.Filters;

/// <summary>
/// Chinese, Japanese and Korean characters that stand next to each other become overlapping pairs (ABC -> AB BC), as in Lucene's CJKBigramFilter; a
/// character without a neighbour stays alone, and all other tokens pass. Behind a <see cref="Tokenizing.StandardTokenizer"/>, whose types tell the
/// scripts.
/// </summary>
public sealed class CjkBigramFilter(TokenStream input) : TokenFilter(input)
{
    // A token that had to wait until the character before it was out.
    private readonly Token _held = new();
    private bool _isHeld;

    // The token whose characters are read.
    private readonly Token _run = new();
    private int _at;

    // The last character: whether there is one, and whether it is part of a pair already.
    private readonly Token _last = new();
    private bool _hasLast;
    private bool _isPaired;

    public override void Reset(ReadOnlyMemory<char> text)
    {
        base.Reset(text);
        _run.Length = _at = _run.EndOffset = 0;
        _isHeld = _hasLast = _isPaired = false;
    }

    public override bool MoveNext()
    {
        while (true)
        {
            if (_at < _run.Length)
            {
                if (TakeCharacter())
                {
                    return true;
                }
            }
            else if (_isHeld)
            {
                _isHeld = false;
                Copy(_held, Token);
                return true;
            }
            else if (!Input.MoveNext())
            {
                return FlushLone();
            }
            else if (Token.Type is not (TokenType.Ideographic or TokenType.Hiragana or TokenType.Katakana or TokenType.Hangul))
            {
                if (_hasLast && !_isPaired)
                {
                    Copy(Token, _held);
                    _isHeld = true;
                    return FlushLone();
                }
                return true;
            }
            else
            {
                bool aligned = Token.StartOffset == _run.EndOffset;
                Copy(Token, _run);
                _at = 0;
                if (!aligned)
                {
                    bool flushed = FlushLone();
                    _hasLast = false;
                    if (flushed)
                    {
                        return true;
                    }
                }
            }
        }
    }

    // The next character of the run; whether it made a pair with the one before.
    private bool TakeCharacter()
    {
        int start = _at;
        CodePoint.At(_run.Text, start, out _at);
        ReadOnlySpan<char> character = _run.Text[start.._at];
        // Where the run's text is not the one that stands there, nobody knows where each character does.
        bool asWritten = _run.EndOffset - _run.StartOffset == _run.Length;
        int startOffset = asWritten ? _run.StartOffset + start : _run.StartOffset;
        int endOffset = asWritten ? _run.StartOffset + _at : _run.EndOffset;
        bool pair = _hasLast;
        if (pair)
        {
            Token.SetText(_last.Text);
            Token.EnsureCapacity(Token.Length + character.Length);
            character.CopyTo(Token.Buffer[Token.Length..]);
            Token.Length += character.Length;
            Emit(_last.StartOffset, endOffset, TokenType.Bigram);
        }
        _last.SetText(character);
        (_last.StartOffset, _last.EndOffset) = (startOffset, endOffset);
        (_hasLast, _isPaired) = (true, pair);
        return pair;
    }

    // The last character, if it has never been part of a pair.
    private bool FlushLone()
    {
        if (!_hasLast || _isPaired)
        {
            return false;
        }
        Token.SetText(_last.Text);
        Emit(_last.StartOffset, _last.EndOffset, TokenType.SingleCharacter);
        _isPaired = true;
        return true;
    }

    private void Emit(int start, int end, TokenType type)
    {
        (Token.StartOffset, Token.EndOffset, Token.Type) = (start, end, type);
        (Token.PositionIncrement, Token.PositionLength, Token.IsKeyword) = (1, 1, false);
    }

    private static void Copy(Token from, Token to)
    {
        to.SetText(from.Text);
        (to.StartOffset, to.EndOffset, to.Type) = (from.StartOffset, from.EndOffset, from.Type);
        (to.PositionIncrement, to.PositionLength, to.IsKeyword) = (from.PositionIncrement, from.PositionLength, from.IsKeyword);
    }
}
