using Search.Analysis;

namespace Search.Engine.QueryParsing;

/// <summary>The query language over the fields of a schema: words without a field are searched in all text fields, or in the first composed one.</summary>
internal static class SchemaParser
{
    /// <param name="schema">The index's.</param>
    /// <param name="analyzers">What is searched was analyzed with; null: with one analyzer a field.</param>
    /// <exception cref="InvalidOperationException">The schema has no text field.</exception>
    internal static QueryParser Create(Schema schema, SnapshotAnalyzers? analyzers = null)
    {
        SchemaField[] texts = [.. schema.Fields.Where(field => field.Kind == FieldKind.Text)];
        if (texts.Length == 0)
        {
            throw new InvalidOperationException("The schema has no text field: give SearchOptions.Parser, or a query instead of a text");
        }
        IEnumerable<SchemaField> searched = texts.FirstOrDefault(field => field.IsComposite) is { } composed ? [composed] : texts;
        return new QueryParser(new QueryParserOptions
        {
            DefaultFields = [.. searched.Select(field => new DefaultField(field.Name))],
            AnalyzerOf = name => analyzers == null ? Analyzers.ByName(schema[name]!.Text.Analyzer) : analyzers.Of(name)[0],
            OtherAnalyzersOf = name => analyzers == null ? [] : analyzers.OthersOf(name),
            KindOf = name => KindOf(schema[name]),
            PresenceOf = name => schema[name]!.Presence,
        });
    }

    private static QueryFieldKind KindOf(SchemaField? field) => field switch
    {
        { Kind: FieldKind.Text } => QueryFieldKind.Text,
        { Kind: FieldKind.Keyword, Keyword.IgnoreCase: true } => QueryFieldKind.KeywordIgnoringCase,
        { Kind: FieldKind.Keyword } => QueryFieldKind.Keyword,
        { Kind: FieldKind.Date } => QueryFieldKind.Date,
        { Kind: FieldKind.Integer, Integer.Point: true } => field.Integer.Wide ? QueryFieldKind.Long : QueryFieldKind.Int,
        { Kind: FieldKind.Integer, Integer.Terms: true } => QueryFieldKind.Number,
        _ => QueryFieldKind.Unknown,
    };
}
