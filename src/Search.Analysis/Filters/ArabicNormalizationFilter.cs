using Search.Analysis.Scripts;

namespace Search.Analysis.Filters;

/// <summary>Folds spellings of Arabic that mean the same, as Lucene's ArabicNormalizationFilter does.</summary>
public sealed class ArabicNormalizationFilter(TokenStream input) : WordFilter(input)
{
    public override bool MoveNext()
    {
        if (!Input.MoveNext())
        {
            return false;
        }
        Token.Length = Arabic.Normalize(Token.Buffer[..Token.Length]);
        return true;
    }
}
