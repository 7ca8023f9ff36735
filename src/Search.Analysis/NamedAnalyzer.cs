using Search.Analysis.Tokenizing;

namespace Search.Analysis;

/// <summary>An analyzer of a fixed chain.</summary>
/// <param name="name">Stands in indexes.</param>
/// <param name="chain">Makes the whole chain.</param>
/// <param name="folding">The filters of the chain that change a word's letters but do not split or stem it; null where there are none.</param>
internal sealed class NamedAnalyzer(string name, Func<TokenStream> chain, Func<TokenStream, TokenStream>? folding) : Analyzer
{
    public override string Name => name;

    public override TokenStream CreateStream() => chain();

    public override string Normalize(string text)
    {
        if (folding == null)
        {
            return text;
        }
        TokenStream stream = folding(new KeywordTokenizer());
        stream.Reset(text.AsMemory());
        stream.MoveNext();
        return stream.Token.Text.ToString();
    }
}
