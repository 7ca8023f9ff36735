using Search.Engine;
using Search.Service.Answers;
using Search.Service.Local;
using Search.Service.Queries;
using Search.Testing;

namespace Search.Service.Tests.Local;

/// <summary>Indexes that hold no archive: of a program that uses the library, and of Lucene.</summary>
public sealed class OtherIndexTests
{
    [Fact]
    public void An_index_of_the_library_is_searched_by_its_schema()
    {
        using var archive = new TestArchive();
        Schema schema = new Schema().Keyword("nr", new KeywordOptions { IsId = true }).Text("title").Text("words").Keyword("Kind", new KeywordOptions { IgnoreCase = true })
            .Date("published").Integer("pages", new IntegerOptions { Point = true });
        using (SearchIndex index = SearchIndex.OpenOrCreate(archive.Index, schema))
        {
            using IndexWriter writer = index.OpenWriter();
            writer.Add(new Document { ["nr"] = "7", ["title"] = "Rains", ["words"] = "It poured for days.", ["Kind"] = "Letter", ["pages"] = 3, ["published"] = new DateOnly(1998, 3, 14) });
            writer.Add(new Document { ["nr"] = "8", ["words"] = "No rain here.", ["Kind"] = "News", ["pages"] = 5 });
            writer.Commit();
        }
        Assert.Equal(["7", "8"], Ids(archive.Search("raining")));
        Assert.Equal(["7"], Ids(archive.Search("kind:x Kind:LETTER")));
        Assert.Equal(["8"], Ids(archive.Search("pages:[4 TO *]")));
        Assert.Equal(["7"], Ids(archive.Search("published:1998-03")));
        AnswerHit hit = Assert.Single(archive.Search("pouring").Hits);
        Assert.Equal("Rains", hit.Title);
        Assert.Equal([[3, 9]], Assert.Single(hit.Snippets).Marks);
        Assert.Equal([new TermCount("letter", 1)], archive.Ask(a => a.TermsAsync("Kind", "LE", 10, default)));
        Assert.Equal(["The index is no archive of articles: queries name its own fields"], archive.Ask(a => Task.FromResult(a.Notes)));
        Assert.Throws<UsageException>(() => archive.Ask(a => a.GetAsync("7", default)));
        Assert.Throws<UsageException>(() => archive.Search(new ArticleQuery { Text = "rain", Facets = ["source"] }));
        Assert.Throws<UsageException>(() => LocalArchive.OpenOrCreate(archive.Index));
    }

    [Theory]
    // Word j of document i is number (7i + j*j) mod 10 of MakeSegments.WORDS; 2 and 7 are deleted.
    [InlineData("bridge", "0 1 10 11 3 5 6 8")]
    [InlineData("title:bridge", "6")]
    [InlineData("id:3", "3")]
    [InlineData("year:[1911 TO 1912] year:1900", "0 11 12")]
    [InlineData("\"rain drought town\" AND title:rain", "0 10")]
    public async Task An_index_of_Lucene_is_searched_by_its_field_names(string query, string ids)
    {
        await using LocalArchive archive = LocalArchive.Open(Path.Combine(TestData.Root, "tests", "Search.Codecs.Tests", "Fixtures", "loose"));
        SearchAnswer answer = await archive.SearchAsync(new ArticleQuery { Text = query, Take = 20 }, default);
        Assert.Equal(ids, string.Join(' ', answer.Hits.Select(hit => hit.Id).Order(StringComparer.Ordinal)));
        Assert.Equal(answer.Total, answer.Facets["year"].Missing);
    }

    private static string[] Ids(SearchAnswer answer) => [.. answer.Hits.Select(hit => hit.Id).Order(StringComparer.Ordinal)];
}
