using System.Globalization;
using Search.Codecs.Contracts;
using Search.Codecs.Segments;
using Search.Codecs.Tests.Lucene80;
using Search.Storage;

namespace Search.Codecs.Tests.Segments;

/// <summary>Segments that are whole file by file, but whose files contradict each other.</summary>
public sealed class BrokenSegmentTests
{
    [Fact]
    public void Norms_that_fit_the_terms_pass() => Check(Segment([2, 1, 0]));

    [Theory]
    [InlineData(2, 0, 0, "document 1: norm 0, but there are terms")]
    [InlineData(2, 1, 5, "document 2: norm 5, but no term")]
    [InlineData(4, 1, 0, "document 0: norm 4 stands for at least 4 tokens, but there are 3 occurrences")]
    public void Norms_that_contradict_the_terms_are_found(byte first, byte second, byte third, string message)
    {
        CorruptIndexException error = Assert.Throws<CorruptIndexException>(() => Check(Segment([first, second, third])));
        Assert.Equal("_0.nvd", error.File);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Norms_of_Java_may_be_of_a_similarity_of_the_users_own() => Check(Segment([100, 1, 0], madeBy: "java.version"));

    [Fact]
    public void Terms_without_norms_are_found()
    {
        CorruptIndexException error = Assert.Throws<CorruptIndexException>(() => Check(Segment(null)));
        Assert.Contains("not the norms", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_count_of_soft_deletes_is_found()
    {
        (MemoryIndexDirectory directory, SegmentCommitInfo segment) = Segment([2, 1, 0], softDeletes: true);
        Check((directory, segment with { SoftDeletedCount = 1 }));
        CorruptIndexException error = Assert.Throws<CorruptIndexException>(() => Check((directory, segment)));
        Assert.Contains("1 documents are softly deleted, the commit says 0", error.Message, StringComparison.Ordinal);
    }

    private static void Check((MemoryIndexDirectory Directory, SegmentCommitInfo Segment) given) => SegmentChecker.Check(given.Directory, given.Segment);

    // Document 0 is "a b b", document 1 "a", document 2 has nothing.
    private static (MemoryIndexDirectory Directory, SegmentCommitInfo Segment) Segment(byte[]? norms, string madeBy = "writer", bool softDeletes = false)
    {
        var directory = new MemoryIndexDirectory();
        var field = new FieldInfo { Name = "f", Number = 0, IndexOptions = IndexOptions.DocsAndFreqs };
        var gone = new FieldInfo { Name = "gone", Number = 1, DocValuesType = DocValuesType.Numeric, IsSoftDeletesField = true };
        using var writer = new SegmentWriter(directory, "_0");
        for (int doc = 0; doc < 3; doc++)
        {
            writer.StoredFields.BeginDocument();
            writer.StoredFields.EndDocument();
        }
        writer.Begin(3, new FieldInfos(softDeletes ? [field, gone] : [field]));
        using (INormsWriter output = writer.OpenNorms())
        {
            if (norms != null)
            {
                output.AddField(field, () => new ModelNumeric([.. norms.Select(norm => norm == 0 ? null : new long[] { norm })]));
            }
            output.Finish();
        }
        if (softDeletes)
        {
            using IDocValuesWriter output = writer.OpenDocValues();
            output.AddNumeric(gone, () => new ModelNumeric([null, [1], null]));
            output.Finish();
        }
        using (IFieldsWriter output = writer.OpenPostings())
        {
            output.BeginField(field, norms);
            Term(output, "a", (0, 1), (1, 1));
            Term(output, "b", (0, 2));
            output.EndField();
            output.Finish();
        }
        var diagnostics = new Dictionary<string, string> { [madeBy] = 1.ToString(CultureInfo.InvariantCulture) };
        return (directory, new SegmentCommitInfo { Info = writer.Finish(diagnostics) });
    }

    private static void Term(IFieldsWriter output, string term, params (int Doc, int Freq)[] postings)
    {
        output.BeginTerm(System.Text.Encoding.UTF8.GetBytes(term));
        foreach ((int doc, int freq) in postings)
        {
            output.BeginDoc(doc, freq);
            output.EndDoc();
        }
        output.EndTerm();
    }
}
