using Search.Codecs.Framing;
using Search.Engine.Documents;

namespace Search.Engine;

/// <summary>
/// The fields of an index and how each is indexed. Built by chained calls, frozen when an index is made with it, and kept in the index's commit data.
/// </summary>
public sealed class Schema
{
    private readonly List<SchemaField> _fields = [];
    private readonly Dictionary<string, SchemaField> _byName = new(StringComparer.Ordinal);
    private bool _frozen;

    /// <summary>All fields, in the order of their declaration, which is the order in which documents are indexed and stored.</summary>
    public IReadOnlyList<SchemaField> Fields => _fields;

    /// <summary>The field of that name, or null.</summary>
    public SchemaField? this[string name] => _byName.GetValueOrDefault(name);

    /// <summary>Name of the field with <see cref="KeywordOptions.IsId"/>, or null.</summary>
    public string? IdField { get; private set; }

    /// <summary>The order in which segments keep their documents; null: that in which they were added.</summary>
    public SchemaSort? Sort { get; private set; }

    /// <summary>Declares a field of words.</summary>
    public Schema Text(string name, TextOptions? options = null) =>
        Add(new SchemaField(name, FieldKind.Text, text: options ?? new TextOptions()));

    /// <summary>Declares a field of whole values.</summary>
    public Schema Keyword(string name, KeywordOptions? options = null)
    {
        options ??= new KeywordOptions();
        if (options.IsId)
        {
            if (options.MultiValued)
            {
                throw new ArgumentException($"Field '{name}' cannot be both the id and multi-valued", nameof(options));
            }
            if (IdField != null)
            {
                throw new ArgumentException($"Field '{name}' cannot be the id: '{IdField}' is", nameof(options));
            }
        }
        Add(new SchemaField(name, FieldKind.Keyword, keyword: options));
        IdField = options.IsId ? name : IdField;
        return this;
    }

    /// <summary>
    /// Declares a field of points in time: a point of 8 bytes, numeric doc values and a stored number, each in milliseconds since 1970 of the time
    /// as written.
    /// </summary>
    public Schema Date(string name) => Add(new SchemaField(name, FieldKind.Date));

    /// <summary>Declares a field of whole numbers.</summary>
    public Schema Integer(string name, IntegerOptions? options = null) =>
        Add(new SchemaField(name, FieldKind.Integer, integer: options ?? new IntegerOptions()));

    /// <summary>Declares a field that is only kept.</summary>
    public Schema Stored(string name) => Add(new SchemaField(name, FieldKind.Stored));

    /// <summary>
    /// Keeps the documents of each segment in the order of a field, such as the newest first (Lucene's index sort). Documents without a value are last, equal ones
    /// as they were added. Writing takes longer: each segment is written twice.
    /// </summary>
    /// <param name="field">A date, or an integer with doc values; it may be declared later.</param>
    /// <param name="descending">The largest first.</param>
    public Schema SortBy(string field, bool descending = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(field);
        if (_frozen || Sort != null)
        {
            throw new InvalidOperationException(_frozen ? $"The order by '{field}' comes too late: the schema is in use" : $"The index is sorted by '{Sort!.Field}' already");
        }
        Sort = new SchemaSort(field, descending);
        return this;
    }

    /// <summary>The schema as commit data keeps it. Equal schemas give equal text.</summary>
    public string ToJson() => SchemaJson.Write(this);

    /// <summary>Reads what <see cref="ToJson"/> wrote; the result is frozen.</summary>
    /// <exception cref="IndexFormatException">It is no schema, or one of a later version.</exception>
    public static Schema FromJson(string json) => SchemaJson.Read(json);

    /// <summary>The name of the analyzer of a text field in a document that has this value of its <see cref="TextOptions.AnalyzerBy"/>.</summary>
    internal string AnalyzerOf(SchemaField field, string? value) =>
        value != null && field.Text.AnalyzerBy is { } by && field.Text.Analyzers.TryGetValue(KeywordText.Term(this[by]!, value), out string? own) ? own : field.Text.Analyzer;

    /// <summary>The name of the analyzer of a text field in a document.</summary>
    internal string AnalyzerOf(SchemaField field, Document document) => AnalyzerOf(field, field.Text.AnalyzerBy is { } by ? document.Text(by) : null);

    /// <summary>Checks what can be checked only when all fields are known, and ends declarations.</summary>
    /// <exception cref="ArgumentException">A field is composed of one that is absent or composed itself, or has its analyzers by one that cannot tell them, or the index is sorted by a field that cannot be sorted by.</exception>
    internal void Freeze()
    {
        foreach (SchemaField field in _fields)
        {
            foreach (string source in field.Text.From ?? [])
            {
                if (this[source] is not { Kind: FieldKind.Text or FieldKind.Keyword or FieldKind.Stored, IsComposite: false })
                {
                    throw new ArgumentException(
                        $"Field '{field.Name}' takes its content from '{source}', which is no text, keyword or stored field with values of its own");
                }
            }
        }
        foreach (SchemaField field in _fields.Where(field => field.Text.AnalyzerBy != null || field.Text.Analyzers.Count > 0))
        {
            if (field.Text.AnalyzerBy is not { } by || this[by] is not { Kind: FieldKind.Keyword, IsStored: true, IsMultiValued: false })
            {
                throw new ArgumentException(
                    $"Field '{field.Name}' has its analyzers by '{field.Text.AnalyzerBy}', which is no keyword field that is stored and has one value");
            }
        }
        if (Sort != null && this[Sort.Field] is not ({ Kind: FieldKind.Date } or { Kind: FieldKind.Integer, Integer.DocValues: true }))
        {
            throw new ArgumentException($"The index cannot be sorted by '{Sort.Field}', which is no date and no integer field with doc values");
        }
        _frozen = true;
    }

    private Schema Add(SchemaField field)
    {
        ArgumentException.ThrowIfNullOrEmpty(field.Name, "name");
        if (_frozen)
        {
            throw new InvalidOperationException($"Field '{field.Name}' comes too late: the schema is in use");
        }
        if (field.Text.From is { Count: 0 })
        {
            throw new ArgumentException($"Field '{field.Name}' is composed of no field");
        }
        ArgumentOutOfRangeException.ThrowIfNegative(field.Text.PositionGap);
        if (!_byName.TryAdd(field.Name, field))
        {
            throw new ArgumentException($"Field '{field.Name}' is declared twice");
        }
        _fields.Add(field);
        return this;
    }
}
