using Search.Ingest;
using Search.Service.Answers;
using Search.Service.Indexing;
using Search.Service.Local;

namespace Search.Service.Tests.Local;

public sealed class SeedsMarkTests : IDisposable
{
    private readonly TestArchive _archive = new();

    public void Dispose() => _archive.Dispose();

    [Fact]
    public void It_changes_with_every_file_that_comes_goes_or_changes()
    {
        string a = _archive.Write("in/a.txt", "Rain.");
        var marks = new List<string> { Mark() };
        Assert.Equal(marks[0], Mark());
        _archive.Write("in/sub/b.txt", "Sun.");
        marks.Add(Mark());
        File.WriteAllText(a, "Rain!");
        marks.Add(Mark());
        File.Move(a, _archive.Folder("in/c.txt"));
        marks.Add(Mark());
        Assert.Equal(marks.Count, marks.Distinct().Count());
        Assert.All(marks, mark => Assert.Matches("^[0-9a-f]{16}$", mark));
    }

    [Fact]
    public void It_stands_in_the_index_once_all_was_read()
    {
        _archive.Write("in/a.txt", "Rain.");
        _archive.Write("in/b.txt", "Sun.");
        var options = new IndexingOptions { Replaces = true, CommitData = LocalArchive.MarkOf("abc"), CommitInterval = TimeSpan.Zero };
        using var source = new CancellationTokenSource();
        _archive.Add(options, CancelAfterOne(source), source.Token);
        Assert.Equal("", MarkOfIndex());
        Assert.Equal(1, _archive.Add(options, _archive.Folder("in")).Report.Added);
        Assert.Equal("abc", MarkOfIndex());
        _archive.Add(_archive.Write("own.txt", "Hail."));
        Assert.Null(MarkOfIndex());
    }

    [Fact]
    public void What_replaces_an_index_leaves_nothing_else_in_it()
    {
        _archive.Write("old/a.txt", "Rain.");
        _archive.Write("old/b.txt", "Sun.");
        _archive.Write("new/a.txt", "Rain.");
        _archive.Add(_archive.Folder("old"));
        IndexingReport report = _archive.Add(new IndexingOptions { Replaces = true }, _archive.Folder("new")).Report;
        Assert.Equal((1L, 1L, 0L), (report.Updated, report.Pruned, report.Rejected));
        Assert.Equal(["a.txt"], _archive.Ids());
    }

    private string Mark() => SeedsMark.Of(_archive.Folder("in"));

    private string? MarkOfIndex() => _archive.Ask(archive => Task.FromResult(archive.SeedsMark));

    private IEnumerable<ReadResult> CancelAfterOne(CancellationTokenSource source)
    {
        yield return new ArticleSource().Read(_archive.Folder("in/a.txt")).First();
        while (!LocalArchive.Exists(_archive.Index) || _archive.Ask(archive => archive.StatsAsync(default)).Articles == 0)
        {
            Thread.Sleep(10);
        }
        source.Cancel();
    }
}
