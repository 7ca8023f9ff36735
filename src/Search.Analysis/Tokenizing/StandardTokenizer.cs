namespace Search.Analysis.Tokenizing;

/// <summary>
/// Words by UAX #29 with the types, the joining of Southeast Asian runs, the emoji sequences and the cut at 255 units of Lucene's StandardTokenizer,
/// over Unicode 15.0 (Lucene's own tables are of Unicode 9, its emoji of 11). Unlike Lucene, which loses up to 255 units then, a text that ends in half a
/// surrogate pair keeps its last words.
/// </summary>
public sealed class StandardTokenizer : Tokenizer
{
    private readonly WordScanner _scanner = new();

    public override bool IsByWord => true;

    public override void Reset(ReadOnlyMemory<char> text) => _scanner.Reset(text);

    public override bool MoveNext()
    {
        if (!_scanner.MoveNext())
        {
            return false;
        }
        Token token = Token;
        token.SetText(_scanner.Token.Span);
        token.PositionIncrement = 1;
        token.PositionLength = 1;
        token.StartOffset = _scanner.Start;
        token.EndOffset = _scanner.End;
        token.Type = _scanner.Type;
        token.IsKeyword = false;
        return true;
    }

    public override void End()
    {
        Token.Length = 0;
        Token.PositionIncrement = 0;
        Token.StartOffset = Token.EndOffset = _scanner.Length;
    }
}
