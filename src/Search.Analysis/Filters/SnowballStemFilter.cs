using Search.Analysis.Stemming;

namespace Search.Analysis.Filters;

/// <summary>Stems by Snowball's algorithm of a language, but not of keywords. Wants lower case, with the language's accents.</summary>
public sealed class SnowballStemFilter(TokenStream input, Stemmer stemmer) : WordFilter(input)
{
    public override bool MoveNext()
    {
        if (!Input.MoveNext())
        {
            return false;
        }
        if (!Token.IsKeyword)
        {
            Token.EnsureCapacity(Stemmer.Capacity(Token.Length));
            Token.Length = stemmer.Stem(Token.Buffer, Token.Length);
        }
        return true;
    }
}
