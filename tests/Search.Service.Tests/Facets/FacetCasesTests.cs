using System.Globalization;
using System.Text.Json;
using Search.Engine;
using Search.Service.Answers;
using Search.Service.Articles;
using Search.Service.Queries;
using Search.Testing;

namespace Search.Service.Tests.Facets;

/// <summary>Facets as data, <c>Cases/facets.json</c>: articles, a question, and counts in their order, all written by hand.</summary>
public sealed class FacetCasesTests : IClassFixture<FacetCasesTests.Archives>
{
    private static readonly JsonElement File = JsonDocument.Parse(
        System.IO.File.ReadAllText(Path.Combine(TestData.Root, "tests", "Search.Service.Tests", "Cases", "facets.json"))).RootElement;

    private readonly Archives _archives;

    public FacetCasesTests(Archives archives) => _archives = archives;

    public static TheoryData<string> Names => [.. File.GetProperty("cases").EnumerateArray().Select(one => Text(one, "name")!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Counts_are_as_written(string name)
    {
        JsonElement one = File.GetProperty("cases").EnumerateArray().Single(one => Text(one, "name") == name);
        TestArchive archive = _archives.Of(Text(one, "articles")!);
        if (one.TryGetProperty("error", out JsonElement error))
        {
            Exception thrown = Assert.ThrowsAny<Exception>(() => Ask(archive, one));
            Assert.Contains(error.GetString()!, thrown.Message, StringComparison.Ordinal);
            Assert.True(thrown is FacetException or ArgumentException, thrown.GetType().Name);
            return;
        }
        (long total, Dictionary<string, string> facets, long? distinct) = Ask(archive, one);
        Assert.Equal(one.GetProperty("total").GetInt64(), total);
        foreach (JsonProperty facet in one.GetProperty("expect").EnumerateObject())
        {
            Assert.Equal(string.Join(" | ", facet.Value.EnumerateObject().Select(bucket => $"{bucket.Name} {bucket.Value}")), facets[facet.Name]);
        }
        if (one.TryGetProperty("distinct", out JsonElement expected))
        {
            Assert.Equal(expected.GetInt64(), distinct);
        }
    }

    private static (long Total, Dictionary<string, string> Facets, long? Distinct) Ask(TestArchive archive, JsonElement one)
    {
        var query = new ArticleQuery
        {
            Text = Text(one, "query")!,
            Years = [.. Texts(one, "years").Select(YearRange.Parse)],
            Facets = Texts(one, "facets"),
            Choices = [.. Texts(one, "choices").Select(text => text.Split('=', 2)).Select(choice => ArticleChoice.Parse(choice[0], choice[1]))],
        };
        if (!one.TryGetProperty("facet", out JsonElement spec))
        {
            SearchAnswer answer = archive.Search(query);
            return (answer.Total, answer.Facets.ToDictionary(facet => facet.Key, facet => Written(
                facet.Value.Buckets.Select(bucket => (bucket.Value, bucket.Count)), facet.Value.Missing)), null);
        }
        Facet facet = FacetOf(spec);
        string[] labels = Texts(one, "choose");
        bool orMissing = one.TryGetProperty("orMissing", out JsonElement missing) && missing.GetBoolean();
        using SearchIndex index = SearchIndex.Open(archive.Index);
        SearchResults results = index.Search(ArticleQueryParser.For(query).Parse(query.Text).Query, new SearchOptions
        {
            Facets = [facet],
            Choices = labels.Length == 0 ? [] : [orMissing ? facet.Choose(labels).OrMissing() : facet.Choose(labels)],
        });
        FacetResult result = results.Facets[facet.Field];
        return (results.Total, new() { [facet.Field] = Written(result.Select(bucket => (bucket.Label, bucket.Count)), result.Missing) }, result.Distinct);
    }

    private static string Written(IEnumerable<(string Label, long Count)> buckets, long missing) =>
        string.Join(" | ", buckets.Select(bucket => $"{bucket.Label} {bucket.Count}").Append($"(none) {missing}"));

    private static Facet FacetOf(JsonElement spec)
    {
        Facet facet = Text(spec, "calendar") is { } step ? Facet.Calendar(ArticleSchema.Published, Step(step), Date(spec, "from"), Date(spec, "before"))
            : Text(spec, "year") is { } year ? Facet.Year(year)
            : Text(spec, "values") is { } field ? Facet.Values(field)
            : Facet.Ranges(Text(spec, "field")!, [.. spec.GetProperty("ranges").EnumerateArray().Select(range => new FacetRange(range[0].GetString()!, End(range[1]), End(range[2])))]);
        return facet with
        {
            Top = spec.TryGetProperty("top", out JsonElement top) ? top.GetInt32() : facet.Top,
            MinCount = spec.TryGetProperty("min", out JsonElement min) ? min.GetInt64() : facet.MinCount,
            Order = Text(spec, "order") is { } order ? Enum.Parse<FacetOrder>(order, ignoreCase: true) : FacetOrder.Default,
            Prefix = Text(spec, "prefix"),
            Contains = Text(spec, "contains"),
        };
    }

    private static CalendarStep Step(string text) => text switch
    {
        "year" => CalendarStep.Year,
        "10 years" => CalendarStep.Years(10),
        "quarter" => CalendarStep.Quarter,
        "month" => CalendarStep.Month,
        "week" => CalendarStep.Week,
        "day" => CalendarStep.Day,
        _ => CalendarStep.Hour,
    };

    /// <summary>A number, or a date with its day.</summary>
    private static long? End(JsonElement value) => value.GetString() is not { } text ? null
        : text.Contains('-', StringComparison.Ordinal) ? FacetRange.Dates("", DateTime.Parse(text, CultureInfo.InvariantCulture), null).From
        : long.Parse(text, CultureInfo.InvariantCulture);

    private static DateTime? Date(JsonElement element, string name) => Text(element, name) is { } text ? DateTime.Parse(text, CultureInfo.InvariantCulture) : null;

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;

    private static string[] Texts(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement values) ? [.. values.EnumerateArray().Select(value => value.GetString()!)] : [];

    /// <summary>Each list of articles, indexed once.</summary>
    public sealed class Archives : IDisposable
    {
        private readonly Dictionary<string, TestArchive> _archives = [];

        internal TestArchive Of(string name)
        {
            if (!_archives.TryGetValue(name, out TestArchive? archive))
            {
                _archives.Add(name, archive = new TestArchive());
                string lines = string.Concat(File.GetProperty("articles").GetProperty(name).EnumerateArray().Select(article => JsonSerializer.Serialize(article) + "\n"));
                archive.Add(archive.Write("articles.jsonl", lines));
            }
            return archive;
        }

        public void Dispose()
        {
            foreach (TestArchive archive in _archives.Values)
            {
                archive.Dispose();
            }
        }
    }
}
