using Search.Analysis.English;

namespace Search.Analysis.Filters;

/// <summary>English stems by Porter's algorithm, but not of keywords. Wants lower case.</summary>
public sealed class PorterStemFilter(TokenStream input) : WordFilter(input)
{
    public override bool MoveNext()
    {
        if (!Input.MoveNext())
        {
            return false;
        }
        if (!Token.IsKeyword)
        {
            Token.Length = PorterStemmer.Stem(Token.Buffer[..Token.Length]);
        }
        return true;
    }
}
