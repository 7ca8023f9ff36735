using Search.Codecs.BlockTree;
using Search.Storage;
using Search.Testing;

namespace Search.Codecs.Tests.BlockTree;

public class BlockTreeInteropTests
{
    [LuceneFact]
    public void Few_documents_are_written_and_read_as_Lucene_does() => Check(docCount: 40, tokensPerDoc: 15);

    [LuceneFact]
    public void Many_documents_are_written_and_read_as_Lucene_does() => Check(docCount: 12_000, tokensPerDoc: 12);

    [LuceneFact]
    public void Long_documents_are_written_and_read_as_Lucene_does() => Check(docCount: 300, tokensPerDoc: 900);

    private static void Check(int docCount, int tokensPerDoc)
    {
        TestRandom random = TestRandom.Create();
        using var folder = new TempFolder();
        TokenListing.Write(folder.File("tokens"), random, docCount, tokensPerDoc);
        string index = folder.File("index");
        JavaLucene.Program("IndexTokens", folder.File("tokens"), index, folder.File("dump"));
        PostingsModel model = PostingsModel.Parse(folder.File("dump"));

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
