namespace Search.Analysis.Filters;

/// <summary>Takes an elided word with its apostrophe off the front, as Lucene's ElisionFilter does. Wants lower case.</summary>
internal sealed class ElisionFilter(TokenStream input, ElisionFilter.IsElided isElided) : WordFilter(input)
{
    internal delegate bool IsElided(ReadOnlySpan<char> text);

    public override bool MoveNext()
    {
        if (!Input.MoveNext())
        {
            return false;
        }
        int apostrophe = Token.Text.IndexOfAny('\'', '\u2019');
        if (apostrophe > 0 && isElided(Token.Text[..apostrophe]))
        {
            Token.Text[(apostrophe + 1)..].CopyTo(Token.Buffer);
            Token.Length -= apostrophe + 1;
        }
        return true;
    }
}
