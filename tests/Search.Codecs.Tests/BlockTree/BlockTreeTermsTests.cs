using Search.Codecs.BlockTree;
using Search.Codecs.Contracts;
using Search.Storage;
using Search.Testing;

namespace Search.Codecs.Tests.BlockTree;

public class BlockTreeTermsTests
{
    [Theory]
    [InlineData(30, 20)]
    [InlineData(3000, 400)]
    [InlineData(300, 4000)]
    public void What_was_written_is_read(int maxDoc, int termCount)
    {
        TestRandom random = TestRandom.Create();
        PostingsModel model = PostingsShapes.Random(random, maxDoc, termCount);
        MemoryIndexDirectory directory = model.Write();
        using var files = new OpenedFiles(directory);
        var reader = new BlockTreeTermsReader(model.ReadState(files));
        PostingsComparison.Compare(model, reader, random);
        Check(model, reader);
    }

    [Fact]
    public void What_was_read_is_written_the_same()
    {
        TestRandom random = TestRandom.Create();
        PostingsModel model = PostingsShapes.Random(random, 2000, 500);
        MemoryIndexDirectory directory = model.Write();
        using var files = new OpenedFiles(directory);
        var reader = new BlockTreeTermsReader(model.ReadState(files));
        var again = new MemoryIndexDirectory();
        var state = new SegmentWriteState(again, model.Segment, model.Id, model.MaxDoc, model.FieldInfos, PostingsModel.Suffix);
        using (var writer = new BlockTreeTermsWriter(state))
        {
            foreach (FieldPostings field in model.Fields)
            {
                writer.BeginField(field.Field, field.Norms);
                Copy(reader.GetTerms(field.Field)!, writer);
                writer.EndField();
            }
            writer.Finish();
        }
        Assert.Equal(directory.ListFiles(), again.ListFiles());
        Assert.Equal(directory.ListFiles(), state.CreatedFiles.Order(StringComparer.Ordinal));
        Assert.All(directory.ListFiles(), name => Assert.True(directory.Bytes(name).AsSpan().SequenceEqual(again.Bytes(name)), $"{name} {random.Explain}"));
    }

    [Fact]
    public void Terms_and_fields_without_documents_are_left_out()
    {
        var field = new FieldInfo { Name = "a", Number = 0, IndexOptions = IndexOptions.Docs };
        var empty = new FieldInfo { Name = "b", Number = 1, IndexOptions = IndexOptions.Docs };
        var directory = new MemoryIndexDirectory();
        var fields = new FieldInfos([field, empty]);
        using (var writer = new BlockTreeTermsWriter(new SegmentWriteState(directory, "_0", new byte[16], 5, fields)))
        {
            writer.BeginField(field, null);
            writer.BeginTerm("none"u8);
            writer.EndTerm();
            writer.BeginTerm([]);
            writer.BeginDoc(3, 1);
            writer.EndDoc();
            writer.EndTerm();
            writer.EndField();
            writer.BeginField(empty, null);
            writer.EndField();
            writer.Finish();
        }
        using var files = new OpenedFiles(directory);
        var reader = new BlockTreeTermsReader(new SegmentReadState(files, "_0", new byte[16], 5, fields));
        Assert.Null(reader.GetTerms(empty));
        Terms terms = reader.GetTerms(field)!;
        Assert.Equal(1, terms.Count);
        TermsEnum each = terms.GetEnumerator();
        Assert.True(each.SeekExact([]));
        Assert.Equal(3, each.State.SingletonDocId);
        Assert.Equal(SeekStatus.End, each.SeekCeiling("none"u8));
        Assert.False(each.SeekExact("none"u8));
        Assert.False(each.Next());
    }

    [Fact]
    public void Terms_fields_and_documents_out_of_order_are_refused()
    {
        var field = new FieldInfo { Name = "m", Number = 0, IndexOptions = IndexOptions.DocsAndFreqsAndPositions };
        var before = new FieldInfo { Name = "a", Number = 1, IndexOptions = IndexOptions.Docs };
        var state = new SegmentWriteState(new MemoryIndexDirectory(), "_0", new byte[16], 5, new FieldInfos([field, before]));
        using var writer = new BlockTreeTermsWriter(state);
        writer.BeginField(field, null);
        writer.BeginTerm("m"u8);
        Assert.Throws<ArgumentOutOfRangeException>(() => writer.BeginDoc(5, 1));
        writer.BeginDoc(3, 2);
        writer.AddPosition(7, 0, 0, default);
        Assert.Throws<ArgumentOutOfRangeException>(() => writer.AddPosition(6, 0, 0, default));
        Assert.Throws<InvalidOperationException>(writer.EndDoc);
        writer.AddPosition(7, 0, 0, default);
        writer.EndDoc();
        Assert.Throws<ArgumentOutOfRangeException>(() => writer.BeginDoc(3, 1));
        writer.EndTerm();
        writer.BeginTerm("l"u8);
        writer.BeginDoc(0, 1);
        writer.AddPosition(0, 0, 0, default);
        writer.EndDoc();
        Assert.Throws<ArgumentException>(writer.EndTerm);
        Assert.Throws<ArgumentException>(() => writer.BeginField(before, null));
    }

    [Fact]
    public void Look_ups_and_postings_allocate_nothing_once_warm()
    {
        TestRandom random = TestRandom.Create();
        PostingsModel model = PostingsShapes.Random(random, 3000, 2000);
        using var files = new OpenedFiles(model.Write());
        FieldPostings field = model.Fields[^1];
        Terms terms = new BlockTreeTermsReader(model.ReadState(files)).GetTerms(field.Field)!;
        TermsEnum seeker = terms.GetEnumerator();
        PostingsEnum? postings = null;
        long Run()
        {
            long sum = 0;
            foreach (TermPostings term in field.Terms)
            {
                sum += seeker.SeekExact(term.Term) ? 1 : 0;
                postings = seeker.Postings(PostingsFlags.Positions, postings);
                postings.AdvanceShallow(10);
                sum += postings.Impacts(0).Length;
                while (postings.NextDoc() != DocIdIterator.NoMoreDocs)
                {
                    sum += postings.Freq + postings.NextPosition();
                }
            }
            return sum;
        }
        long first = Run();
        long before = GC.GetAllocatedBytesForCurrentThread();
        long second = Run();
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(first, second);
        Assert.Equal(0, allocated);
    }

    internal static void Check(PostingsModel model, BlockTreeTermsReader reader)
    {
        var checker = new TermsChecker(model.Segment, model.MaxDoc);
        foreach (FieldPostings field in model.Fields)
        {
            if (reader.GetTerms(field.Field) is { } terms)
            {
                checker.Check(terms, field.Norms);
            }
        }
    }

    private static void Copy(Terms terms, IFieldsWriter writer)
    {
        TermsEnum each = terms.GetEnumerator();
        PostingsEnum? postings = null;
        while (each.Next())
        {
            writer.BeginTerm(each.Term);
            postings = each.Postings(PostingsFlags.Offsets | PostingsFlags.Payloads, postings);
            for (int doc = postings.NextDoc(); doc != DocIdIterator.NoMoreDocs; doc = postings.NextDoc())
            {
                writer.BeginDoc(doc, postings.Freq);
                for (int i = terms.Field.HasPositions ? postings.Freq : 0; i > 0; i--)
                {
                    int position = postings.NextPosition();
                    writer.AddPosition(position, postings.StartOffset, postings.EndOffset, postings.Payload);
                }
                writer.EndDoc();
            }
            writer.EndTerm();
        }
    }
}
