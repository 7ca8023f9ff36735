using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Search.Engine;

namespace Search.Service.Answers;

/// <summary>Answers as JSON: names with underscores, letters of all languages as they are, nothing that a terminal would obey.</summary>
public static class AnswerJson
{
    // The strict default would escape every quotation mark and every letter beyond ASCII.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly AnswerJsonContext Context = AnswerJsonContext.Default;

    public static string Write(SearchAnswer answer) => Write(answer, Context.SearchAnswer);

    public static string Write(ArchiveStats stats) => Write(stats, Context.ArchiveStats);

    public static string Write(ArticleRecord article) => Write(article, Context.ArticleRecord);

    public static string Write(IndexingReport report) => Write(report, Context.IndexingReport);

    public static string Write(DeletionReport report) => Write(report, Context.DeletionReport);

    public static string Write(BackupReport report) => Write(report, Context.BackupReport);

    public static string Write(EvaluationReport report) => Write(report, Context.EvaluationReport);

    public static string Write(RejectRecord reject) => Write(reject, Context.RejectRecord);

    public static string Write(TermCount term) => Write(term, Context.TermCount);

    // By the generated code alone: what the serializer otherwise makes of types first would be compiled at every start of a program.
    private static string Write<T>(T answer, JsonTypeInfo<T> type)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            type.SerializeHandler!(json, answer);
        }
        return Safe(Encoding.UTF8.GetString(bytes.WrittenSpan));
    }

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

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Serialization, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
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
