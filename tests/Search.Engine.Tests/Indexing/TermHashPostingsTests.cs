using Search.Codecs.Contracts;
using Search.Engine.Indexing;
using Search.Testing;

namespace Search.Engine.Tests.Indexing;

/// <summary>What was recorded of a term is read back in batches: numbers of all lengths, across slices, few and many occurrences.</summary>
public sealed class TermHashPostingsTests
{
    [Theory]
    [InlineData(IndexOptions.DocsAndFreqsAndPositionsAndOffsets, true)]
    [InlineData(IndexOptions.DocsAndFreqsAndPositionsAndOffsets, false)]
    [InlineData(IndexOptions.DocsAndFreqsAndPositions, true)]
    public void Batches_hold_what_was_added(IndexOptions options, bool byBits)
    {
        TestRandom random = TestRandom.Create();
        for (int round = 0; round < 30; round++)
        {
            var terms = new TermHash(new ByteArena(new ArenaBlocks()), options);
            int address = terms.AddressOf("term"u8);
            var docs = new List<int>();
            var freqs = new List<int>();
            var positions = new List<int>();
            var starts = new List<int>();
            var lengths = new List<int>();
            int doc = -1;
            for (int count = random.Next(1, random.Pick([2, 40, 600])); count > 0; count--)
            {
                doc += random.Next(1, random.Pick([2, 200, 40_000]));
                int freq = random.Next(1, random.Chance(0.01) ? 9000 : random.Pick([2, 9, 70]));
                docs.Add(doc);
                freqs.Add(freq);
                int position = 0;
                int start = 0;
                for (int i = 0; i < freq; i++)
                {
                    int positionDelta = random.Next(random.Pick([1, 60, 9000, 70_000]));
                    int startDelta = options < IndexOptions.DocsAndFreqsAndPositionsAndOffsets
                        ? 0 : random.Next(random.Pick([1, 130, 17_000, 80_000]));
                    int length = startDelta == 0 ? 0 : random.Next(random.Pick([20, 300, 30_000]));
                    position += positionDelta;
                    start += startDelta;
                    positions.Add(positionDelta);
                    starts.Add(startDelta);
                    lengths.Add(length);
                    terms.Add([new Occurrence(address, position, start, start + length)], doc);
                }
            }
            var batch = new PostingsBatch();
            TermHashPostings postings = terms.Postings(address);
            int docsSoFar = 0;
            int occurrences = 0;
            while (postings.Read(batch, byBits && System.Runtime.Intrinsics.X86.Bmi2.X64.IsSupported))
            {
                Assert.True(docs.Skip(docsSoFar).Take(batch.DocCount).SequenceEqual(batch.Docs.ToArray()), random.Explain);
                Assert.True(freqs.Skip(docsSoFar).Take(batch.DocCount).SequenceEqual(batch.Freqs.ToArray()), random.Explain);
                Assert.True(positions.Skip(occurrences).Take(batch.OccurrenceCount).SequenceEqual(batch.PositionDeltas.ToArray()), random.Explain);
                Assert.True(starts.Skip(occurrences).Take(batch.OccurrenceCount).SequenceEqual(batch.StartDeltas.ToArray()), random.Explain);
                Assert.True(lengths.Skip(occurrences).Take(batch.OccurrenceCount).SequenceEqual(batch.Lengths.ToArray()), random.Explain);
                docsSoFar += batch.DocCount;
                occurrences += batch.OccurrenceCount;
                bool isFull = batch.DocCount == PostingsBatch.MaxDocs || batch.OccurrenceCount >= PostingsBatch.ManyOccurrences;
                Assert.True(isFull || docsSoFar == docs.Count, random.Explain);
            }
            Assert.Equal((docs.Count, positions.Count), (docsSoFar, occurrences));
        }
    }

    [Fact]
    public void Documents_of_a_field_without_positions_come_in_batches()
    {
        TestRandom random = TestRandom.Create();
        for (int round = 0; round < 30; round++)
        {
            var terms = new TermHash(new ByteArena(new ArenaBlocks()), IndexOptions.Docs);
            var docs = new List<int>();
            int doc = -1;
            for (int count = random.Next(1, random.Pick([3, 700])); count > 0; count--)
            {
                doc += random.Next(1, random.Pick([2, 4, 300]));
                docs.Add(doc);
                terms.Add("term"u8, doc);
            }
            var batch = new PostingsBatch();
            TermHashPostings postings = terms.Postings(terms.Find("term"u8));
            var found = new List<int>();
            while (postings.Read(batch))
            {
                found.AddRange(batch.Docs);
                Assert.True(batch.OccurrenceCount == 0 && !batch.Freqs.ContainsAnyExcept(1), random.Explain);
            }
            Assert.True(docs.SequenceEqual(found), random.Explain);
        }
    }
}
