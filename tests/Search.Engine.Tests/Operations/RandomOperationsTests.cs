using Search.Codecs.Commits;
using Search.Storage;
using Search.Testing;

namespace Search.Engine.Tests.Operations;

public class RandomOperationsTests
{
    [Fact]
    public void An_index_is_at_all_times_what_a_list_would_be()
    {
        TestRandom random = TestRandom.Create();
        for (int round = 0; round < 4; round++)
        {
            using var directory = new MemoryIndexDirectory();
            using (var operations = new RandomOperations(directory, random))
            {
                operations.Run(200);
            }
            Assert.True(IndexChecker.Check(directory).IsClean, random.Explain);
        }
    }

    [LuceneFact]
    public void CheckIndex_calls_what_random_operations_left_clean()
    {
        TestRandom random = TestRandom.Create();
        using var folder = new TempFolder();
        using (var directory = new FileIndexDirectory(folder))
        {
            using (var operations = new RandomOperations(directory, random))
            {
                operations.Run(300);
            }
            // When the last snapshot is closed and a writer has been there, nothing is left but the commit.
            SearchIndex.Open(directory).OpenWriter().Dispose();
            HashSet<string> files = CommitFiles.Of(SegmentInfosReader.ReadNewest(directory)!);
            Assert.Equal(files.Append("write.lock").Order(StringComparer.Ordinal), directory.ListFiles());
        }
        JavaLucene.CheckIndex(folder);
    }
}
