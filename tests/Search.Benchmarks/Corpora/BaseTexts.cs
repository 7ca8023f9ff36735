using System.IO.Compression;
using System.Text.Json;

namespace Search.Benchmarks.Corpora;

/// <summary>
/// The texts that a corpus is made of: articles of JSON Lines (<c>title</c> and <c>body</c>; also as <c>.gz</c>), cut into sentences. Where none
/// are given and the
/// shared folder has none, they are invented (<see cref="InventedTexts"/>).
/// </summary>
internal static class BaseTexts
{
    private const int FewestSentences = 5;

    private static readonly string[] Known = ["reuters21578", "bbc-news", "agnews-test"];

    /// <summary>What is given instead of a file where texts are to be invented.</summary>
    private const string None = "none";

    /// <summary>Those of the given files, else those of the shared folder, else invented ones.</summary>
    /// <param name="source">What they are, for the report.</param>
    public static BaseArticle[] Load(IReadOnlyList<string> files, string? sharedData, int seed, out string source)
    {
        IEnumerable<string> known = Known.Select(name => Path.Combine(sharedData ?? "", name, name + ".jsonl.gz")).Where(File.Exists);
        string[] found = [.. (files.Count > 0 ? files : known).Where(file => file != None)];
        if (found.Length == 0)
        {
            source = "invented texts";
            return InventedTexts.Create(seed);
        }
        source = string.Join(", ", found.Select(Path.GetFileName));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        IEnumerable<BaseArticle> cut = found.SelectMany(Read).Where(article => seen.Add(article.Body)).Select(Cut);
        BaseArticle[] articles = [.. cut.Where(article => article.Sentences.Length >= FewestSentences)];
        return articles.Length > 0 ? articles : throw new ArgumentException($"{source}: no article of {FewestSentences} sentences");
    }

    /// <summary>
    /// Sentences of 16 to 599 characters: they end with a mark of punctuation (and a closing quote), white space, and a capital letter or a digit.
    /// White space is one blank each.
    /// </summary>
    public static string[] Sentences(string text)
    {
        string line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var sentences = new List<string>();
        int start = 0;
        for (int i = 0; i < line.Length; i++)
        {
            if (line[i] is not ('.' or '!' or '?'))
            {
                continue;
            }
            int end = i + 1;
            end += end < line.Length && line[end] is '"' or '\'' or ')' ? 1 : 0;
            bool isLast = end >= line.Length;
            if (isLast || (line[end] == ' ' && StartsSentence(line.AsSpan(end + 1))))
            {
                Take(line.AsSpan(start..end));
                start = Math.Min(end + 1, line.Length);
                i = end;
            }
        }
        Take(line.AsSpan(start));
        return [.. sentences];

        void Take(ReadOnlySpan<char> sentence)
        {
            if (sentence.Length is > 15 and < 600)
            {
                sentences.Add(sentence.ToString());
            }
        }
    }

    private static bool StartsSentence(ReadOnlySpan<char> rest) =>
        rest.TrimStart("\"'(") is [>= 'A' and <= 'Z' or >= '0' and <= '9', ..];

    private static BaseArticle Cut((string Title, string Body) article) => new(article.Title, Sentences(article.Body));

    private static IEnumerable<(string Title, string Body)> Read(string file)
    {
        using Stream bytes = File.OpenRead(file);
        bool isPacked = file.EndsWith(".gz", StringComparison.Ordinal);
        using var reader = new StreamReader(isPacked ? new GZipStream(bytes, CompressionMode.Decompress) : bytes);
        while (reader.ReadLine() is { } line)
        {
            using var json = JsonDocument.Parse(line);
            yield return (Text(json, "title"), Text(json, "body"));
        }
    }

    private static string Text(JsonDocument json, string name) =>
        json.RootElement.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? string.Join(' ', value.GetString()!.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            : "";
}
