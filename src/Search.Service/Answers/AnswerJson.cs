using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Search.Engine;

namespace Search.Service.Answers;

/// <summary>Answers as JSON: names with underscores, letters of all languages as they are, nothing that a terminal would obey.</summary>
public static class AnswerJson
{
    private static readonly AnswerJsonContext Context = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        // The strict default would escape every quotation mark and every letter beyond ASCII.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static string Write(SearchAnswer answer) => Safe(JsonSerializer.Serialize(answer, Context.SearchAnswer));

    public static string Write(ArchiveStats stats) => Safe(JsonSerializer.Serialize(stats, Context.ArchiveStats));

    public static string Write(ArticleRecord article) => Safe(JsonSerializer.Serialize(article, Context.ArticleRecord));

    public static string Write(IndexingReport report) => Safe(JsonSerializer.Serialize(report, Context.IndexingReport));

    public static string Write(DeletionReport report) => Safe(JsonSerializer.Serialize(report, Context.DeletionReport));

    public static string Write(BackupReport report) => Safe(JsonSerializer.Serialize(report, Context.BackupReport));

    public static string Write(EvaluationReport report) => Safe(JsonSerializer.Serialize(report, Context.EvaluationReport));

    public static string Write(RejectRecord reject) => Safe(JsonSerializer.Serialize(reject, Context.RejectRecord));

    public static string Write(TermCount term) => Safe(JsonSerializer.Serialize(term, Context.TermCount));

    /// <summary>Characters that change the direction of writing stand in strings only, so their escape means the same JSON.</summary>
    private static string Safe(string json)
    {
        if (!json.AsSpan().ContainsAny("\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\u007F"))
        {
            return json;
        }
        var safe = new StringBuilder(json.Length + 32);
        foreach (char c in json)
        {
            if (c is '\u061C' or '\u200E' or '\u200F' or '\u007F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'))
            {
                safe.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
            }
            else
            {
                safe.Append(c);
            }
        }
        return safe.ToString();
    }
}

[JsonSerializable(typeof(SearchAnswer))]
[JsonSerializable(typeof(ArchiveStats))]
[JsonSerializable(typeof(ArticleRecord))]
[JsonSerializable(typeof(IndexingReport))]
[JsonSerializable(typeof(DeletionReport))]
[JsonSerializable(typeof(BackupReport))]
[JsonSerializable(typeof(EvaluationReport))]
[JsonSerializable(typeof(RejectRecord))]
[JsonSerializable(typeof(TermCount))]
internal sealed partial class AnswerJsonContext : JsonSerializerContext;
