using Search.Codecs.Contracts;
using Search.Codecs.Lucene84;
using Search.Storage;
using Search.Testing;

namespace Search.Codecs.Tests.Lucene84;

public class TermPlacesTests
{
    [Fact]
    public void Quick_and_slow_reading_give_the_same()
    {
        if (!TermPlaces.CanRead(Lucene84PostingsFormat.Version))
        {
            return;
        }
        TestRandom random = TestRandom.Create();
        int quick = 0;
        for (int round = 0; round < 300; round++)
        {
            IndexOptions[] options =
            [
                IndexOptions.Docs, IndexOptions.DocsAndFreqs, IndexOptions.DocsAndFreqsAndPositions, IndexOptions.DocsAndFreqsAndPositionsAndOffsets,
            ];
            var field = new FieldInfo { Name = "field", Number = 0, IndexOptions = random.Pick(options) };
            TermState[] terms = Terms(random, field, 1 + random.Next(40));
            var written = new MemoryByteWriter();
            for (int i = 0; i < terms.Length; i++)
            {
                TermMeta.Write(written, field, terms[i], i == 0 ? TermMeta.None : terms[i - 1]);
            }
            byte[] bytes = [.. written.Written, .. new byte[random.Next(40)]];
            int at = 0;
            var slow = new ByteReader(bytes, "test");
            TermState before = TermMeta.None;
            foreach (TermState term in terms)
            {
                slow.Position = at;
                var places = new TermPlaces(before);
                before = TermMeta.Read(ref slow, Lucene84PostingsFormat.Version, field, term.DocFreq, term.TotalTermFreq, before);
                Assert.Equal(term, before);
                if (term.TotalTermFreq <= ForBlock.Size && places.TryRead(bytes, ref at, field, term.DocFreq))
                {
                    quick++;
                    Assert.Equal(term, places.ToState(term.DocFreq, term.TotalTermFreq));
                    Assert.Equal(slow.Position, at);
                }
                at = (int)slow.Position;
            }
        }
        Assert.True(quick > 500, random.Explain);
    }

    private static TermState[] Terms(TestRandom random, FieldInfo field, int count)
    {
        var terms = new TermState[count];
        TermState before = TermMeta.None;
        for (int i = 0; i < count; i++)
        {
            int docFreq = random.Chance(0.6) ? 1 : 1 + random.Next(random.Chance(0.8) ? 128 : 5000);
            long freq = field.HasFreqs ? docFreq + random.Next(100) : docFreq;
            // A term in one document has no postings in the file, so the place stays where it was more often than not.
            terms[i] = before = new TermState
            {
                DocFreq = docFreq,
                TotalTermFreq = freq,
                DocStart = before.DocStart + (random.Chance(0.5) ? 0 : random.NextInt64(1L << random.Next(50))),
                PositionStart = field.HasPositions ? before.PositionStart + random.NextInt64(1L << random.Next(50)) : 0,
                PayloadStart = field.HasOffsets || field.HasPayloads ? before.PayloadStart + random.NextInt64(1L << random.Next(50)) : 0,
                SkipOffset = docFreq > ForBlock.Size ? random.Next(100_000) : -1,
                LastPositionBlockOffset = field.HasPositions && freq > ForBlock.Size ? random.Next(100_000) : -1,
                SingletonDocId = docFreq == 1 ? random.Next(int.MaxValue) : -1,
            };
        }
        return terms;
    }
}
