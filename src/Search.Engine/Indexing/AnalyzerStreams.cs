using Search.Analysis;

namespace Search.Engine.Indexing;

/// <summary>One token stream an analyzer, kept and used for text after text. For one thread.</summary>
internal sealed class AnalyzerStreams(Func<string, Analyzer> analyzers)
{
    private readonly Dictionary<string, TokenStream> _streams = new(StringComparer.Ordinal);

    internal TokenStream Get(string analyzer)
    {
        if (!_streams.TryGetValue(analyzer, out TokenStream? stream))
        {
            stream = analyzers(analyzer).CreateStream();
            _streams.Add(analyzer, stream);
        }
        return stream;
    }
}
