using Search.Analysis;
using Search.Engine.QueryParsing;

namespace Search.Engine;

/// <summary>
/// Reads the query language: Lucene's classic syntax with a clear precedence (NOT before AND before OR before standing side by side). Unless it is strict,
/// nothing that a person types is an error: what cannot be taken as written is searched as words, and a note says so. Safe for several threads.
/// </summary>
public sealed class QueryParser
{
    private readonly QueryParserOptions _options;

    public QueryParser(QueryParserOptions options)
    {
        if (options.DefaultFields.Count == 0)
        {
            throw new ArgumentException("A query parser needs a default field", nameof(options));
        }
        _options = options;
    }

    internal QueryParserOptions Options => _options;

    /// <summary>A strict parser of one default field, where all fields are text: as Lucene's <c>QueryParser(field, analyzer)</c>.</summary>
    /// <param name="field">Where words without a field are searched.</param>
    /// <param name="analyzer">Of all fields.</param>
    /// <param name="usual">What words without a sign between them mean.</param>
    public QueryParser(string field, Analyzer analyzer, QueryOperator usual = QueryOperator.Or)
        : this(new QueryParserOptions
        {
            DefaultFields = [new DefaultField(field)],
            AnalyzerOf = _ => analyzer,
            KindOf = _ => QueryFieldKind.Text,
            Operator = usual,
            Strict = true,
            Additions = false,
        })
    {
    }

    /// <exception cref="QueryParseException">The parser is strict, and the text is not as it should be.</exception>
    public ParsedQuery Parse(string text)
    {
        var notes = new ParseNotes(_options.Strict);
        SyntaxNode? tree = _options.Strict ? StrictParser.Parse(text, _options, notes) : SyntaxParser.Parse(text, _options, notes);
        var builder = new QueryBuilder(_options, notes);
        return new ParsedQuery(builder.Build(tree), notes.All) { Words = builder.Words };
    }
}
