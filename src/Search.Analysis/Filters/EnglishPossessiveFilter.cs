using Search.Analysis.English;

namespace Search.Analysis.Filters;

/// <summary>Takes off an English <c>'s</c>.</summary>
public sealed class EnglishPossessiveFilter(TokenStream input) : WordFilter(input)
{
    public override bool MoveNext()
    {
        if (!Input.MoveNext())
        {
            return false;
        }
        Token.Length = Possessive.LengthWithout(Token.Text);
        return true;
    }
}
