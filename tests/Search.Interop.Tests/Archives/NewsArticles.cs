using System.Globalization;
using System.Text.Json;
using Search.Engine;
using Search.Testing;

namespace Search.Interop.Tests.Archives;

/// <summary>Reuters-21578 as documents of <see cref="NewsSchema"/>.</summary>
internal static class NewsArticles
{
    /// <summary>The first of the 21,578 articles, or all, in their order. They are all of 1987, so "year" is made up; some have none, and some have no date.</summary>
    public static List<Document> Read(int count = int.MaxValue)
    {
        var articles = new List<Document>();
        foreach (string line in TestData.GzipLines("reuters21578", "reuters21578.jsonl.gz").Take(count))
        {
            using JsonDocument json = JsonDocument.Parse(line);
            articles.Add(Parse(json.RootElement, articles.Count));
        }
        return articles;
    }

    private static Document Parse(JsonElement record, int number)
    {
        string body = record.GetProperty("body").GetString() ?? "";
        var article = new Document
        {
            ["id"] = record.GetProperty("id").GetString(),
            ["title"] = record.GetProperty("title").GetString(),
            ["body"] = body.Length > 0 ? body : null,
            ["split"] = record.GetProperty("lewissplit").GetString(),
            ["year"] = number % 11 == 3 ? null : 1980 + (int)((uint)number * 2_654_435_761u >> 8) % 40,
        };
        foreach (JsonElement topic in record.GetProperty("topics").EnumerateArray())
        {
            article.Add("topic", topic.GetString());
        }
        if (number % 17 != 5)
        {
            DateTime date = DateTimeOffset.Parse(record.GetProperty("date").GetString()!, CultureInfo.InvariantCulture).DateTime;
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
