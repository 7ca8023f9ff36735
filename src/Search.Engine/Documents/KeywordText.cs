namespace Search.Engine.Documents;

/// <summary>How a keyword value becomes a term.</summary>
internal static class KeywordText
{
    /// <summary>Bytes of UTF-8 that a keyword may have: Lucene's IndexWriter.MAX_TERM_LENGTH.</summary>
    internal const int MaxBytes = 32766;

    /// <summary>The term's text: the value, in lower case where the field ignores case.</summary>
    internal static string Term(SchemaField field, string value) =>
        field.Kind == FieldKind.Keyword && field.Keyword.IgnoreCase ? value.ToLowerInvariant() : value;
}
