using System.Globalization;
using System.Text.Json;
using Search.Engine;

namespace Search.Benchmarks;

/// <summary>Reads a generated corpus: one JSON object a line with <c>id title body date</c>.</summary>
internal static class Corpus
{
    public static Document Parse(string line)
    {
        using JsonDocument json = JsonDocument.Parse(line);
        JsonElement record = json.RootElement;
        return new Document
        {
            ["id"] = record.GetProperty("id").GetString(),
            ["title"] = record.GetProperty("title").GetString(),
            ["body"] = record.GetProperty("body").GetString(),
            ["year"] = int.Parse(record.GetProperty("date").GetString().AsSpan(0, 4), CultureInfo.InvariantCulture),
        };
    }
}
