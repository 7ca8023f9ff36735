using System.Text;
using Search.Ingest;
using Search.Service.Answers;
using Search.Service.Indexing;
using Search.Service.Queries;
using Search.Testing;

namespace Search.Service.Tests.Indexing;

/// <summary>Whatever the number of threads, the same articles are in the index, and the same is told in the same order.</summary>
public sealed class WritingThreadsTests
{
    [Fact]
    public void The_number_of_threads_changes_neither_the_index_nor_what_is_told()
    {
        TestRandom random = TestRandom.Create();
        var first = new StringBuilder();
        var second = new StringBuilder();
        for (int i = 0; i < 1200; i++)
        {
            first.Append(Line(i, random));
            second.Append(random.Chance(0.5) ? Line(i, random) : "");
        }
        Told[] told = [.. new[] { 1, 2, 5 }.Select(threads => Index(first.ToString(), second.ToString(), threads))];
        Assert.True(told[0].Rejects.Count > 20 && told[0].Updated > 100, random.Explain);
        Assert.All(told, other => Assert.Equivalent(told[0], other, strict: true));
    }

    /// <summary>An article, new or one more of an id; or something that is refused when it is read, or only when it is written.</summary>
    private static string Line(int i, TestRandom random) => random.Next(40) switch
    {
        0 => $"no record {i}\n",
        1 => $$"""{"id":"{{new string('x', 600)}}{{i}}","body":"too long an id"}""" + "\n",
        < 8 => $$"""{"id":"a{{random.Next(i + 1)}}","title":"Again {{i}}","body":"The council of {{random.Next(50)}} voted."}""" + "\n",
        _ => $$"""{"id":"a{{i}}","title":"Title {{i}}","body":"It rains on town {{random.Next(100)}} and {{random.Next(100)}}."}""" + "\n",
    };

    private static Told Index(string first, string second, int threads)
    {
        using var archive = new TestArchive();
        var options = new IndexingOptions { Threads = threads, CommitInterval = TimeSpan.FromMilliseconds(200) };
        (IndexingReport a, RecordingObserver told) = archive.Add(options, archive.Write("in/a.jsonl", first));
        (IndexingReport b, RecordingObserver toldAgain) = archive.Add(options, archive.Write("in/b.jsonl", second));
        IEnumerable<string> hits = archive.Search(new ArticleQuery { Text = "", Take = 5000 }).Hits.Select(hit => $"{hit.Id} {hit.Title}").Order(StringComparer.Ordinal);
        IEnumerable<string> found = archive.Search(new ArticleQuery { Text = "council 7", Take = 5000 }).Hits.Select(hit => hit.Id).Order(StringComparer.Ordinal);
        return new Told(
            a.Added + b.Added, a.Updated + b.Updated, a.Unchanged + b.Unchanged, a.Bytes + b.Bytes,
            [.. told.Rejects.Concat(toldAgain.Rejects).Select(reject => $"{Path.GetFileName(reject.Path)} {reject.Line} {reject.Reason}")], [.. hits], [.. found]);
    }

    private sealed record Told(
        long Added, long Updated, long Unchanged, long Bytes, IReadOnlyList<string> Rejects, IReadOnlyList<string> Articles, IReadOnlyList<string> Found);
}
