using System.Globalization;

namespace Search.Engine.Tests.Facets;

/// <summary>A document of the model: what is counted of it, in plain values.</summary>
internal sealed record ModelArticle(string Id, string Body, DateTime? Published, string? Source, string[] Tags, long[] Numbers)
{
    public static Schema Schema() => new Schema()
        .Keyword("id", new KeywordOptions { IsId = true })
        .Text("body", new TextOptions { Analyzer = "exact" })
        .Date("published")
        .Keyword("source", new KeywordOptions { DocValues = true, IgnoreCase = true })
        .Keyword("tag", new KeywordOptions { DocValues = true, IgnoreCase = true, MultiValued = true })
        .Keyword("exact", new KeywordOptions { DocValues = true, MultiValued = true })
        .Integer("numbers", new IntegerOptions { MultiValued = true, Wide = true, Point = true });

    public Document ToDocument()
    {
        var document = new Document { ["id"] = Id, ["body"] = Body, ["published"] = Published, ["source"] = Source };
        foreach (string tag in Tags)
        {
            document.Add("tag", tag);
            document.Add("exact", tag);
        }
        foreach (long number in Numbers)
        {
            document.Add("numbers", number);
        }
        return document;
    }

    /// <summary>The labels of a date's buckets as the framework's calendar writes them.</summary>
    public static string Label(string step, DateTime date) => step switch
    {
        "year" => date.Year.ToString(CultureInfo.InvariantCulture),
        "decade" => (date.Year / 10 * 10).ToString(CultureInfo.InvariantCulture),
        "quarter" => string.Create(CultureInfo.InvariantCulture, $"{date:yyyy}-Q{(date.Month - 1) / 3 + 1}"),
        "month" => date.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        "week" => string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(date):D4}-W{ISOWeek.GetWeekOfYear(date):D2}"),
        "day" => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        "10 days" => DateTime.UnixEpoch.AddDays(Math.Floor((date - DateTime.UnixEpoch).TotalDays / 10) * 10).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => date.ToString("yyyy-MM-ddTHH", CultureInfo.InvariantCulture),
    };

    public static CalendarStep Step(string step) => step switch
    {
        "year" => CalendarStep.Year,
        "decade" => CalendarStep.Years(10),
        "quarter" => CalendarStep.Quarter,
        "month" => CalendarStep.Month,
        "week" => CalendarStep.Week,
        "day" => CalendarStep.Day,
        "10 days" => CalendarStep.Days(10),
        _ => CalendarStep.Hour,
    };
}
