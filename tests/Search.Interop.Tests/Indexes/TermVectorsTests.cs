using System.Globalization;
using System.Text;
using Search.Engine;
using Search.Testing;

namespace Search.Interop.Tests.Indexes;

/// <summary>
/// Term vectors of our indexes, after updates, deletions and merges, as Java's Lucene reads and checks them; and its own, as we read them.
/// </summary>
public sealed class TermVectorsTests
{
    [LuceneFact]
    public void Java_merges_the_vectors_that_we_wrote()
    {
        TestRandom random = TestRandom.Create();
        using var folder = new TempFolder();
        Schema schema = new Schema()
            .Keyword("id", new() { IsId = true })
            .Text("title", new() { Analyzer = "exact", TermVectors = true, Offsets = false })
            .Text("body", new() { Analyzer = "english-news", TermVectors = true })
            .Text("all", new() { Analyzer = "exact", TermVectors = true, From = ["title", "body"] })
            .Text("plain", new() { Analyzer = "exact" });
        using (SearchIndex index = SearchIndex.OpenOrCreate(folder.Path, schema))
        {
            for (int round = 0; round < 3; round++)
            {
                using IndexWriter writer = index.OpenWriter(new WriterOptions { SegmentsPerTier = random.Pick([2, 10]) });
                Change(random, writer);
            }
        }
        Compare(folder.Path, random);
    }

    [LuceneFact]
    public void We_read_the_vectors_that_Java_wrote()
    {
        TestRandom random = TestRandom.Create();
        using var folder = new TempFolder();
        string seed = random.Next().ToString(CultureInfo.InvariantCulture);
        string[] expected = Lines(JavaLucene.Program("WriteVectors", "write", folder.Path, seed, "80"));
        using SearchIndex index = SearchIndex.Open(folder.Path);
        using Snapshot snapshot = index.OpenSnapshot();
        Assert.True(expected.SequenceEqual(Dump(snapshot)), random.Explain);
    }

    private static void Change(TestRandom random, IndexWriter writer)
    {
        for (int i = 0; i < 300; i++)
        {
            string id = $"a{random.Next(400)}";
            if (random.Chance(0.2))
            {
                writer.Delete(id);
                continue;
            }
            var document = new Document { ["id"] = id, ["plain"] = Text(random) };
            if (random.Chance(0.6))
            {
                document["title"] = Text(random);
            }
            for (int n = random.Next(3); n > 0; n--)
            {
                document.Add("body", Text(random));
            }
            writer.Update(document);
            if (random.Chance(0.02))
            {
                writer.Flush();
            }
        }
        writer.Commit();
    }

    private static string Text(TestRandom random)
    {
        var text = new StringBuilder();
        for (int left = random.Chance(0.05) ? random.Next(2000) : random.Next(12); left > 0; left--)
        {
            text.Append(random.Pick(["rains", "drought ", "Ärger", "the", "x", "year 1998", "\U0001D11E"]));
            text.Append(random.Chance(0.3) ? random.Next(500).ToString(CultureInfo.InvariantCulture) : "").Append(random.Pick([" ", ", ", "\n\n"]));
        }
        return text.ToString();
    }

    private static void Compare(string path, TestRandom random)
    {
        // It checks the index, too.
        string[] expected = Lines(JavaLucene.Program("WriteVectors", "merge", path));
        Assert.NotEmpty(expected);
        CheckReport report = IndexChecker.Check(path);
        Assert.True(report.IsClean, $"{string.Join('\n', report.Problems)} {random.Explain}");
        using SearchIndex index = SearchIndex.Open(path);
        using Snapshot snapshot = index.OpenSnapshot();
        Assert.True(expected.SequenceEqual(Dump(snapshot)), random.Explain);
    }

    private static string[] Lines(string output) => output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    // As WriteVectors.java prints them, doc ids of the whole index.
    private static IEnumerable<string> Dump(Snapshot snapshot)
    {
        for (int doc = 0; doc < snapshot.MaxDoc; doc++)
        {
            foreach (TermVector vector in snapshot.TermVectors(doc))
            {
                yield return Line(doc, vector);
            }
        }
    }

    private static string Line(int doc, TermVector vector)
    {
        var line = new StringBuilder();
        line.Append(CultureInfo.InvariantCulture, $"{doc} {vector.Field}");
        foreach (VectorTerm term in vector.Terms)
        {
            line.Append(CultureInfo.InvariantCulture, $" {Convert.ToHexString(term.Bytes.Span)}={term.Freq}");
            foreach (TermOccurrence at in term.Occurrences)
            {
                line.Append(CultureInfo.InvariantCulture, $",{at.Position}/{at.StartOffset}/{at.EndOffset}/{Convert.ToHexString(at.Payload.Span)}");
            }
        }
        return line.ToString();
    }
}
