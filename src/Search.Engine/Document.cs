using System.Collections;

namespace Search.Engine;

/// <summary>
/// What is indexed, and what comes back from the index: fields with values, in the order they were set. Values are string, int, long,
/// DateOnly, DateTime or DateTimeOffset (taken as written, not converted); what comes back is string, int, long, float, double or byte[].
/// </summary>
/// <remarks>The enumerator gives field and value, one pair a value. Several values of a field:
/// <c>new Document { { "title", "…" }, { "tag", "a" }, { "tag", "b" } }</c>.</remarks>
public sealed class Document : IEnumerable<KeyValuePair<string, object>>
{
    private readonly List<KeyValuePair<string, object>> _values = [];

    /// <summary>The first value of a field, null where it has none. Setting replaces all values of the field; null removes them.</summary>
    public object? this[string field]
    {
        get
        {
            foreach ((string name, object value) in _values)
            {
                if (name == field)
                {
                    return value;
                }
            }
            return null;
        }
        set
        {
            int at = _values.FindIndex(pair => pair.Key == field);
            if (at < 0)
            {
                Add(field, value);
                return;
            }
            _values.RemoveAll(pair => pair.Key == field);
            if (value != null)
            {
                _values.Insert(at, new KeyValuePair<string, object>(field, value));
            }
        }
    }

    /// <summary>Names of the fields that have values.</summary>
    public IEnumerable<string> Fields => _values.Select(pair => pair.Key).Distinct(StringComparer.Ordinal);

    /// <summary>Number of values in all fields.</summary>
    public int Count => _values.Count;

    /// <summary>Adds one more value to a field; null adds none.</summary>
    public void Add(string field, object? value)
    {
        ArgumentNullException.ThrowIfNull(field);
        if (value != null)
        {
            _values.Add(new KeyValuePair<string, object>(field, value));
        }
    }

    /// <summary>All values of a field, in order.</summary>
    public IReadOnlyList<object> Values(string field) => [.. _values.Where(pair => pair.Key == field).Select(pair => pair.Value)];

    /// <summary>A field's first value where that is a text, otherwise null.</summary>
    public string? Text(string field) => this[field] as string;

    /// <summary>
    /// A field's first value where that is a whole number, otherwise null. Dates come back as milliseconds since 1970 of the time as written.
    /// </summary>
    public long? Number(string field) => this[field] switch
    {
        int value => value,
        long value => value,
        _ => null,
    };

    public IEnumerator<KeyValuePair<string, object>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The value at an index, 0 to <see cref="Count"/> - 1, without allocation: what indexing walks.</summary>
    internal KeyValuePair<string, object> At(int index) => _values[index];
}
