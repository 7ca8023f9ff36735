using Search.Analysis.Scripts;

namespace Search.Analysis.Filters;

/// <summary>Arabic and Persian digits become ASCII digits: what Lucene's DecimalDigitFilter does to the digits of all scripts.</summary>
public sealed class ArabicDigitFilter(TokenStream input) : WordFilter(input)
{
    public override bool MoveNext()
    {
        if (!Input.MoveNext())
        {
            return false;
        }
        Arabic.FoldDigits(Token.Buffer[..Token.Length]);
        return true;
    }
}
