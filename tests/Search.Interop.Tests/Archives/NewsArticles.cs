using System.Globalization;
using System.Text.Json;
using Search.Engine;
using Search.Testing;

namespace Search.Interop.Tests.Archives;

/// <summary>Articles as documents of <see cref="NewsSchema"/>.</summary>
internal static class NewsArticles
{
    /// <summary>
    /// The first of the 21,578 articles of Reuters, or all, in their order. They are all of 1987, so "year" is made up; some have none, and some have no date.
    /// </summary>
    public static List<Document> Read(int count = int.MaxValue) => Read("reuters21578", "lewissplit", count);

    /// <summary>The 2,225 articles of BBC News, with made-up years and no dates.</summary>
    public static List<Document> ReadBbc() => Read("bbc-news", "section", int.MaxValue);

    private static List<Document> Read(string collection, string split, int count)
    {
        var articles = new List<Document>();
        foreach (string line in TestData.GzipLines(collection, collection + ".jsonl.gz").Take(count))
        {
            using JsonDocument json = JsonDocument.Parse(line);
            articles.Add(Parse(json.RootElement, articles.Count, split));
        }
        return articles;
    }

    private static Document Parse(JsonElement record, int number, string split)
    {
        string body = record.GetProperty("body").GetString() ?? "";
        var article = new Document
        {
            ["id"] = record.GetProperty("id").GetString(),
            ["title"] = record.GetProperty("title").GetString(),
            ["body"] = body.Length > 0 ? body : null,
            ["split"] = record.GetProperty(split).GetString(),
            ["year"] = number % 11 == 3 ? null : 1980 + (int)((uint)number * 2_654_435_761u >> 8) % 40,
        };
        if (record.TryGetProperty("topics", out JsonElement topics))
        {
            foreach (JsonElement topic in topics.EnumerateArray())
            {
                article.Add("topic", topic.GetString());
            }
        }
        if (number % 17 != 5 && record.GetProperty("date").GetString() is { } written)
        {
            DateTime date = DateTimeOffset.Parse(written, CultureInfo.InvariantCulture).DateTime;
            article["published"] = (long)(date - DateTime.UnixEpoch).TotalMilliseconds;
        }
        foreach (string word in body.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Take(100))
        {
            if (long.TryParse(word, NumberStyles.AllowThousands | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value))
            {
                article.Add("numbers", value);
            }
        }
        return article;
    }
}
