using System.Text;
using System.Text.Json;

namespace Search.Ingest.JsonLines;

/// <summary>Reads one JSON object, by the meaning of its keys.</summary>
internal static class JsonRecord
{
    /// <param name="line">One line.</param>
    /// <param name="keys">What keys mean.</param>
    /// <param name="unknown">Called with each key that means nothing, or whose value is of the wrong kind.</param>
    /// <exception cref="JsonException">It is no JSON object.</exception>
    /// <exception cref="InvalidOperationException">A string is not valid UTF-8.</exception>
    public static RecordValues Parse(ReadOnlySpan<byte> line, RecordKeys keys, Action<string> unknown)
    {
        var record = new RecordValues();
        var reader = new Utf8JsonReader(line);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("not a JSON object");
        }
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string key = JsonText.Read(ref reader);
            reader.Read();
            if (!keys.TryGet(key, out RecordField field, out int rank) || !TrySet(record, ref reader, field, rank))
            {
                // What an index exported has the year beside the date, for people.
                if (key != "year" || record[RecordField.PublishedSource] == null)
                {
                    unknown(key);
                }
                reader.Skip();
            }
        }
        if (reader.TokenType != JsonTokenType.EndObject || reader.Read())
        {
            throw new JsonException("not one JSON object");
        }
        return record;
    }

    /// <summary>Takes the value that the reader stands at, and leaves the reader at its end; false for a value of the wrong kind, untouched.</summary>
    private static bool TrySet(RecordValues record, ref Utf8JsonReader reader, RecordField field, int rank)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return true;
            case JsonTokenType.String when field != RecordField.Mentions:
                record.Set(field, JsonText.Read(ref reader), rank);
                return true;
            case JsonTokenType.Number when field != RecordField.Mentions:
                record.Set(field, Encoding.UTF8.GetString(reader.ValueSpan), rank);
                return true;
            case JsonTokenType.StartArray:
                Utf8JsonReader start = reader;
                if (field == RecordField.Mentions ? TrySetYears(record, ref reader) : TrySetList(record, ref reader, field, rank))
                {
                    return true;
                }
                reader = start;
                return false;
            default:
                return false;
        }
    }

    private static bool TrySetList(RecordValues record, ref Utf8JsonReader reader, RecordField field, int rank)
    {
        var text = new StringBuilder();
        string between = field is RecordField.Body or RecordField.Furniture ? "\n\n" : ", ";
        while (reader.Read() && reader.TokenType == JsonTokenType.String)
        {
            text.Append(text.Length > 0 ? between : "").Append(JsonText.Read(ref reader));
        }
        if (reader.TokenType != JsonTokenType.EndArray)
        {
            return false;
        }
        record.Set(field, text.ToString(), rank);
        return true;
    }

    private static bool TrySetYears(RecordValues record, ref Utf8JsonReader reader)
    {
        var years = new SortedSet<int>();
        while (reader.Read() && reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out int year))
        {
            years.Add(year);
        }
        if (reader.TokenType != JsonTokenType.EndArray)
        {
            return false;
        }
        record.Mentions = years;
        return true;
    }
}
