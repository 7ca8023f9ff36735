using System.Globalization;
using System.Text.Json;
using Search.Testing;

namespace Search.Interop.Tests.Relevance;

/// <summary>Documents, questions, and people's judgements of which documents answer them.</summary>
internal sealed class TestCollection
{
    private readonly Dictionary<string, Dictionary<string, int>> _grades = new(StringComparer.Ordinal);

    public TestCollection(string name)
    {
        foreach (string line in TestData.GzipLines("relevance", name, "corpus.jsonl.gz"))
        {
            using JsonDocument json = JsonDocument.Parse(line);
            Documents.Add((json.RootElement.GetProperty("id").GetString()!, $"{Text(json.RootElement, "title")} {Text(json.RootElement, "body")}"));
        }
        foreach (string[] query in File.ReadLines(TestData.Path("relevance", name, "queries.tsv")).Select(line => line.Split('\t')))
        {
            Queries.Add((query[0], query[1]));
        }
        foreach (string line in File.ReadLines(TestData.Path("relevance", name, "qrels.txt")))
        {
            string[] judgement = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (!_grades.TryGetValue(judgement[0], out Dictionary<string, int>? grades))
            {
                _grades.Add(judgement[0], grades = new(StringComparer.Ordinal));
            }
            grades[judgement[2]] = int.Parse(judgement[3], CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Ids and texts.</summary>
    public List<(string Id, string Text)> Documents { get; } = [];

    /// <summary>Ids and texts.</summary>
    public List<(string Id, string Text)> Queries { get; } = [];

    /// <summary>The grades above 0 of a query, by document; none where nobody found an answer.</summary>
    public IReadOnlyDictionary<string, int> Relevant(string query) =>
        _grades.GetValueOrDefault(query, []).Where(pair => pair.Value > 0).ToDictionary();

    private static string Text(JsonElement record, string name) => record.TryGetProperty(name, out JsonElement value) ? value.GetString() ?? "" : "";
}
