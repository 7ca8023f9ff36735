using Search.Codecs.Commits;
using Search.Storage;
using Search.Testing;
using Xunit.Abstractions;

namespace Search.Engine.Tests.Durability;

/// <summary>
/// Each thing that a writer or a reader does fails at its first operation on the folder, at the second, and so on until it succeeds. The commit before stays, the lock is given
/// up, nothing stays open, and the next writer finds nothing in its way.
/// </summary>
/// <remarks>Some operations are passed over, by chance; none where the environment variable <c>SEARCH_ALL_FAILURES</c> is 1.</remarks>
public sealed class FailureTests(ITestOutputHelper output)
{
    private static readonly int MostSkipped = Environment.GetEnvironmentVariable("SEARCH_ALL_FAILURES") == "1" ? 0 : 40;

    private static readonly string[] OldDocuments = ["0 old", "1 old", "2 old", "3 old", "5 old"];

    private static readonly MemoryIndexDirectory Old = MakeOld();

    private static Schema Schema => new Schema().Keyword("id", new() { IsId = true, DocValues = true }).Text("body").Date("published");

    /// <summary>What a writer does, and the documents that there are when it has succeeded.</summary>
    private static Dictionary<string, (Action<IndexWriter> Work, string[] Documents)> Works => new()
    {
        ["open"] = (_ => { }, OldDocuments),
        ["add"] = (writer => writer.Add(Article("6", "new")), OldDocuments),
        ["flush"] = (writer => AddAnd(writer, writer.Flush), OldDocuments),
        ["search"] = (writer => AddAnd(writer, () => writer.OpenSnapshot().Dispose()), OldDocuments),
        ["prepare"] = (writer => AddAnd(writer, () => writer.PrepareCommit()), OldDocuments),
        ["commit"] = (writer => AddAnd(writer, () => writer.Commit()), [.. OldDocuments, "6 new"]),
        ["commit in two phases"] = (writer => AddAnd(writer, () =>
        {
            writer.PrepareCommit();
            writer.ForceMerge();
            writer.Commit();
        }), [.. OldDocuments, "6 new"]),
        ["delete"] = (writer =>
        {
            writer.Delete("1");
            writer.Commit();
        }, [.. OldDocuments.Except(["1 old"])]),
        ["delete by query"] = (writer =>
        {
            writer.Delete(new TermQuery("id", "1"));
            writer.Commit();
        }, [.. OldDocuments.Except(["1 old"])]),
        ["update"] = (writer =>
        {
            writer.Update(Article("1", "new"));
            writer.Commit();
        }, [.. OldDocuments.Except(["1 old"]), "1 new"]),
        ["merge"] = (writer =>
        {
            writer.ForceMerge();
            writer.Commit();
        }, OldDocuments),
        ["merge by itself"] = (writer =>
        {
            for (int i = 10; i < 13; i++)
            {
                writer.Add(Article(i.ToString(System.Globalization.CultureInfo.InvariantCulture), "new"));
                writer.Flush();
            }
            writer.Commit();
        }, [.. OldDocuments, "10 new", "11 new", "12 new"]),
        ["purge"] = (writer =>
        {
            writer.Delete("1");
            writer.Purge();
        }, [.. OldDocuments.Except(["1 old"])]),
    };

    public static TheoryData<string, bool, bool> Cases
    {
        get
        {
            var cases = new TheoryData<string, bool, bool>();
            foreach (string work in Works.Keys)
            {
                cases.Add(work, false, false);
                cases.Add(work, true, true);
                cases.Add(work, false, true);
            }
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Whatever_fails_the_commit_before_stays(string work, bool once, bool reads)
    {
        TestRandom random = TestRandom.Create();
        int failures = 0;
        for (int failAt = 1; ; failAt += random.Next(1, MostSkipped + 2))
        {
            using var directory = new FaultyDirectory(failAt, Old) { Once = once, Reads = reads };
            if (!FailsOrNot(directory, work))
            {
                break;
            }
            failures++;
        }
        output.WriteLine($"{work}: failed {failures} times");
        Assert.True(failures > 0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_index_that_cannot_be_opened_leaves_nothing_open(bool once)
    {
        for (int failAt = 1; ; failAt++)
        {
            using var directory = new FaultyDirectory(failAt, Old) { Once = once, Reads = true };
            try
            {
                using SearchIndex index = SearchIndex.Open(directory, new OpenOptions { Verify = true });
                Assert.Equal(OldDocuments, Documents(index));
            }
            catch (IOException) when (directory.HasFailed)
            {
            }
            Assert.Equal((0, 0), (directory.OpenMappings, directory.Locks));
            if (!directory.HasFailed)
            {
                Assert.True(failAt > 8, $"only {failAt - 1} operations");
                return;
            }
            directory.Repair();
            using SearchIndex again = SearchIndex.Open(directory);
            Assert.Equal(OldDocuments, Documents(again));
        }
    }

    /// <summary>Works with a new writer. False where nothing failed.</summary>
    private static bool FailsOrNot(FaultyDirectory directory, string name)
    {
        (Action<IndexWriter> work, string[] expected) = Works[name];
        bool isPurge = name == "purge";
        // The index is open before the disk fails, and its snapshot knows nothing of that.
        bool isDone = false;
        using (SearchIndex reader = SearchIndex.Open(directory.Files))
        {
            try
            {
                using SearchIndex index = SearchIndex.Open(directory);
                using IndexWriter writer = index.OpenWriter(new() { MergeInBackground = false, SegmentsPerTier = 3 });
                try
                {
                    work(writer);
                    isDone = true;
                }
                catch (IOException) when (!isPurge)
                {
                    // A sync that failed may not be tried again: nothing more is taken.
                    Assert.Throws<InvalidOperationException>(() => writer.Add(Article("7", "never")));
                    Assert.Throws<InvalidOperationException>(() => writer.Commit());
                    throw;
                }
            }
            catch (Exception error) when (directory.HasFailed && (error is IOException || error.InnerException is IOException))
            {
            }
            string when = $"failed at {directory.Failure} (operation {directory.Operations})";
            Assert.True((0, 0) == (directory.OpenOutputs, directory.Locks), $"{directory.OpenOutputs} outputs, {directory.Locks} locks: {when}");
            Assert.True(directory.OpenMappings == 0, $"{directory.OpenMappings} files are mapped: {when}");
            Assert.True(directory.SyncedAgain == null, $"{directory.SyncedAgain} was synced again: {when}");
            directory.Repair();
            // A commit may count although it failed: where the very last step did and could not be undone, and where all was committed but not all removed.
            bool isUnsure = isPurge || (directory is { Once: false, Failure: "sync of the folder" });
            AssertWhole(directory, reader, isDone ? [expected] : isUnsure ? [OldDocuments, expected] : [OldDocuments], when);
        }
        return directory.HasFailed;
    }

    private static void AssertWhole(FaultyDirectory directory, SearchIndex reader, string[][] allowed, string when)
    {
        using SearchIndex index = SearchIndex.Open(directory, new OpenOptions { Verify = true });
        string[] found = Documents(index);
        Assert.True(allowed.Any(documents => found.SequenceEqual(documents.Order())), $"{string.Join(", ", found)}: {when}");
        Assert.Equal(found, Documents(reader));
        Assert.True(IndexChecker.Check(directory).IsClean, when);
        using (IndexWriter next = index.OpenWriter(new() { MergeInBackground = false }))
        {
            HashSet<string> needed = CommitFiles.Of(SegmentInfosReader.ReadNewest(directory)!);
            Assert.Empty(directory.ListFiles().Except(needed));
            next.Update(Article("9", "next"));
            next.Commit();
        }
        Assert.Contains("9 next", Documents(index));
    }

    private static string[] Documents(SearchIndex index) =>
        [.. index.Search(new MatchAllDocsQuery(), new() { Take = 100 }).Hits.Select(hit => $"{hit.Document.Text("id")} {hit.Document.Text("body")}").Order()];

    private static void AddAnd(IndexWriter writer, Action then)
    {
        writer.Add(Article("6", "new"));
        then();
    }

    /// <summary>A commit of several segments, one with a deletion, and what a crash left.</summary>
    private static MemoryIndexDirectory MakeOld()
    {
        var directory = new MemoryIndexDirectory();
        using SearchIndex index = SearchIndex.OpenOrCreate(directory, Schema);
        using (IndexWriter writer = index.OpenWriter(new() { MergeInBackground = false, SegmentsPerTier = 10, CompoundFiles = false }))
        {
            foreach (string[] ids in new string[][] { ["0", "1", "4"], ["2", "3"], ["5"] })
            {
                Array.ForEach(ids, id => writer.Add(Article(id, "old")));
                writer.Flush();
            }
            writer.Delete("4");
            writer.Commit();
        }
        directory.SetBytes("_7.fdt", [1, 2, 3]);
        directory.SetBytes("_7.cfs", []);
        directory.SetBytes("pending_segments_2", directory.Bytes("segments_1"));
        return directory;
    }

    private static Document Article(string id, string body) => new() { ["id"] = id, ["body"] = body, ["published"] = new DateOnly(1999, 1, 1) };
}
