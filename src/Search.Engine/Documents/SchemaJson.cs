using System.Buffers;
using System.Collections.ObjectModel;
using System.Text;
using System.Text.Json;
using Search.Codecs.Framing;

namespace Search.Engine.Documents;

/// <summary>
/// A schema as JSON: <c>{"version":1,"fields":[{"name":"title","kind":"text","analyzer":"english-news",…},…]}</c>.
/// Only options that differ from their defaults of version 1 are written; the analyzer always is. The schema of a sorted index has version 2, and
/// <c>"sort":{"field":"published","descending":true}</c> behind the fields. One of which text fields have several analyzers has version 3, sorted or not, and in those
/// <c>"analyzerBy":"language","analyzers":{"de":"german-news",…}</c>.
/// </summary>
internal static class SchemaJson
{
    /// <summary>Rises when an old program would misread a schema.</summary>
    internal const int Version = 1;

    /// <summary>A program that knows only version 1 would write segments that are not sorted.</summary>
    internal const int SortedVersion = 2;

    /// <summary>A program that knows only version 2 would analyze all documents alike.</summary>
    internal const int AnalyzersVersion = 3;

    internal static string Write(Schema schema)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("version", schema.Fields.Any(field => field.Text.AnalyzerBy != null) ? AnalyzersVersion : schema.Sort != null ? SortedVersion : Version);
            json.WriteStartArray("fields");
            foreach (SchemaField field in schema.Fields)
            {
                json.WriteStartObject();
                json.WriteString("name", field.Name);
                switch (field.Kind)
                {
                    case FieldKind.Text:
                        json.WriteString("kind", "text");
                        WriteText(json, field.Text);
                        break;
                    case FieldKind.Keyword:
                        json.WriteString("kind", "keyword");
                        WriteFlag(json, "stored", field.Keyword.Stored, true);
                        WriteFlag(json, "docValues", field.Keyword.DocValues, false);
                        WriteFlag(json, "ignoreCase", field.Keyword.IgnoreCase, false);
                        WriteFlag(json, "multiValued", field.Keyword.MultiValued, false);
                        WriteFlag(json, "id", field.Keyword.IsId, false);
                        break;
                    case FieldKind.Integer:
                        json.WriteString("kind", "integer");
                        WriteFlag(json, "stored", field.Integer.Stored, false);
                        WriteFlag(json, "point", field.Integer.Point, false);
                        WriteFlag(json, "terms", field.Integer.Terms, false);
                        WriteFlag(json, "docValues", field.Integer.DocValues, true);
                        WriteFlag(json, "multiValued", field.Integer.MultiValued, false);
                        WriteFlag(json, "wide", field.Integer.Wide, false);
                        break;
                    default:
                        json.WriteString("kind", field.Kind == FieldKind.Date ? "date" : "stored");
                        break;
                }
                json.WriteEndObject();
            }
            json.WriteEndArray();
            if (schema.Sort is { } sort)
            {
                json.WriteStartObject("sort");
                json.WriteString("field", sort.Field);
                WriteFlag(json, "descending", sort.Descending, false);
                json.WriteEndObject();
            }
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    internal static Schema Read(string text)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(text);
            int version = json.RootElement.GetProperty("version").GetInt32();
            if (version is < Version or > AnalyzersVersion)
            {
                throw new IndexFormatException(
                    $"The index's schema has version {version}; this program knows versions up to {AnalyzersVersion}. Index anew, or use a newer program.");
            }
            var schema = new Schema();
            foreach (JsonElement field in json.RootElement.GetProperty("fields").EnumerateArray())
            {
                AddField(schema, field);
            }
            if (version == SortedVersion || json.RootElement.TryGetProperty("sort", out _))
            {
                JsonElement sort = json.RootElement.GetProperty("sort");
                schema.SortBy(sort.GetProperty("field").GetString() ?? throw new FormatException("an order by no field"), Flag(sort, "descending", false));
            }
            schema.Freeze();
            return schema;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new IndexFormatException($"The index's schema cannot be read: {e.Message}", inner: e);
        }
    }

    private static void AddField(Schema schema, JsonElement field)
    {
        string name = field.GetProperty("name").GetString() ?? throw new FormatException("a field without a name");
        string? kind = field.GetProperty("kind").GetString();
        switch (kind)
        {
            case "text":
                schema.Text(name, new TextOptions
                {
                    Analyzer = field.GetProperty("analyzer").GetString() ?? throw new FormatException($"field '{name}' without an analyzer"),
                    AnalyzerBy = field.TryGetProperty("analyzerBy", out JsonElement by) ? by.GetString() : null,
                    Analyzers = field.TryGetProperty("analyzers", out JsonElement analyzers)
                        ? analyzers.EnumerateObject().ToDictionary(own => own.Name, own => own.Value.GetString()!)
                        : ReadOnlyDictionary<string, string>.Empty,
                    Stored = Flag(field, "stored", true),
                    Offsets = Flag(field, "offsets", true),
                    TermVectors = Flag(field, "termVectors", false),
                    From = field.TryGetProperty("from", out JsonElement from) ? [.. from.EnumerateArray().Select(f => f.GetString()!)] : null,
                    PositionGap = field.TryGetProperty("positionGap", out JsonElement gap) ? gap.GetInt32() : 100,
                });
                break;
            case "keyword":
                schema.Keyword(name, new KeywordOptions
                {
                    Stored = Flag(field, "stored", true),
                    DocValues = Flag(field, "docValues", false),
                    IgnoreCase = Flag(field, "ignoreCase", false),
                    MultiValued = Flag(field, "multiValued", false),
                    IsId = Flag(field, "id", false),
                });
                break;
            case "integer":
                schema.Integer(name, new IntegerOptions
                {
                    Stored = Flag(field, "stored", false),
                    Point = Flag(field, "point", false),
                    Terms = Flag(field, "terms", false),
                    DocValues = Flag(field, "docValues", true),
                    MultiValued = Flag(field, "multiValued", false),
                    Wide = Flag(field, "wide", false),
                });
                break;
            case "date":
                schema.Date(name);
                break;
            case "stored":
                schema.Stored(name);
                break;
            default:
                throw new FormatException($"field '{name}' is of unknown kind '{kind}'");
        }
    }

    private static void WriteText(Utf8JsonWriter json, TextOptions options)
    {
        json.WriteString("analyzer", options.Analyzer);
        if (options.AnalyzerBy != null)
        {
            json.WriteString("analyzerBy", options.AnalyzerBy);
            json.WriteStartObject("analyzers");
            foreach ((string value, string analyzer) in options.Analyzers.OrderBy(own => own.Key, StringComparer.Ordinal))
            {
                json.WriteString(value, analyzer);
            }
            json.WriteEndObject();
        }
        WriteFlag(json, "stored", options.Stored, true);
        WriteFlag(json, "offsets", options.Offsets, true);
        WriteFlag(json, "termVectors", options.TermVectors, false);
        if (options.From != null)
        {
            json.WriteStartArray("from");
            foreach (string source in options.From)
            {
                json.WriteStringValue(source);
            }
            json.WriteEndArray();
        }
        if (options.PositionGap != 100)
        {
            json.WriteNumber("positionGap", options.PositionGap);
        }
    }

    private static void WriteFlag(Utf8JsonWriter json, string name, bool value, bool usual)
    {
        if (value != usual)
        {
            json.WriteBoolean(name, value);
        }
    }

    private static bool Flag(JsonElement field, string name, bool usual) =>
        field.TryGetProperty(name, out JsonElement value) ? value.GetBoolean() : usual;
}
