namespace Search.Analysis.Tokenizing;

/// <summary>The whole value as one token, also an empty one.</summary>
public sealed class KeywordTokenizer : Tokenizer
{
    private ReadOnlyMemory<char> _text;
    private bool _done = true;

    public override void Reset(ReadOnlyMemory<char> text) => (_text, _done) = (text, false);

    public override bool MoveNext()
    {
        if (_done)
        {
            return false;
        }
        _done = true;
        Token token = Token;
        token.SetText(_text.Span);
        token.PositionIncrement = 1;
        token.PositionLength = 1;
        token.StartOffset = 0;
        token.EndOffset = _text.Length;
        token.Type = TokenType.Word;
        token.IsKeyword = false;
        return true;
    }

    public override void End()
    {
        Token.Length = 0;
        Token.PositionIncrement = 0;
        Token.StartOffset = Token.EndOffset = _text.Length;
    }
}
