using Search.Codecs.BlockTree;
using Search.Codecs.Contracts;
using Search.Testing;

namespace Search.Codecs.Tests.BlockTree;

/// <summary>Reads a segment in every way that the contracts offer and compares it with the model.</summary>
internal static class PostingsComparison
{
    public static void Compare(PostingsModel model, BlockTreeTermsReader reader, TestRandom random)
    {
        foreach (FieldPostings field in model.Fields)
        {
            Terms terms = reader.GetTerms(field.Field)!;
            Assert.Equal(field.Terms.Count, terms.Count);
            Assert.Equal(field.Terms.Sum(t => (long)t.Postings.Length), terms.SumDocFreq);
            Assert.Equal(field.Terms.Sum(t => t.TotalFreq), terms.SumTotalTermFreq);
            Assert.Equal(field.Terms.SelectMany(t => t.Postings).Select(p => p.Doc).Distinct().Count(), terms.DocCount);
            Assert.Equal(field.Terms[0].Term, terms.MinTerm.ToArray());
            Assert.Equal(field.Terms[^1].Term, terms.MaxTerm.ToArray());
            Walk(field, terms, random);
            Seek(field, terms, random);
        }
    }

    private static void Walk(FieldPostings field, Terms terms, TestRandom random)
    {
        TermsEnum each = terms.GetEnumerator();
        PostingsEnum? reuse = null;
        foreach (TermPostings expected in field.Terms)
        {
            Assert.True(each.Next(), random.Explain);
            Assert.True(each.Term.SequenceEqual(expected.Term), random.Explain);
            Same(expected.Postings.Length, each.State.DocFreq, random);
            Same(expected.TotalFreq, each.State.TotalTermFreq, random);
            reuse = each.Postings(PostingsFlags.Offsets | PostingsFlags.Payloads, reuse);
            ComparePostings(field.Field, expected, reuse, random);
            reuse = each.Postings(RandomFlags(random), reuse);
            SkipThrough(field.Field, expected, reuse, random);
        }
        Assert.False(each.Next(), random.Explain);
        Assert.False(each.Next(), random.Explain);
    }

    private static PostingsFlags RandomFlags(TestRandom random) =>
        random.Pick<PostingsFlags>([PostingsFlags.Docs, PostingsFlags.Freqs, PostingsFlags.Positions, PostingsFlags.Offsets | PostingsFlags.Payloads]);

    private static void Seek(FieldPostings field, Terms terms, TestRandom random)
    {
        TermsEnum seeker = terms.GetEnumerator();
        for (int round = 0; round < 2000; round++)
        {
            int index = random.Next(field.Terms.Count);
            byte[] wanted = [.. field.Terms[index].Term];
            if (random.Chance(0.5))
            {
                wanted = Change(wanted, random);
            }
            index = FirstAtOrAfter(field.Terms, wanted);
            bool exists = index >= 0 && field.Terms[index].Term.AsSpan().SequenceEqual(wanted);
            if (random.Chance(0.5))
            {
                Assert.True(exists == seeker.SeekExact(wanted), $"{PostingsModel.Hex(wanted)} {exists} {random.Explain}");
                if (!exists)
                {
                    continue;
                }
            }
            else
            {
                SeekStatus status = seeker.SeekCeiling(wanted);
                Assert.Equal(index < 0 ? SeekStatus.End : exists ? SeekStatus.Found : SeekStatus.NotFound, status);
                if (index < 0)
                {
                    continue;
                }
            }
            for (int steps = random.Next(60); steps >= 0 && index < field.Terms.Count; steps--, index++)
            {
                Assert.True(seeker.Term.SequenceEqual(field.Terms[index].Term), random.Explain);
                if (random.Chance(0.3))
                {
                    Assert.Equal(field.Terms[index].Postings.Length, seeker.State.DocFreq);
                    PostingsEnum postings = terms.Postings(seeker.State, PostingsFlags.Docs);
                    Assert.Equal(field.Terms[index].Postings[0].Doc, postings.NextDoc());
                }
                Assert.True(seeker.Next() == index + 1 < field.Terms.Count, random.Explain);
            }
        }
    }

    private static int FirstAtOrAfter(List<TermPostings> terms, byte[] wanted)
    {
        int low = 0;
        int high = terms.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = terms[middle].Term.AsSpan().SequenceCompareTo(wanted) < 0 ? (middle + 1, high) : (low, middle);
        }
        return low < terms.Count ? low : -1;
    }

    // Assert.Equal is too slow for every posting.
    private static void Same(long expected, long found, TestRandom random)
    {
        if (expected != found)
        {
            Assert.Fail($"{found} instead of {expected} {random.Explain}");
        }
    }

    private static byte[] Change(byte[] term, TestRandom random) => random.Next(4) switch
    {
        0 => [.. term, (byte)random.Next(256)],
        1 => term[..random.Next(term.Length + 1)],
        2 => [],
        _ => [.. term[..random.Next(term.Length + 1)], (byte)random.Next(256), (byte)random.Next(256)],
    };

    private static void ComparePostings(FieldInfo field, TermPostings expected, PostingsEnum postings, TestRandom random)
    {
        Assert.Equal(-1, postings.DocId);
        foreach (Posting posting in expected.Postings)
        {
            Same(posting.Doc, postings.NextDoc(), random);
            CompareDoc(field, posting, postings, random);
        }
        Assert.Equal(DocIdIterator.NoMoreDocs, postings.NextDoc());
        Assert.Equal(DocIdIterator.NoMoreDocs, postings.DocId);
    }

    private static void CompareDoc(FieldInfo field, Posting posting, PostingsEnum postings, TestRandom random)
    {
        Same(field.HasFreqs ? posting.Freq : 1, postings.Freq, random);
        int part = random.Chance(0.2) ? random.Next(posting.Occurrences.Length + 1) : posting.Occurrences.Length;
        foreach (Occurrence o in posting.Occurrences.AsSpan(0, part))
        {
            int position = postings.NextPosition();
            var found = new Occurrence(position, postings.StartOffset, postings.EndOffset, PostingsModel.Hex(postings.Payload));
            if (found != o)
            {
                Assert.Fail($"{found} instead of {o} in document {posting.Doc} {random.Explain}");
            }
        }
    }

    // With equal weights the best of a block is its highest frequency. What comes afterwards goes by the table.
    private static void CompareSkips(FieldInfo field, TermPostings expected, PostingsEnum postings, TestRandom random)
    {
        float[] ones = new float[256];
        ones.AsSpan().Fill(1);
        SkipTable? table = postings.Skips(ones, random.Next(2));
        Posting[] all = expected.Postings;
        Same(all.Length > PostingsEnum.BlockSize ? 1 : 0, table == null ? 0 : 1, random);
        if (table == null)
        {
            return;
        }
        Same((all.Length - 1) / PostingsEnum.BlockSize, table.Count, random);
        for (int block = 0; block < table.Count; block++)
        {
            Posting[] docs = all[(block * PostingsEnum.BlockSize)..((block + 1) * PostingsEnum.BlockSize)];
            Same(docs[^1].Doc, table.LastDoc(block), random);
            Same(field.HasFreqs ? docs.Max(posting => posting.Freq) : 1, (int)table.Best[block], random);
            int target = docs[random.Next(docs.Length)].Doc;
            Same(block, table.BlockOf(target, random.Next(block + 1)), random);
        }
        Same(table.Count, table.BlockOf(all[^1].Doc, random.Next(table.Count + 1)), random);
        Same(1, !field.HasFreqs || all[(table.Count * PostingsEnum.BlockSize)..].All(posting => posting.Freq <= table.MostBehind) ? 1 : 0, random);
    }

    // Looks for some of the documents from one on, the last of which becomes the target.
    private static int FindAmong(FieldInfo field, TermPostings expected, PostingsEnum postings, int from, ref int target, TestRandom random)
    {
        int step = random.Pick([2, 10, 100]);
        int[] docs = new int[random.Next(1, random.Pick([3, 50, 512]))];
        for (int i = 0; i < docs.Length; i++)
        {
            docs[i] = (i == 0 ? from : docs[i - 1] + 1) + random.Next(step);
        }
        target = docs[^1];
        int[] places = new int[docs.Length + 8];
        int[] freqs = new int[random.Chance(0.5) ? docs.Length : 0];
        int count = postings.FindAmong(docs, places, freqs);
        (int Place, int Freq)[] there =
        [
            .. docs.Select((doc, place) => (place, index: Array.FindIndex(expected.Postings, posting => posting.Doc == doc))).Where(found => found.index >= 0)
                .Select(found => (found.place, field.HasFreqs ? expected.Postings[found.index].Freq : 1)),
        ];
        Same(there.Length, count, random);
        for (int i = 0; i < count; i++)
        {
            Same(there[i].Place, places[i], random);
            Same(freqs.Length == 0 ? 0 : there[i].Freq, freqs.Length == 0 ? 0 : freqs[i], random);
        }
        return postings.DocId;
    }

    // Advances at random, as a conjunction does: with and without positions, after shallow moves, over whole blocks.
    private static void SkipThrough(FieldInfo field, TermPostings expected, PostingsEnum postings, TestRandom random)
    {
        int index = -1;
        if (random.Chance(0.5))
        {
            CompareSkips(field, expected, postings, random);
        }
        while (true)
        {
            int doc;
            if (random.Chance(0.3))
            {
                doc = postings.NextDoc();
                index++;
            }
            else
            {
                int from = index < 0 ? 0 : expected.Postings[index].Doc + 1;
                int target = from + (random.Chance(0.5) ? random.Next(20) : random.Next(5000));
                if (random.Chance(0.3))
                {
                    postings.AdvanceShallow(target);
                    Same(1, postings.ImpactsUpTo(0) >= target ? 1 : 0, random);
                }
                doc = random.Chance(0.3) ? FindAmong(field, expected, postings, from, ref target, random) : postings.Advance(target);
                index = Array.FindIndex(expected.Postings, index + 1, p => p.Doc >= target);
            }
            if (index < 0 || index >= expected.Postings.Length)
            {
                Assert.Equal(DocIdIterator.NoMoreDocs, doc);
                return;
            }
            Same(expected.Postings[index].Doc, doc, random);
            if (random.Chance(0.5))
            {
                Same(field.HasFreqs ? expected.Postings[index].Freq : 1, postings.Freq, random);
            }
            if (field.HasPositions && random.Chance(0.3))
            {
                int position = postings.NextPosition();
                Assert.True(position == -1 || position == expected.Postings[index].Occurrences[0].Position, random.Explain);
            }
        }
    }
}
