using System.Text;

namespace Search.Engine.Highlighting;

/// <summary>
/// A field's text as it is shown, and where it lies in the texts that were indexed: in its own field, and in fields that are composed of it.
/// Values of one field lie one UTF-16 unit apart (Lucene's offset gap), which is shown as a line break.
/// </summary>
internal sealed class FieldText
{
    private readonly Dictionary<string, int> _starts = new(StringComparer.Ordinal);

    private FieldText(string text) => Text = text;

    public string Text { get; }

    /// <param name="schema">Tells which fields are composed; null: none is.</param>
    /// <param name="document">The stored fields.</param>
    /// <param name="field">The field that is shown; of a composed one all its parts.</param>
    public static FieldText Of(Schema? schema, Document document, string field)
    {
        IReadOnlyList<string> shown = schema?[field] is { IsComposite: true } composite ? composite.Text.From! : [field];
        var text = new FieldText(Join(document, shown));
        text._starts.Add(field, 0);
        foreach (SchemaField other in schema?.Fields ?? [])
        {
            if (other.IsComposite && other.Name != field && StartWithin(document, other.Text.From!, shown) is { } start)
            {
                text._starts.Add(other.Name, start);
            }
        }
        return text;
    }

    /// <summary>Whether an indexed field holds this text, and then where in that field's text it starts.</summary>
    public bool TryGetStart(string indexedField, out int start) => _starts.TryGetValue(indexedField, out start);

    /// <summary>Where a row of fields begins in the text of a composed one; null where it does not hold them side by side.</summary>
    private static int? StartWithin(Document document, IReadOnlyList<string> sources, IReadOnlyList<string> shown)
    {
        int start = 0;
        for (int i = 0; i + shown.Count <= sources.Count; i++)
        {
            bool isHere = true;
            for (int j = 0; j < shown.Count; j++)
            {
                isHere &= sources[i + j] == shown[j];
            }
            if (isHere)
            {
                return start;
            }
            foreach (object value in document.Values(sources[i]))
            {
                start += value is string text ? text.Length + 1 : 0;
            }
        }
        return null;
    }

    private static string Join(Document document, IReadOnlyList<string> fields)
    {
        if (fields.Count == 1 && document.Values(fields[0]) is [string only])
        {
            return only;
        }
        var text = new StringBuilder();
        bool isFirst = true;
        foreach (string field in fields)
        {
            foreach (object value in document.Values(field))
            {
                if (value is string part)
                {
                    text.Append(isFirst ? "" : "\n").Append(part);
                    isFirst = false;
                }
            }
        }
        return text.ToString();
    }
}
