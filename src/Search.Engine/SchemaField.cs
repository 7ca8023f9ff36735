namespace Search.Engine;

/// <summary>One field of a <see cref="Schema"/>.</summary>
public sealed class SchemaField
{
    private static readonly TextOptions NoText = new();
    private static readonly KeywordOptions NoKeyword = new();
    private static readonly IntegerOptions NoInteger = new();

    internal SchemaField(string name, FieldKind kind, TextOptions? text = null, KeywordOptions? keyword = null, IntegerOptions? integer = null)
    {
        Name = name;
        Kind = kind;
        Text = text ?? NoText;
        Keyword = keyword ?? NoKeyword;
        Integer = integer ?? NoInteger;
    }

    public string Name { get; }

    public FieldKind Kind { get; }

    /// <summary>Options of a <see cref="FieldKind.Text"/> field; defaults for other kinds.</summary>
    public TextOptions Text { get; }

    /// <summary>Options of a <see cref="FieldKind.Keyword"/> field; defaults for other kinds.</summary>
    public KeywordOptions Keyword { get; }

    /// <summary>Options of a <see cref="FieldKind.Integer"/> field; defaults for other kinds.</summary>
    public IntegerOptions Integer { get; }

    /// <summary>The field's content comes from other fields: <see cref="TextOptions.From"/>.</summary>
    public bool IsComposite => Kind == FieldKind.Text && Text.From != null;

    /// <summary>Names of all analyzers that documents may have, each once.</summary>
    public IEnumerable<string> Analyzers => Kind != FieldKind.Text ? [] : Text.Analyzers.Values.Prepend(Text.Analyzer).Distinct(StringComparer.Ordinal);

    /// <summary>Values come back with the document.</summary>
    public bool IsStored => Kind switch
    {
        FieldKind.Text => Text.Stored && Text.From == null,
        FieldKind.Keyword => Keyword.Stored,
        FieldKind.Integer => Integer.Stored,
        _ => true,
    };

    /// <summary>A document may have several values.</summary>
    public bool IsMultiValued => Kind switch
    {
        FieldKind.Text or FieldKind.Stored => true,
        FieldKind.Keyword => Keyword.MultiValued,
        FieldKind.Integer => Integer.MultiValued,
        _ => false,
    };

    /// <summary>The field has terms, so that term queries find it.</summary>
    public bool HasTerms => Kind is FieldKind.Text or FieldKind.Keyword || (Kind == FieldKind.Integer && Integer.Terms);

    /// <summary>The field has points, so that ranges of numbers find it.</summary>
    public bool HasPoints => Kind == FieldKind.Date || (Kind == FieldKind.Integer && Integer.Point);

    /// <summary>What tells which documents have a value at all.</summary>
    public FieldPresence Presence => this switch
    {
        { Kind: FieldKind.Text } => FieldPresence.Norms,
        { Kind: FieldKind.Date } or { Kind: FieldKind.Keyword, Keyword.DocValues: true } or { Kind: FieldKind.Integer, Integer.DocValues: true } => FieldPresence.DocValues,
        _ => FieldPresence.Values,
    };

    public override string ToString() => $"{Name} ({Kind})";
}
