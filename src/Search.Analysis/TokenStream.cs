namespace Search.Analysis;

/// <summary>
/// Turns text into tokens, one at a time. Made once and used for many texts by one thread:
/// <c>Reset(text)</c>, <c>MoveNext()</c> until false, and <c>End()</c> where the end matters.
/// </summary>
public abstract class TokenStream
{
    private protected TokenStream(Token token) => Token = token;

    /// <summary>The current token, shared along the chain. Valid after <see cref="MoveNext"/> gave true, until the next call.</summary>
    public Token Token { get; }

    /// <summary>
    /// Whether the chain sees each token of <see cref="Tokenizing.StandardTokenizer"/> for itself: it changes the token or leaves it out, by nothing but the token's text.
    /// So it need not be asked twice for the same word.
    /// </summary>
    public virtual bool IsByWord => false;

    /// <summary>Starts over with another text.</summary>
    public abstract void Reset(ReadOnlyMemory<char> text);

    /// <summary>Moves to the next token; false at the end of the text.</summary>
    public abstract bool MoveNext();

    /// <summary>
    /// After the last token: sets the offsets of <see cref="Token"/> to the end of the text and its position increment to the number of positions
    /// that were left out behind the last token.
    /// </summary>
    public abstract void End();
}

/// <summary>A stream that makes its tokens from the text.</summary>
public abstract class Tokenizer() : TokenStream(new Token());

/// <summary>A stream that changes, drops or adds tokens of another one.</summary>
public abstract class TokenFilter(TokenStream input) : TokenStream(input.Token)
{
    protected TokenStream Input { get; } = input;

    public override void Reset(ReadOnlyMemory<char> text) => Input.Reset(text);

    public override void End() => Input.End();
}

/// <summary>A filter that changes tokens or leaves them out, each for itself and by its text alone.</summary>
public abstract class WordFilter(TokenStream input) : TokenFilter(input)
{
    public sealed override bool IsByWord => Input.IsByWord;
}
