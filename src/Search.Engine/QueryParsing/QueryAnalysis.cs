using Search.Analysis;

namespace Search.Engine.QueryParsing;

/// <summary>Analyzes the pieces of one query text: a stream of tokens costs more to make than to use.</summary>
internal sealed class QueryAnalysis
{
    private readonly Dictionary<Analyzer, TokenStream> _streams = [];

    public AnalyzedText Of(Analyzer analyzer, string text)
    {
        if (!_streams.TryGetValue(analyzer, out TokenStream? stream))
        {
            stream = analyzer.CreateStream();
            _streams.Add(analyzer, stream);
        }
        return AnalyzedText.Of(stream, text);
    }
}
