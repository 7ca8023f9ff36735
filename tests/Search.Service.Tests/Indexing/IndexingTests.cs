using Search.Engine;
using Search.Ingest;
using Search.Service.Answers;
using Search.Service.Indexing;
using Search.Service.Local;
using Search.Storage;

namespace Search.Service.Tests.Indexing;

/// <summary>What a run adds, updates, passes over, refuses and deletes.</summary>
public sealed class IndexingTests : IDisposable
{
    private readonly TestArchive _archive = new();

    public void Dispose() => _archive.Dispose();

    [Fact]
    public void Only_what_changed_is_written_again()
    {
        string a = _archive.Write("in/a.txt", "Rain fell on the town.");
        _archive.Write("in/b.txt", "The sun shone.");
        Assert.Equal((2L, 0L, 0L), Counts(_archive.Add(_archive.Folder("in")).Report));
        long commit = NewestCommit();
        Assert.Equal((0L, 0L, 2L), Counts(_archive.Add(_archive.Folder("in")).Report));
        Assert.Equal(commit, NewestCommit());
        File.WriteAllText(a, "Snow fell on the town.");
        Assert.Equal((0L, 1L, 1L), Counts(_archive.Add(_archive.Folder("in")).Report));
        Assert.Equal(0, _archive.Search("rain").Total);
        Assert.Equal("a.txt", Assert.Single(_archive.Search("snow").Hits).Id);
        Assert.Equal(["a.txt", "b.txt"], _archive.Ids());
    }

    [Fact]
    public void A_corrected_date_updates_an_article_whose_text_is_the_same()
    {
        _archive.Write("in/a.txt", "Rain fell on the town.");
        _archive.Add(_archive.Folder("in"));
        Assert.Equal(1, _archive.Search("year:none").Total);
        _archive.Write("in/dates.csv", "id,published,note\na.txt,1998-03,\n");
        Assert.Equal((0L, 1L, 0L), Counts(_archive.Add(_archive.Folder("in")).Report));
        AnswerHit hit = Assert.Single(_archive.Search("year:1998").Hits);
        Assert.Equal(("1998-03", "month", "corrected"), (hit.Published, hit.PublishedPrecision, hit.PublishedSource));
    }

    [Fact]
    public void The_last_of_several_records_with_one_id_counts()
    {
        string file = _archive.Write("a.jsonl", Record("x", "one") + Record("y", "two") + Record("x", "three") + Record("x", "three"));
        Assert.Equal((2L, 1L, 1L), Counts(_archive.Add(file).Report));
        Assert.Equal(["x", "y"], _archive.Ids());
        Assert.Equal(0, _archive.Search("one").Total);
        Assert.Equal(1, _archive.Search("three").Total);
    }

    [Fact]
    public void Ids_of_records_hold_for_all_files()
    {
        _archive.Add(_archive.Write("a.jsonl", Record("x", "one")));
        string moved = _archive.Write("b.jsonl", Record("x", "one"));
        // The same article from elsewhere: where it comes from is brought up to date.
        Assert.Equal((0L, 1L, 0L), Counts(_archive.Add(moved).Report));
        Assert.Equal(moved, _archive.Ask(archive => archive.GetAsync("x", default))!.Origin);
        Assert.Equal((0L, 0L, 1L), Counts(_archive.Add(moved).Report));
    }

    [Fact]
    public void An_id_of_a_path_belongs_to_its_origin()
    {
        _archive.Write("one/a.txt", "Rain fell on the town.");
        _archive.Write("two/a.txt", "The sun shone.");
        _archive.Add(_archive.Folder("one"));
        (IndexingReport report, RecordingObserver observer) = _archive.Add(_archive.Folder("two"));
        Assert.Equal((0L, 0L, 0L, 1L), (report.Added, report.Updated, report.Unchanged, report.Rejected));
        string reason = Assert.Single(observer.Rejects).Reason;
        Assert.All(["'a.txt'", _archive.Folder("one"), _archive.Folder("two"), "--id-prefix"], part => Assert.Contains(part, reason, StringComparison.Ordinal));
        Assert.Equal(1, _archive.Search("rain").Total);
        Assert.Equal(0, _archive.Search("sun").Total);
        // In one run, too, and also where the text is the same.
        _archive.Write("three/b.txt", "Hail.");
        _archive.Write("four/b.txt", "Hail.");
        Assert.Equal((1L, 1L), Both(_archive.Add(_archive.Folder("three"), _archive.Folder("four")).Report));
        var prefixed = new ArticleSource(new ReadOptions { IdPrefix = "two/" });
        Assert.Equal(1, _archive.Add(new IndexingOptions(), prefixed.Read(_archive.Folder("two")), default).Report.Added);
        Assert.Equal(["a.txt", "b.txt", "two/a.txt"], _archive.Ids());

        static (long Added, long Rejected) Both(IndexingReport report) => (report.Added, report.Rejected);
    }

    [Fact]
    public void Pruning_deletes_what_is_gone_from_under_its_paths_only()
    {
        string gone = _archive.Write("one/gone.txt", "Rain fell on the town.");
        _archive.Write("one/stays.txt", "The sun shone.");
        _archive.Write("one-more/other.txt", "Hail.");
        _archive.Add(_archive.Folder("one"), _archive.Folder("one-more"));
        File.Delete(gone);
        Assert.Equal(0, _archive.Add(_archive.Folder("one")).Report.Pruned);
        Assert.Equal(1, _archive.Prune(_archive.Folder("one")).Report.Pruned);
        Assert.Equal(["other.txt", "stays.txt"], _archive.Ids());
        Assert.Equal(0, _archive.Prune(_archive.Folder("one")).Report.Pruned);
    }

    [Fact]
    public void Pruning_spares_what_cannot_be_read_now()
    {
        string file = _archive.Write("in/a.txt", "Rain fell on the town.");
        string lines = _archive.Write("in/b.jsonl", "{\"title\":\"one\"}\n{\"title\":\"two\"}\n");
        _archive.Add(_archive.Folder("in"));
        File.WriteAllBytes(file, [0xFF, 0, 0x80]);
        File.WriteAllText(lines, "{\"title\":\"one\"}\n{\"title\":\n");
        IndexingReport report = _archive.Prune(_archive.Folder("in")).Report;
        Assert.Equal((2L, 0L), (report.Rejected, report.Pruned));
        Assert.Equal(["a.txt", "b.jsonl#1", "b.jsonl#2"], _archive.Ids());
    }

    [Fact]
    public void Pruning_a_path_that_is_gone_deletes_nothing()
    {
        _archive.Write("in/a.txt", "Rain fell on the town.");
        _archive.Add(_archive.Folder("in"));
        Directory.Move(_archive.Folder("in"), _archive.Folder("elsewhere"));
        IndexingReport report = _archive.Prune(_archive.Folder("in")).Report;
        Assert.Equal((1L, 0L), (report.Rejected, report.Pruned));
        Assert.Equal(["a.txt"], _archive.Ids());
    }

    [Fact]
    public void Bad_inputs_are_named_and_the_rest_goes_on()
    {
        _archive.Write("in/good.txt", "Rain fell on the town.");
        _archive.Write("in/empty.txt", "");
        File.WriteAllBytes(_archive.Folder("in/zeros.txt"), [0x52, 0, 0x67, 0x69, 0x6F, 0x6E]);
        _archive.Write("in/lines.jsonl", Record("x", "one") + "{\"id\": broken}\n" + Record("y", "two"));
        (IndexingReport report, RecordingObserver observer) = _archive.Add(_archive.Folder("in"));
        Assert.Equal((3L, 3L), (report.Added, report.Rejected));
        Assert.Equal(
            ["empty.txt", "lines.jsonl:2", "zeros.txt"], observer.Rejects.Select(reject => Path.GetFileName(reject.Path) + (reject.Line is { } line ? $":{line}" : "")));
        Assert.All(observer.Rejects, reject => Assert.NotEmpty(reject.Reason));
        Assert.Equal(["good.txt", "x", "y"], _archive.Ids());
    }

    [Fact]
    public void A_dry_run_counts_and_writes_nothing()
    {
        _archive.Write("in/a.txt", "Rain fell on the town.");
        var dry = new IndexingOptions { DryRun = true };
        IndexingReport report = _archive.Add(dry, _archive.Folder("in")).Report;
        Assert.Equal((1L, true), (report.Added, report.DryRun));
        Assert.False(Directory.Exists(_archive.Index));
        _archive.Add(_archive.Folder("in"));
        _archive.Write("in/b.txt", "The sun shone.");
        Assert.Equal((1L, 0L, 1L), Counts(_archive.Add(dry, _archive.Folder("in")).Report));
        Assert.Equal(["a.txt"], _archive.Ids());
    }

    [Fact]
    public void An_interrupted_run_keeps_what_it_read()
    {
        using var source = new CancellationTokenSource();
        IndexingReport report = _archive.Add(new IndexingOptions(), Endless(source, 100), source.Token).Report;
        Assert.True(report.Interrupted);
        Assert.Equal(report.Added, _archive.Search("endless").Total);
        Assert.InRange(report.Added, 60, 140);
    }

    [Fact]
    public void What_was_read_is_committed_again_and_again()
    {
        var seen = new List<long>();
        var observer = new RecordingObserver { OnProgress = counts => seen.Add(SearchIndex.Exists(_archive.Index) ? _archive.Search("endless").Total : 0) };
        using var source = new CancellationTokenSource();
        _archive.Add(new IndexingOptions { CommitInterval = TimeSpan.Zero }, Endless(source, 100).Take(20), observer, default);
        // Each is seen once the next one comes.
        Assert.Equal(Enumerable.Range(0, 20).Select(n => (long)n), seen.Take(20));
    }

    [Fact]
    public void A_failure_leaves_the_last_commit_and_no_lock()
    {
        _archive.Write("in/a.txt", "Rain fell on the town.");
        _archive.Add(_archive.Folder("in"));
        Assert.Throws<IOException>(() => _archive.Add(new IndexingOptions(), Failing(), default));
        Assert.Equal(["a.txt"], _archive.Ids());
        _archive.Write("in/b.txt", "The sun shone.");
        Assert.Equal(1, _archive.Add(_archive.Folder("in")).Report.Added);

        static IEnumerable<ReadResult> Failing()
        {
            yield return ReadResult.Of(new Article { Id = "x", Body = "endless" });
            throw new IOException("No space left on device");
        }
    }

    [Fact]
    public void Who_holds_the_lock_is_said()
    {
        _archive.Add(_archive.Write("a.txt", "Rain fell on the town."));
        using SearchIndex index = SearchIndex.Open(_archive.Index);
        using IndexWriter writer = index.OpenWriter();
        LockHeldException e = Assert.Throws<LockHeldException>(() => _archive.Add(_archive.Write("b.txt", "The sun shone.")));
        Assert.Contains(_archive.Index, e.Message, StringComparison.Ordinal);
        Assert.Equal(1, _archive.Search("rain").Total);
    }

    [Fact]
    public void No_index_is_begun_for_nothing()
    {
        Assert.Equal(1, _archive.Add(_archive.Folder("missing")).Report.Rejected);
        Assert.False(SearchIndex.Exists(_archive.Index));
    }

    [Fact]
    public void A_folder_of_other_files_is_not_used()
    {
        string file = _archive.Write("in/a.txt", "Rain fell on the town.");
        Assert.Contains("a.txt", Assert.Throws<UsageException>(() => LocalArchive.OpenOrCreate(_archive.Folder("in"))).Message, StringComparison.Ordinal);
        Assert.Throws<UsageException>(() => LocalArchive.OpenOrCreate(file));
        Assert.Throws<IndexNotFoundException>(() => LocalArchive.Open(_archive.Folder("in")));
        Assert.Throws<IndexNotFoundException>(() => LocalArchive.Open(_archive.Folder("missing")));
    }

    private static (long Added, long Updated, long Unchanged) Counts(IndexingReport report)
    {
        Assert.Equal(report.Read, report.Added + report.Updated + report.Unchanged);
        Assert.False(report.Interrupted);
        return (report.Added, report.Updated, report.Unchanged);
    }

    private static string Record(string id, string text) => $"{{\"id\":\"{id}\",\"title\":\"{text}\"}}\n";

    private long NewestCommit() => Directory.GetFiles(_archive.Index, "segments_*").Select(file => File.GetLastWriteTimeUtc(file).Ticks).Max();

    private static IEnumerable<ReadResult> Endless(CancellationTokenSource source, int cancelAt)
    {
        for (int i = 0; ; i++)
        {
            if (i == cancelAt)
            {
                source.Cancel();
            }
            yield return ReadResult.Of(new Article { Id = $"e{i}", Body = "endless", ContentHash = i });
        }
    }
}
