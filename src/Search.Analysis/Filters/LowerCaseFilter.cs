using Search.Analysis.Unicode;

namespace Search.Analysis.Filters;

/// <summary>Simple lower case, whatever the culture.</summary>
public sealed class LowerCaseFilter(TokenStream input) : WordFilter(input)
{
    public override bool MoveNext()
    {
        if (!Input.MoveNext())
        {
            return false;
        }
        LowerCase.Apply(Token.Buffer[..Token.Length]);
        return true;
    }
}
