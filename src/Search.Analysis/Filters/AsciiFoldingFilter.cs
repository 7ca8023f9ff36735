using Search.Analysis.Unicode;

namespace Search.Analysis.Filters;

/// <summary>Letters with marks, ligatures, enclosed and fullwidth signs become ASCII, as Lucene's ASCIIFoldingFilter has it.</summary>
public sealed class AsciiFoldingFilter(TokenStream input) : WordFilter(input)
{
    private char[] _folded = new char[1024];

    public override bool MoveNext()
    {
        if (!Input.MoveNext())
        {
            return false;
        }
        if (AsciiFolding.Concerns(Token.Text))
        {
            int most = Token.Length * AsciiFolding.MaxGrowth;
            if (_folded.Length < most)
            {
                _folded = new char[most];
            }
            int length = AsciiFolding.Fold(Token.Text, _folded);
            Token.SetText(_folded.AsSpan(0, length));
        }
        return true;
    }
}
