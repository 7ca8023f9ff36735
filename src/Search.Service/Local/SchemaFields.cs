using Search.Analysis;
using Search.Engine;

namespace Search.Service.Local;

/// <summary>What a query and a list of terms need to know about the fields of a schema.</summary>
internal static class SchemaFields
{
    public static QueryFieldKind KindOf(SchemaField? field) => field switch
    {
        { Kind: FieldKind.Text } => QueryFieldKind.Text,
        { Kind: FieldKind.Keyword, Keyword.IgnoreCase: true } => QueryFieldKind.KeywordIgnoringCase,
        { Kind: FieldKind.Keyword } => QueryFieldKind.Keyword,
        { Kind: FieldKind.Date } => QueryFieldKind.Date,
        { Kind: FieldKind.Integer, Integer.Terms: true } => QueryFieldKind.Number,
        { Kind: FieldKind.Integer, Integer: { Point: true, Wide: true } } => QueryFieldKind.Long,
        { Kind: FieldKind.Integer, Integer.Point: true } => QueryFieldKind.Int,
        _ => QueryFieldKind.Unknown,
    };

    /// <summary>A start of terms as it stands in the index.</summary>
    public static string Folded(Schema? schema, string field, string prefix) => schema?[field] switch
    {
        { Kind: FieldKind.Text } text => Analyzers.ByName(text.Text.Analyzer).Normalize(prefix),
        { Kind: FieldKind.Keyword, Keyword.IgnoreCase: true } => prefix.ToLowerInvariant(),
        _ => prefix,
    };
}
