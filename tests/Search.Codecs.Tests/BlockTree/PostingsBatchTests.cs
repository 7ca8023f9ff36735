using Search.Codecs.BlockTree;
using Search.Codecs.Contracts;
using Search.Storage;
using Search.Testing;

namespace Search.Codecs.Tests.BlockTree;

/// <summary>Documents that go from one segment to another in batches, against those that go one by one.</summary>
public class PostingsBatchTests
{
    [Theory]
    [InlineData(300, 400)]
    [InlineData(3000, 60)]
    public void What_was_read_in_batches_is_written_the_same(int maxDoc, int termCount)
    {
        TestRandom random = TestRandom.Create();
        PostingsModel model = PostingsShapes.Random(random, maxDoc, termCount);
        MemoryIndexDirectory directory = model.Write();
        Assert.True(CopyWhole(model, directory, random, random.Chance(0.5) ? 0 : 0.3) > 10, random.Explain);
    }

    [Fact]
    public void A_document_with_too_many_occurrences_goes_one_by_one()
    {
        TestRandom random = TestRandom.Create();
        var field = new FieldInfo { Name = "a", Number = 0, IndexOptions = IndexOptions.DocsAndFreqsAndPositionsAndOffsets };
        Posting[] postings =
        [
            .. new[] { 1, 70_000, 3, 5000, 2, 65_536, 1 }.Select((freq, doc) => new Posting(
                doc * 2, freq, [.. Enumerable.Range(0, freq).Select(i => new Occurrence(i * 3, i * 20, i * 20 + (i % 7), "-"))])),
        ];
        var model = new PostingsModel("_7", new byte[16], 20, [new FieldPostings(field, null, [new TermPostings("t"u8.ToArray(), postings)])]);
        Assert.Equal(3, CopyWhole(model, model.Write(), random, 0));
    }

    [Fact]
    public void Documents_are_left_out_with_their_occurrences()
    {
        TestRandom random = TestRandom.Create();
        for (int round = 0; round < 200; round++)
        {
            var batch = new PostingsBatch();
            var expected = new PostingsBatch();
            bool hasOccurrences = random.Chance(0.8);
            for (int doc = random.Next(PostingsBatch.MaxDocs) + 1; doc > 0; doc--)
            {
                bool stays = random.Chance(0.6);
                int freq = random.Next(1, 9);
                batch.AddDoc(stays ? doc : -1, freq);
                if (stays)
                {
                    expected.AddDoc(doc, freq);
                }
                for (int i = 0; i < freq && hasOccurrences; i++)
                {
                    (int, int, int) occurrence = (random.Next(99), random.Next(99), random.Next(99));
                    batch.AddOccurrence(occurrence.Item1, occurrence.Item2, occurrence.Item3);
                    if (stays)
                    {
                        expected.AddOccurrence(occurrence.Item1, occurrence.Item2, occurrence.Item3);
                    }
                }
            }
            batch.LeaveOut();
            Assert.True(Numbers(expected).SequenceEqual(Numbers(batch)), random.Explain);
        }
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(101, false)]
    [InlineData(-1, false)]
    public void Positions_beyond_the_limit_are_found(int last, bool isWithin)
    {
        var batch = new PostingsBatch();
        batch.AddDoc(1, 12);
        batch.AddDoc(2, 2);
        for (int i = 0; i < 12; i++)
        {
            batch.AddOccurrence(8, 0, 0);
        }
        batch.AddOccurrence(0, 0, 0);
        batch.AddOccurrence(last, 0, 0);
        Assert.Equal(isWithin, batch.IsWithin(100, hasOffsets: true));
    }

    [Theory]
    [InlineData(1 << 30, (1 << 30) - 5, 4, true)]
    [InlineData(1 << 30, (1 << 30) - 5, 5, false)]
    [InlineData(1 << 30, 1 << 30, 0, false)]
    [InlineData(-1, 1, 1, false)]
    [InlineData(1, 1, -1, false)]
    public void Offsets_beyond_31_bits_are_found(int first, int second, int length, bool isWithin)
    {
        var batch = new PostingsBatch();
        batch.AddDoc(1, 1);
        batch.AddDoc(2, 2);
        batch.AddOccurrence(1, int.MaxValue, 0);
        batch.AddOccurrence(1, first, 1);
        batch.AddOccurrence(1, second, length);
        Assert.Equal(isWithin, batch.IsWithin(100, hasOffsets: true));
        Assert.True(batch.IsWithin(100, hasOffsets: false));
    }

    [Fact]
    public void Batches_that_do_not_fit_together_are_refused()
    {
        var field = new FieldInfo { Name = "m", Number = 0, IndexOptions = IndexOptions.DocsAndFreqsAndPositions };
        var state = new SegmentWriteState(new MemoryIndexDirectory(), "_0", new byte[16], 5, new FieldInfos([field]));
        using var writer = new BlockTreeTermsWriter(state);
        writer.BeginField(field, null);
        writer.BeginTerm("m"u8);
        Assert.Throws<ArgumentOutOfRangeException>(() => writer.AddDocs(Batch(1, 5)));
        Assert.Throws<ArgumentOutOfRangeException>(() => writer.AddDocs(Batch(1, -1)));
        writer.AddDocs(Batch(1, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => writer.AddDocs(Batch(1, 3)));
        Assert.Throws<ArgumentOutOfRangeException>(() => writer.AddDocs(Batch(0, 4)));
        Assert.Throws<ArgumentException>(() =>
        {
            PostingsBatch batch = Batch(1, 4);
            batch.AddOccurrence(1, 1, 1);
            writer.AddDocs(batch);
        });
    }

    // Copies batches, and some documents one by one; gives how many batches there were.
    private static int CopyWhole(PostingsModel model, MemoryIndexDirectory directory, TestRandom random, double oneByOne)
    {
        using var files = new OpenedFiles(directory);
        var reader = new BlockTreeTermsReader(model.ReadState(files));
        var again = new MemoryIndexDirectory();
        int batches = 0;
        var state = new SegmentWriteState(again, model.Segment, model.Id, model.MaxDoc, model.FieldInfos, PostingsModel.Suffix);
        using (var writer = new BlockTreeTermsWriter(state))
        {
            foreach (FieldPostings field in model.Fields)
            {
                writer.BeginField(field.Field, field.Norms);
                batches += Copy(reader.GetTerms(field.Field)!, writer, random, oneByOne);
                writer.EndField();
            }
            writer.Finish();
        }
        Assert.All(
            directory.ListFiles(), name => Assert.True(directory.Bytes(name).AsSpan().SequenceEqual(again.Bytes(name)), $"{name} {random.Explain}"));
        return batches;
    }

    private static int Copy(Terms terms, BlockTreeTermsWriter writer, TestRandom random, double oneByOne)
    {
        TermsEnum each = terms.GetEnumerator();
        PostingsEnum? postings = null;
        var batch = new PostingsBatch();
        int batches = 0;
        while (each.Next())
        {
            writer.BeginTerm(each.Term);
            postings = each.Postings(PostingsFlags.Offsets | PostingsFlags.Payloads, postings);
            for (int doc = postings.NextDoc(); doc != DocIdIterator.NoMoreDocs;)
            {
                if (terms.Field.HasPayloads || random.Chance(oneByOne) || !postings.TryRead(batch))
                {
                    CopyDoc(postings, terms.Field, writer);
                    doc = postings.NextDoc();
                    continue;
                }
                batches++;
                if (random.Chance(0.3))
                {
                    ((IFieldsWriter)new OneByOne(writer)).AddDocs(batch);
                }
                else
                {
                    writer.AddDocs(batch);
                }
                doc = postings.Skip(batch.DocCount);
            }
            writer.EndTerm();
        }
        return batches;
    }

    private static void CopyDoc(PostingsEnum postings, FieldInfo field, BlockTreeTermsWriter writer)
    {
        writer.BeginDoc(postings.DocId, postings.Freq);
        for (int i = field.HasPositions ? postings.Freq : 0; i > 0; i--)
        {
            int position = postings.NextPosition();
            writer.AddPosition(position, postings.StartOffset, postings.EndOffset, postings.Payload);
        }
        writer.EndDoc();
    }

    private static PostingsBatch Batch(int freq, int doc)
    {
        var batch = new PostingsBatch();
        batch.AddDoc(doc, freq);
        for (int i = 0; i < freq; i++)
        {
            batch.AddOccurrence(1, 1, 1);
        }
        return batch;
    }

    private static IEnumerable<int> Numbers(PostingsBatch batch) =>
        [.. batch.Docs, .. batch.Freqs, .. batch.PositionDeltas, .. batch.StartDeltas, .. batch.Lengths];

    /// <summary>Does not know batches.</summary>
    private sealed class OneByOne(IFieldsWriter writer) : IFieldsWriter
    {
        public void BeginField(FieldInfo field, byte[]? norms) => writer.BeginField(field, norms);

        public void BeginTerm(ReadOnlySpan<byte> term) => writer.BeginTerm(term);

        public void BeginDoc(int docId, int freq) => writer.BeginDoc(docId, freq);

        public void AddPosition(int position, int startOffset, int endOffset, ReadOnlySpan<byte> payload) =>
            writer.AddPosition(position, startOffset, endOffset, payload);

        public void EndDoc() => writer.EndDoc();

        public void EndTerm() => writer.EndTerm();

        public void EndField() => writer.EndField();

        public void Finish() => writer.Finish();

        public void Dispose()
        {
        }
    }
}
