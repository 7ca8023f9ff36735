using System.Text;
using Search.Testing;

namespace Search.Ingest.Tests.JsonLines;

/// <summary>JSON that is no JSON Lines: an array, or objects that go over lines.</summary>
public sealed class JsonDocumentTests
{
    [Theory]
    [InlineData("""[{"title":"a"},{"title":"b"}]""")]
    [InlineData("  [\r\n {\"title\":\"a\"\n } ,\n\n{\"title\":\"b\"}\n]\n")]
    [InlineData("{\n\"title\":\"a\"}\n{\"title\":\n\"b\"}")]
    [InlineData("\uFEFF[{\"title\":\"a\"},{\"title\":\"b\"}")]
    public void ElementsAreRecords(string json) => Assert.Equal([("-#1", "a"), ("-#2", "b")], Pages.JsonLines(Encoding.UTF8.GetBytes(json)).Select(r => (r.Article!.Id, r.Article.Title!)));

    [Fact]
    public void AFileOfThatNameIsOneWhateverItBeginsWith()
    {
        Assert.Equal("a.json#1", Pages.Read("{\"title\":\"a\",\n\"text\":[\"]\\\"}\"]}"u8.ToArray(), "a.json").Article!.Id);
        Assert.Equal("a.json#1", Pages.Read("{\"title\":\"a\"}"u8.ToArray(), "a.json").Article!.Id);
    }

    [Fact]
    public void AMistakeCostsItsElementOnly()
    {
        ReadResult[] results = Pages.JsonLines("""[{"title":"a"},3,"x, y",{"title":b},[{"title":"c"}],{"title":"d"},{"title":"e"]"""u8.ToArray());
        Assert.Equal(["a", null, null, null, null, "d", null], results.Select(r => r.Article?.Title));
        Assert.Equal([2, 3, 4, 5, 7], results.Where(r => r.Reject != null).Select(r => (int)r.Reject!.Record!));
        Assert.All(results.Where(r => r.Reject != null), r => Assert.Contains("not JSON", r.Reject!.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public void ALongElementIsPassedOver()
    {
        var options = new ReadOptions { MaxArticleBytes = 1000 };
        string json = $$"""[{"title":"a"},{"title":"{{new string('x', 200_000)}}"},{"title":"c"}]""";
        ReadResult[] results = Pages.JsonLines(Encoding.UTF8.GetBytes(json), options);
        Assert.Equal(["a", null, "c"], results.Select(r => r.Article?.Title));
        Assert.Contains("200,012 bytes, more than the 8,096", results[1].Reject!.Reason, StringComparison.Ordinal);
    }

    [DataFact]
    public void TheListOfNaughtyStringsIsNamedElementByElement()
    {
        ReadResult[] results = [.. new ArticleSource().Read(TestData.Path("fuzz", "blns.json"))];
        Assert.InRange(results.Length, 400, 1000);
        Assert.All(results, r => Assert.Contains("not a JSON object", r.Reject!.Reason, StringComparison.Ordinal));
    }
}
