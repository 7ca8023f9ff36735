using Search.Analysis;
using Search.Engine.Highlighting;

namespace Search.Engine.Ranking;

/// <summary>The terms of a text field in one document, made again of what is stored.</summary>
internal sealed class DocumentTerms
{
    private const double K1 = 1.2;
    private const double B = 0.75;

    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    public DocumentTerms(Schema schema, Document document, string field)
    {
        TokenStream stream = Analyzers.ByName(schema.AnalyzerOf(schema[field]!, document)).CreateStream();
        stream.Reset(FieldText.Of(schema, document, field).Text.AsMemory());
        while (stream.MoveNext())
        {
            Length++;
            string term = stream.Token.Text.ToString();
            _counts[term] = _counts.GetValueOrDefault(term) + 1;
        }
    }

    /// <summary>Number of tokens.</summary>
    public int Length { get; }

    /// <summary>How often each term is there.</summary>
    public IReadOnlyDictionary<string, int> Counts => _counts;

    /// <summary>What each term has of the text, as BM25 (k1 1.2, b 0.75) counts its occurrences: between 0 and 1.</summary>
    /// <param name="averageLength">Mean number of tokens of the field.</param>
    public IEnumerable<(string Term, double Share)> Shares(double averageLength)
    {
        double damping = K1 * (1 - B + B * Length / averageLength);
        return _counts.Select(pair => (pair.Key, pair.Value / (pair.Value + damping)));
    }

    /// <summary>Whether a term is a word that people write: no number, nothing that is only an artefact of a text's form.</summary>
    public static bool IsWord(string term) => term.Length is >= 2 and <= 20 && term.All(char.IsLetterOrDigit) && !term.All(char.IsDigit);
}
