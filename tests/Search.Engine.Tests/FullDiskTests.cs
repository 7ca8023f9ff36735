using System.Globalization;
using Search.Testing;

namespace Search.Engine.Tests;

/// <summary>The disk fails at any moment of a writer's life: the last commit stays, the lock is given up, nothing is left behind.</summary>
public sealed class FullDiskTests
{
    private const int Rounds = 4;

    private static Schema Schema(bool sorted)
    {
        Schema schema = new Schema().Keyword("id", new() { IsId = true, DocValues = true }).Text("body").Date("published");
        return sorted ? schema.SortBy("published", descending: true) : schema;
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Whatever_fails_the_index_is_that_of_the_last_commit(bool sorted)
    {
        int operations = Run(new FaultyDirectory(0), sorted).Operations;
        Assert.True(operations > 150, $"only {operations} operations");
        TestRandom random = TestRandom.Create();
        for (int failAt = 1; failAt <= operations; failAt += random.Next(1, 12))
        {
            var directory = new FaultyDirectory(failAt);
            int committed = Run(directory, sorted).Commits;
            directory.Repair();
            AssertWhole(directory, sorted, committed, $"failed at operation {failAt}");
        }
    }

    private static (int Commits, int Operations) Run(FaultyDirectory directory, bool sorted)
    {
        int commits = 0;
        try
        {
            using SearchIndex index = SearchIndex.OpenOrCreate(directory, Schema(sorted));
            using IndexWriter writer = index.OpenWriter(new() { MergeInBackground = false });
            for (int round = 1; round <= Rounds; round++)
            {
                for (int i = 0; i < 6; i++)
                {
                    writer.Update(Article(round * 2 + i, round));
                    if (i == 3)
                    {
                        writer.Flush();
                    }
                }
                writer.Delete(Name(round));
                if (round == 3)
                {
                    writer.ForceMerge();
                }
                writer.Commit(new Dictionary<string, string> { ["round"] = round.ToString(CultureInfo.InvariantCulture) });
                commits = round;
            }
        }
        catch (Exception error) when (directory.HasFailed && (error as IOException ?? error.InnerException) is IOException)
        {
        }
        return (commits, directory.Operations);
    }

    private static void AssertWhole(FaultyDirectory directory, bool sorted, int committed, string when)
    {
        using SearchIndex index = SearchIndex.OpenOrCreate(directory, Schema(sorted), new OpenOptions { Verify = true });
        int round = index.UserData.TryGetValue("round", out string? text) ? int.Parse(text, CultureInfo.InvariantCulture) : 0;
        // A commit that failed may count only where the folder could not be synced after the renaming, and the name not be taken back either.
        bool mayCount = directory.Failure == "sync of the folder";
        Assert.True(round == committed || (mayCount && round == committed + 1), $"{when}: commit {committed} was made, {round} is there");
        if (round > 0)
        {
            CheckReport report = IndexChecker.Check(directory);
            Assert.True(report.IsClean, $"{when}: {string.Join("; ", report.Problems)}");
        }
        Assert.Equal(Expected(round), index.Search(new MatchAllDocsQuery(), new() { Take = 100 }).Hits.Select(hit => $"{hit.Document.Text("id")}={hit.Document.Text("body")}").Order());

        using (IndexWriter writer = index.OpenWriter())      // the lock is free, and leftovers go
        {
            writer.Update(Article(1, 9));
            writer.Commit();
        }
        using SearchIndex again = SearchIndex.Open(directory);
        using Snapshot snapshot = again.OpenSnapshot();
        string[] needed = [.. IndexStatistics.Segments(snapshot).SelectMany(segment => segment.Files)];
        Assert.Equal(needed.Order(StringComparer.Ordinal), directory.ListFiles().Where(name => !name.EndsWith(".liv", StringComparison.Ordinal) && name[0] == '_'));
        Assert.Single(directory.ListFiles(), name => name[0] != '_');
    }

    private static IEnumerable<string> Expected(int rounds)
    {
        var articles = new SortedDictionary<string, string>(StringComparer.Ordinal);
        for (int round = 1; round <= rounds; round++)
        {
            for (int i = 0; i < 6; i++)
            {
                Document article = Article(round * 2 + i, round);
                articles[article.Text("id")!] = article.Text("body")!;
            }
            articles.Remove(Name(round));
        }
        return articles.Select(pair => $"{pair.Key}={pair.Value}").Order();
    }

    private static string Name(int number) => "article " + number.ToString("D2", CultureInfo.InvariantCulture);

    private static Document Article(int number, int round) => new()
    {
        ["id"] = Name(number),
        ["body"] = $"round {round} of the mill by the river",
        ["published"] = new DateOnly(1990 + number, 1, 1),
    };
}
