using Search.Analysis.Unicode;

namespace Search.Analysis;

/// <summary>What an analyzer does to the letters of a word.</summary>
internal enum Folding
{
    None,
    Case,
    CaseAndAccents,
}

/// <summary>An analyzer of a fixed chain.</summary>
internal sealed class NamedAnalyzer(string name, Func<TokenStream> chain, Folding folding) : Analyzer
{
    public override string Name => name;

    public override TokenStream CreateStream() => chain();

    public override string Normalize(string text)
    {
        if (folding == Folding.None)
        {
            return text;
        }
        char[] folded = text.ToCharArray();
        LowerCase.Apply(folded);
        if (folding == Folding.CaseAndAccents && AsciiFolding.Concerns(folded))
        {
            char[] ascii = new char[folded.Length * AsciiFolding.MaxGrowth];
            return new string(ascii, 0, AsciiFolding.Fold(folded, ascii));
        }
        return new string(folded);
    }
}
