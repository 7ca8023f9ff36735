using System.Globalization;
using Search.Storage;
using Search.Testing;

namespace Search.Engine.Tests.Durability;

public sealed class TwoPhaseCommitTests : IDisposable
{
    private readonly MemoryIndexDirectory _directory = new();
    private readonly SearchIndex _index;

    public TwoPhaseCommitTests() => _index = SearchIndex.OpenOrCreate(_directory, Schema);

    private static Schema Schema => new Schema().Keyword("id", new() { IsId = true }).Text("body");

    public void Dispose() => _index.Dispose();

    [Fact]
    public void What_is_prepared_counts_when_it_is_committed_and_what_came_later_does_not()
    {
        using IndexWriter writer = _index.OpenWriter();
        Add(writer, 1, 2);
        writer.PrepareCommit();
        Assert.Equal([], Ids(_directory));
        Add(writer, 3);
        writer.Delete("1");
        writer.Flush();
        Assert.Equal([], Ids(_directory));
        writer.Commit();
        Assert.Equal(["1", "2"], Ids(_directory));
        writer.Commit();
        Assert.Equal(["2", "3"], Ids(_directory));
    }

    [Fact]
    public void What_is_merged_in_between_takes_no_file_of_the_prepared_commit()
    {
        using IndexWriter writer = _index.OpenWriter();
        Add(writer, 1, 2);
        writer.Commit();
        Add(writer, 3, 4);
        writer.Delete("1");
        writer.PrepareCommit();
        writer.Delete("3");
        writer.ForceMerge();
        writer.Delete("4");
        writer.Flush();
        writer.Commit();
        Assert.Equal(["2", "3", "4"], Ids(_directory));
        Assert.True(IndexChecker.Check(_directory).IsClean);
        writer.Commit();
        Assert.Equal(["2"], Ids(_directory));
        Assert.True(IndexChecker.Check(_directory).IsClean);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_prepared_commit_is_withdrawn_without_a_trace(bool byName)
    {
        using (IndexWriter writer = _index.OpenWriter())
        {
            Add(writer, 1);
            writer.Commit();
        }
        IReadOnlyList<string> before = _directory.ListFiles();
        IndexWriter other = _index.OpenWriter();
        Add(other, 2);
        other.Delete("1");
        other.PrepareCommit();
        Assert.Contains("pending_segments_2", _directory.ListFiles());
        if (byName)
        {
            other.Rollback();
        }
        other.Dispose();
        Assert.Equal(before, _directory.ListFiles());
        Assert.Throws<ObjectDisposedException>(() => other.Commit());
        Assert.Equal(["1"], Ids(_directory));
    }

    [Fact]
    public void A_prepared_commit_that_a_crash_left_is_ignored_and_removed_by_the_next_writer()
    {
        using IndexWriter writer = _index.OpenWriter();
        Add(writer, 1);
        writer.Commit();
        Add(writer, 2);
        writer.PrepareCommit();
        MemoryIndexDirectory crashed = Copy(_directory);
        Assert.Equal(["1"], Ids(crashed));
        Assert.True(IndexChecker.Check(crashed).IsClean);
        using SearchIndex index = SearchIndex.Open(crashed);
        using (IndexWriter next = index.OpenWriter())
        {
            Assert.DoesNotContain(crashed.ListFiles(), name => name.StartsWith("pending", StringComparison.Ordinal));
            Add(next, 3);
            next.Commit();
        }
        Assert.Equal(["1", "3"], Ids(crashed));
        Assert.True(IndexChecker.Check(crashed).IsClean);
    }

    [Fact]
    public void User_data_belong_to_the_first_phase()
    {
        using IndexWriter writer = _index.OpenWriter();
        Add(writer, 1);
        writer.PrepareCommit(new Dictionary<string, string> { ["round"] = "1" });
        Assert.Throws<InvalidOperationException>(() => writer.Commit(new Dictionary<string, string> { ["round"] = "2" }));
        Assert.Throws<InvalidOperationException>(() => writer.PrepareCommit());
        writer.Commit();
        Assert.Equal("1", _index.UserData["round"]);
        Assert.Throws<ArgumentException>(() => writer.Commit(new Dictionary<string, string> { ["search.schema"] = "" }));
        Add(writer, 2);
        writer.Commit();
        Assert.Equal(["1", "2"], Ids(_directory));
    }

    [Fact]
    public void Where_nothing_has_changed_a_prepared_commit_is_no_other_commit()
    {
        using IndexWriter writer = _index.OpenWriter();
        Add(writer, 1);
        writer.Commit();
        writer.PrepareCommit();
        Add(writer, 2);
        writer.Commit();
        Assert.Equal(["1"], Ids(_directory));
        Assert.Contains("segments_1", _directory.ListFiles());
        writer.Commit();
        Assert.Equal(["1", "2"], Ids(_directory));
    }

    [LuceneFact]
    public void Lucene_takes_no_notice_of_a_prepared_commit()
    {
        using IndexWriter writer = _index.OpenWriter();
        Add(writer, 1);
        writer.Commit();
        Add(writer, 2);
        writer.PrepareCommit();
        using var folder = new TempFolder();
        foreach (string name in _directory.ListFiles())
        {
            File.WriteAllBytes(folder.File(name), _directory.Bytes(name));
        }
        string said = JavaLucene.CheckIndex(folder);
        Assert.Contains("numSegments=1", said, StringComparison.Ordinal);
    }

    private static void Add(IndexWriter writer, params int[] numbers)
    {
        foreach (int number in numbers)
        {
            writer.Add(new Document { ["id"] = number.ToString(CultureInfo.InvariantCulture), ["body"] = $"the mill number {number}" });
        }
    }

    private static IEnumerable<string?> Ids(IndexDirectory directory)
    {
        using SearchIndex index = SearchIndex.OpenOrCreate(directory, Schema, new OpenOptions { Verify = true });
        return index.Search(new MatchAllDocsQuery(), new() { Take = 100 }).Hits.Select(hit => hit.Document.Text("id")).Order();
    }

    private static MemoryIndexDirectory Copy(MemoryIndexDirectory directory)
    {
        var copy = new MemoryIndexDirectory();
        foreach (string name in directory.ListFiles())
        {
            copy.SetBytes(name, directory.Bytes(name));
        }
        return copy;
    }
}
