using System.Text;

namespace Search.Engine.Documents;

/// <summary>
/// The values of one document by schema field, checked and in the form in which they are indexed. Made once and bound to document after document.
/// </summary>
internal sealed class DocumentValues
{
    private readonly Schema _schema;
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<int>[] _values;       // by field: indexes into _texts and _longs
    private readonly List<string?> _texts = [];
    private readonly List<long> _longs = [];

    internal DocumentValues(Schema schema)
    {
        _schema = schema;
        _values = new List<int>[schema.Fields.Count];
        for (int i = 0; i < schema.Fields.Count; i++)
        {
            _numbers.Add(schema.Fields[i].Name, i);
            _values[i] = [];
        }
    }

    /// <summary>Takes over a document's values. What an earlier document had is gone.</summary>
    /// <exception cref="DocumentException">A field is unknown, or a value does not fit its field.</exception>
    internal void Bind(Document document)
    {
        foreach (List<int> values in _values)
        {
            values.Clear();
        }
        _texts.Clear();
        _longs.Clear();
        for (int i = 0; i < document.Count; i++)
        {
            (string name, object value) = document.At(i);
            if (!_numbers.TryGetValue(name, out int number))
            {
                throw new DocumentException(name, "the index has no such field");
            }
            Add(_schema.Fields[number], _values[number], value);
        }
        if (_schema.IdField is { } id && _values[_numbers[id]].Count == 0)
        {
            throw new DocumentException(id, "the document has no id");
        }
    }

    /// <summary>How many values a field has.</summary>
    internal int Count(int field) => _values[field].Count;

    /// <summary>A value as text; null where it is a number.</summary>
    internal string? Text(int field, int index) => _texts[_values[field][index]];

    /// <summary>A value as a number; dates in milliseconds since 1970 of the time as written.</summary>
    internal long Number(int field, int index) => _longs[_values[field][index]];

    /// <summary>The number of a schema field.</summary>
    internal int NumberOf(string field) => _numbers[field];

    private void Add(SchemaField field, List<int> values, object value)
    {
        if (values.Count > 0 && !field.IsMultiValued)
        {
            throw new DocumentException(field.Name, "it takes one value, but the document has several");
        }
        string? text = null;
        long number = 0;
        switch (field.Kind)
        {
            case FieldKind.Date:
                number = Milliseconds(value) ?? throw Unfit(field, value, "a date");
                break;
            case FieldKind.Integer:
                number = Whole(value) ?? throw Unfit(field, value, "a whole number");
                if (!field.Integer.Wide && (field.Integer.Point || field.Integer.Stored) && number != (int)number)
                {
                    throw new DocumentException(field.Name, $"{number} does not fit into 32 bits");
                }
                break;
            case FieldKind.Stored when Whole(value) is { } whole:
                number = whole;
                break;
            default:
                text = value as string ?? throw Unfit(field, value, "a text");
                break;
        }
        if (field.IsComposite)
        {
            throw new DocumentException(field.Name, $"it takes its content from {string.Join(", ", field.Text.From!)}");
        }
        if (field.Kind == FieldKind.Keyword && text!.Length > KeywordText.MaxBytes / 3 && Encoding.UTF8.GetByteCount(text) > KeywordText.MaxBytes)
        {
            throw new DocumentException(field.Name, $"a keyword has at most {KeywordText.MaxBytes} bytes");
        }
        values.Add(_texts.Count);
        _texts.Add(text);
        _longs.Add(number);
    }

    private static DocumentException Unfit(SchemaField field, object value, string wanted) =>
        new(field.Name, $"{wanted} is wanted, not a {value.GetType().Name}");

    private static long? Whole(object value) => value switch
    {
        int number => number,
        long number => number,
        _ => null,
    };

    private static long? Milliseconds(object value) => value switch
    {
        DateOnly date => date.DayNumber * TimeSpan.MillisecondsPerDay - UnixEpochMilliseconds,
        DateTime time => time.Ticks / TimeSpan.TicksPerMillisecond - UnixEpochMilliseconds,
        DateTimeOffset time => time.Ticks / TimeSpan.TicksPerMillisecond - UnixEpochMilliseconds,   // Ticks: the clock time as written
        _ => Whole(value),
    };

    private const long UnixEpochMilliseconds = 62_135_596_800_000;
}
