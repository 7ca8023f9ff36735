using System.Text;
using Search.Storage;
using Search.Testing;

namespace Search.Engine.Tests.Checking;

public sealed class WrittenIndexTests
{
    [Fact]
    public void Whatever_a_writer_does_the_index_is_clean()
    {
        TestRandom random = TestRandom.Create();
        for (int round = 0; round < 3; round++)
        {
            var directory = new MemoryIndexDirectory();
            using SearchIndex index = SearchIndex.OpenOrCreate(directory, SmallIndex.Schema);
            var alive = new HashSet<string>();
            while (random.Chance(0.8))
            {
                using IndexWriter writer = index.OpenWriter(new WriterOptions { SegmentsPerTier = random.Pick([2, 10, int.MaxValue]) });
                Change(random, writer, alive);
                CheckReport report = IndexChecker.Check(directory);
                Assert.True(report.IsClean, $"{string.Join('\n', report.Problems)} {random.Explain}");
                Assert.True(alive.Count == report.Segments.Sum(segment => segment.Docs - segment.Deleted), random.Explain);
            }
        }
    }

    [Fact]
    public void Norms_of_very_long_documents_fit_their_impacts()
    {
        // More than 40,000 tokens make a norm above 127, more than 128 documents make skip data with impacts.
        TestRandom random = TestRandom.Create();
        var directory = new MemoryIndexDirectory();
        using SearchIndex index = SearchIndex.OpenOrCreate(directory, SmallIndex.Schema);
        using IndexWriter writer = index.OpenWriter();
        for (int i = 0; i < 200; i++)
        {
            writer.Add(new Document { ["id"] = $"{i}", ["body"] = Text(random, i % 50 == 7 ? random.Next(40_100, 60_000) : random.Next(1, 30)) });
        }
        writer.Commit();
        CheckReport report = IndexChecker.Check(directory);
        Assert.True(report.IsClean, $"{string.Join('\n', report.Problems)} {random.Explain}");
    }

    private static void Change(TestRandom random, IndexWriter writer, HashSet<string> alive)
    {
        for (int i = random.Next(600); i > 0; i--)
        {
            string id = $"a{random.Next(500)}";
            switch (random.Next(20))
            {
                case < 3:
                    writer.Delete(id);
                    alive.Remove(id);
                    break;
                case 3:
                    writer.Flush();
                    break;
                case 4 when random.Chance(0.05):
                    writer.ForceMerge(random.Next(1, 4));
                    break;
                default:
                    writer.Update(Article(random, id));
                    alive.Add(id);
                    break;
            }
        }
        writer.Commit();
    }

    private static Document Article(TestRandom random, string id)
    {
        var article = new Document { ["id"] = id };
        if (random.Chance(0.9))
        {
            article["body"] = Text(random, random.Next(40));
        }
        if (random.Chance(0.5))
        {
            article["published"] = new DateOnly(random.Next(1, 9999), random.Next(1, 13), random.Next(1, 29));
        }
        if (random.Chance(0.5))
        {
            article["mentions"] = random.Next();
        }
        if (random.Chance(0.7))
        {
            article["source"] = Text(random, 1);
            article["tag"] = Text(random, random.Next(1, 3));
        }
        return article;
    }

    private static string Text(TestRandom random, int words)
    {
        var text = new StringBuilder();
        for (int i = 0; i < words; i++)
        {
            text.Append((char)('a' + random.Next(8))).Append(random.Chance(0.2) ? random.Next(1000) : 0).Append(' ');
        }
        return text.ToString();
    }
}
