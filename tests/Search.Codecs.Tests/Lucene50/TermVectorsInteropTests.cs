using System.Globalization;
using Search.Codecs.Contracts;
using Search.Codecs.Lucene50;
using Search.Codecs.Segments;
using Search.Storage;
using Search.Testing;

namespace Search.Codecs.Tests.Lucene50;

/// <summary>Term vectors that Java's Lucene wrote: read, and written again to the same bytes.</summary>
public sealed class TermVectorsInteropTests
{
    /// <summary>How many random segments; more by SEARCH_VECTOR_ROUNDS.</summary>
    private static readonly int Rounds = int.Parse(Environment.GetEnvironmentVariable("SEARCH_VECTOR_ROUNDS") ?? "4", CultureInfo.InvariantCulture);

    [LuceneFact]
    public void We_read_what_Lucene_wrote_and_write_the_same_bytes()
    {
        var random = TestRandom.Create();
        for (int round = 0; round < Rounds; round++)
        {
            try
            {
                Compare(random.Next(1_000_000), round % 4 == 0 ? 1 + random.Next(1000) : 20 + random.Next(100));
            }
            catch (Exception error)
            {
                throw new InvalidOperationException($"round {round} {random.Explain}", error);
            }
        }
    }

    private static void Compare(int seed, int docs)
    {
        using var folder = new TempFolder();
        string[] numbers = [seed.ToString(CultureInfo.InvariantCulture), docs.ToString(CultureInfo.InvariantCulture)];
        string[] expected = JavaLucene.Program("WriteVectors", ["write", folder.Path, .. numbers])
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var directory = new FileIndexDirectory(folder.Path);
        SegmentCommitInfo segment = Assert.Single(Fixture.Commit(directory).Segments);
        SegmentChecker.Check(directory, segment);
        using SegmentReader reader = SegmentReader.Open(directory, segment, verify: true);
        if (reader.TermVectors is not { } vectors)
        {
            Assert.Empty(expected);
            return;
        }
        Assert.Equal(expected, VectorText.Of(vectors, reader.Info.MaxDoc));
        Assert.Equal(expected, VectorText.Of(vectors.OpenSequential(), reader.Info.MaxDoc));
        MemoryIndexDirectory written = Rewrite(vectors, reader);
        Assert.All(
            new[] { TermVectorsFormat.DataExtension, TermVectorsFormat.IndexExtension, TermVectorsFormat.MetaExtension },
            extension => Assert.Equal(File.ReadAllBytes(folder.File("_0." + extension)), written.Bytes("_0." + extension)));
    }

    private static MemoryIndexDirectory Rewrite(ITermVectorsReader vectors, SegmentReader reader)
    {
        var directory = new MemoryIndexDirectory();
        using var writer = new TermVectorsWriter(new SegmentWriteState(directory, "_0", reader.Info.Id, reader.Info.MaxDoc, reader.Fields));
        for (int doc = 0; doc < reader.Info.MaxDoc; doc++)
        {
            writer.BeginDocument(doc);
            vectors.Visit(doc, writer);
            writer.EndDocument();
        }
        writer.Finish(reader.Info.MaxDoc);
        return directory;
    }
}
