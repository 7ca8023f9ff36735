using System.Text.Json;
using Search.Ingest.Html.Tree;

namespace Search.Ingest.Html.Metadata;

/// <summary>
/// Reads JSON-LD: single objects, lists and graphs. What is no JSON, as where line breaks stand in strings, is mended where that is easy and else left out.
/// </summary>
internal static class LinkedDataReader
{
    /// <summary>The longest script that is read, in UTF-16 units.</summary>
    private const int LongestScript = 4 << 20;

    private const int MostObjects = 5000;

    /// <summary>The longest title or name.</summary>
    private const int LongestText = 1000;

    private static readonly JsonDocumentOptions Options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    /// <summary>The articles that a page's scripts describe, those of the best rank first, then in order.</summary>
    public static List<LinkedData> Read(HtmlTree tree)
    {
        var found = new List<LinkedData>();
        for (int node = 0; node < tree.Count; node++)
        {
            if (IsLinkedData(tree, node))
            {
                string script = tree.RawText(node);
                if (script.Length <= LongestScript)
                {
                    ReadScript(script, found);
                }
            }
        }
        return [.. found.OrderByDescending(d => d.Rank)];
    }

    /// <summary>Whether a node is a script of JSON-LD.</summary>
    public static bool IsLinkedData(HtmlTree tree, int node) =>
        tree.Tag(node) == HtmlTag.Script && tree.Attribute(node, "type") is { } type && type.Contains("ld+json", StringComparison.OrdinalIgnoreCase);

    private static void ReadScript(string script, List<LinkedData> found)
    {
        string json = JsonMending.Unwrap(script);
        if (!TryRead(json, found))
        {
            TryRead(JsonMending.Mend(json), found);
        }
    }

    private static bool TryRead(string json, List<LinkedData> found)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, Options);
            Walk(document.RootElement, found);
            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            // Halves of surrogate pairs pass the parser and fail when they are read.
            return false;
        }
    }

    private static void Walk(JsonElement root, List<LinkedData> found)
    {
        var open = new Queue<JsonElement>([root]);
        for (int count = 0; count < MostObjects && open.TryDequeue(out JsonElement element); count++)
        {
            if (element.ValueKind == JsonValueKind.Array)
            {
                foreach (JsonElement item in element.EnumerateArray().Take(200))
                {
                    open.Enqueue(item);
                }
            }
            else if (element.ValueKind == JsonValueKind.Object)
            {
                if (RankOf(element) is var rank and > 0)
                {
                    found.Add(ReadObject(element, rank));
                }
                foreach (string name in (ReadOnlySpan<string>)["@graph", "mainEntity", "mainEntityOfPage"])
                {
                    if (element.TryGetProperty(name, out JsonElement inner))
                    {
                        open.Enqueue(inner);
                    }
                }
            }
        }
    }

    private static int RankOf(JsonElement element)
    {
        if (!element.TryGetProperty("@type", out JsonElement type))
        {
            return 0;
        }
        int rank = 0;
        foreach (string name in Strings(type))
        {
            rank = Math.Max(rank, name.EndsWith("Article", StringComparison.Ordinal) || name.EndsWith("Posting", StringComparison.Ordinal) || name is "Report" or "Review" ? 3
                : name is "CreativeWork" or "Recipe" or "VideoObject" or "PodcastEpisode" or "HowTo" or "Event" ? 2
                : name.EndsWith("WebPage", StringComparison.Ordinal) || name.EndsWith("Page", StringComparison.Ordinal) ? 1 : 0);
        }
        return rank;
    }

    private static LinkedData ReadObject(JsonElement element, int rank)
    {
        var data = new LinkedData
        {
            Rank = rank,
            Headline = Text(element, "headline") ?? Text(element, "name"),
            Published = Text(element, "datePublished") ?? Text(element, "dateCreated") ?? Text(element, "uploadDate"),
            Modified = Text(element, "dateModified"),
            Section = Text(element, "articleSection"),
            Language = Text(element, "inLanguage"),
            Url = Text(element, "url") ?? Text(element, "mainEntityOfPage"),
            Body = rank == 3 ? Text(element, "articleBody", LongestScript) : null,
            Publisher = element.TryGetProperty("publisher", out JsonElement publisher) ? Names(publisher).FirstOrDefault() : null,
        };
        if (element.TryGetProperty("author", out JsonElement author) || element.TryGetProperty("creator", out author))
        {
            data.Authors.AddRange(Names(author).Take(20));
        }
        return data;
    }

    private static string? Text(JsonElement element, string name, int most = LongestText) =>
        element.TryGetProperty(name, out JsonElement value) ? Strings(value).FirstOrDefault(s => !string.IsNullOrWhiteSpace(s) && s.Length <= most)?.Trim() : null;

    private static IEnumerable<string> Strings(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Array => value.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString()!),
        JsonValueKind.Object when value.TryGetProperty("@value", out JsonElement inner) && inner.ValueKind == JsonValueKind.String => [inner.GetString()!],
        _ => [],
    };

    /// <summary>A name, an object with one, or a list of these.</summary>
    private static IEnumerable<string> Names(JsonElement value)
    {
        foreach (JsonElement item in value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Take(50) : Enumerable.Repeat(value, 1))
        {
            string? name = item.ValueKind == JsonValueKind.String ? item.GetString()
                : item.ValueKind == JsonValueKind.Object ? Text(item, "name") ?? (item.TryGetProperty("name", out JsonElement names) ? Strings(names).FirstOrDefault() : null)
                : null;
            if (!string.IsNullOrWhiteSpace(name) && name.Length <= LongestText)
            {
                yield return name.Trim();
            }
        }
    }
}
