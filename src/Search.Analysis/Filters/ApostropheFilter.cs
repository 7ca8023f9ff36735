namespace Search.Analysis.Filters;

/// <summary>The apostrophe of printers (’) and the fullwidth one become the one of typewriters, which stemmers know.</summary>
public sealed class ApostropheFilter(TokenStream input) : WordFilter(input)
{
    public override bool MoveNext()
    {
        if (!Input.MoveNext())
        {
            return false;
        }
        Span<char> text = Token.Buffer[..Token.Length];
        text.Replace('\u2019', '\'');
        text.Replace('\uFF07', '\'');
        return true;
    }
}
