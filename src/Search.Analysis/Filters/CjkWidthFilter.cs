using Search.Analysis.Scripts;

namespace Search.Analysis.Filters;

/// <summary>Fullwidth and halfwidth forms become the usual ones, as Lucene's CJKWidthFilter has it.</summary>
public sealed class CjkWidthFilter(TokenStream input) : WordFilter(input)
{
    public override bool MoveNext()
    {
        if (!Input.MoveNext())
        {
            return false;
        }
        Token.Length = CjkWidth.Normalize(Token.Buffer[..Token.Length]);
        return true;
    }
}
