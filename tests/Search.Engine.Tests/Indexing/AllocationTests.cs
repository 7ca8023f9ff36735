using System.Globalization;
using Search.Storage;

namespace Search.Engine.Tests.Indexing;

/// <summary>What indexing leaves to the garbage collector: nothing for a token.</summary>
public sealed class AllocationTests
{
    private const int Docs = 400;

    [Fact]
    public void A_token_makes_no_garbage()
    {
        // The same number of documents, few tokens and many: what differs is the tokens' affair.
        long few = Measure(tokens: 50);
        long many = Measure(tokens: 550);
        double perToken = (many - few) / (500.0 * Docs);
        Assert.True(perToken < 0.5, string.Create(CultureInfo.InvariantCulture, $"{perToken:F2} bytes for a token ({few} and {many} for {Docs} documents)"));
    }

    private static long Measure(int tokens)
    {
        Document[] documents = [.. Enumerable.Range(0, Docs).Select(doc => new Document { ["body"] = Text(doc, tokens) })];
        using var directory = new MemoryIndexDirectory();
        using SearchIndex index = SearchIndex.OpenOrCreate(directory, new Schema().Text("body", new TextOptions { Stored = false }));
        using IndexWriter writer = index.OpenWriter(new WriterOptions { SegmentsPerTier = int.MaxValue });
        // The first rounds make the memory that later ones use again. Under pressure the runtime takes pooled arrays back: the least of several rounds counts.
        long least = long.MaxValue;
        for (int round = 0; round < 10; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Array.ForEach(documents, writer.Add);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
            writer.Flush();
        }
        return least;
    }

    // Words of several lengths, accents and stems, from a vocabulary that all documents share.
    private static string Text(int doc, int tokens) => string.Join(
        ' ', Enumerable.Range(0, tokens).Select(i => string.Create(CultureInfo.InvariantCulture, $"Réuniting{(doc * 31 + i * 17) % 700}s")));
}
