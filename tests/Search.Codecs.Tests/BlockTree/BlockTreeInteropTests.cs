using System.IO.Compression;
using Search.Codecs.BlockTree;
using Search.Storage;
using Search.Testing;

namespace Search.Codecs.Tests.BlockTree;

/// <summary>What Java's Lucene writes and what we write of the same tokens are the same bytes, and we read them as it does.</summary>
public class BlockTreeInteropTests
{
    // Made by IndexTokens.java: 260 documents of random tokens (TokenListing).
    [Fact]
    public void An_index_that_Lucene_wrote_is_read_and_written_again()
    {
        string folder = Fixture.Folder("postings");
        using var dump = new StreamReader(new GZipStream(File.OpenRead(Path.Combine(folder, "dump.gz")), CompressionMode.Decompress));
        Compare(PostingsModel.Parse(dump), folder, TestRandom.Create());
    }

    [LuceneFact]
    public void Few_documents_are_written_and_read_as_Lucene_does() => Check(docCount: 40, tokensPerDoc: 15);

    [LuceneFact]
    public void Many_documents_are_written_and_read_as_Lucene_does() => Check(docCount: 9_000, tokensPerDoc: 5);

    [LuceneFact]
    public void Long_documents_are_written_and_read_as_Lucene_does() => Check(docCount: 150, tokensPerDoc: 700);

    private static void Check(int docCount, int tokensPerDoc)
    {
        TestRandom random = TestRandom.Create();
        using var folder = new TempFolder();
        TokenListing.Write(folder.File("tokens"), random, docCount, tokensPerDoc);
        string index = folder.File("index");
        JavaLucene.Program("IndexTokens", folder.File("tokens"), index, folder.File("dump"));
        using var dump = new StreamReader(folder.File("dump"));
        Compare(PostingsModel.Parse(dump), index, random);
    }

    private static void Compare(PostingsModel model, string index, TestRandom random)
    {
        MemoryIndexDirectory written = model.Write();
        foreach (string extension in PostingsModel.Extensions)
        {
            string name = $"{model.Segment}_{PostingsModel.Suffix}.{extension}";
            ReadOnlySpan<byte> expected = File.ReadAllBytes(Path.Combine(index, name));
            ReadOnlySpan<byte> found = written.Bytes(name);
            if (!found.SequenceEqual(expected))
            {
                Assert.Fail($"{name} has {found.Length} bytes, Lucene's {expected.Length}; they differ from {found.CommonPrefixLength(expected)} on {random.Explain}");
            }
        }

        using var files = new OpenedFiles(index);
        var reader = new BlockTreeTermsReader(model.ReadState(files));
        PostingsComparison.Compare(model, reader, random);
        var checker = new TermsChecker(model.Segment, model.MaxDoc);
        foreach (FieldPostings field in model.Fields)
        {
            checker.Check(reader.GetTerms(field.Field)!, field.Norms);
        }
    }
}
