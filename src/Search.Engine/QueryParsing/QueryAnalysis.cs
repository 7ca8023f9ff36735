using Search.Analysis;

namespace Search.Engine.QueryParsing;

/// <summary>Analyzes the pieces of one query text: a stream of tokens costs more to make than to use.</summary>
internal sealed class QueryAnalysis(QueryParserOptions options)
{
    private readonly Dictionary<Analyzer, TokenStream> _streams = [];

    /// <summary>What documents of a field are analyzed with.</summary>
    public IEnumerable<Analyzer> AnalyzersOf(string field) => options.OtherAnalyzersOf(field) is { Count: > 0 } others
        ? others.Prepend(options.AnalyzerOf(field))
        : [options.AnalyzerOf(field)];

    public AnalyzedText Of(Analyzer analyzer, string text)
    {
        if (!_streams.TryGetValue(analyzer, out TokenStream? stream))
        {
            stream = analyzer.CreateStream();
            _streams.Add(analyzer, stream);
        }
        return AnalyzedText.Of(stream, text);
    }

    /// <summary>What the analyzers of a field make of a text, each once, where they leave anything of it.</summary>
    public IReadOnlyList<AnalyzedText> Of(string field, string text)
    {
        var readings = new List<AnalyzedText>();
        foreach (Analyzer analyzer in AnalyzersOf(field))
        {
            AnalyzedText reading = Of(analyzer, text);
            if (reading.Count > 0 && !readings.Exists(reading.IsSameAs))
            {
                readings.Add(reading);
            }
        }
        return readings;
    }
}
