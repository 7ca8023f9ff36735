using System.Text;
using Search.Codecs.Contracts;
using Search.Testing;

namespace Search.Codecs.Tests.BlockTree;

/// <summary>Random segments for tests without Java.</summary>
internal static class PostingsShapes
{
    /// <summary>One field of each option, with and without payloads.</summary>
    public static PostingsModel Random(TestRandom random, int maxDoc, int termCount)
    {
        byte[] id = new byte[16];
        random.NextBytes(id);
        var fields = new List<FieldPostings>();
        for (int i = 0; i < 6; i++)
        {
            var field = new FieldInfo
            {
                Name = $"field{i}",
                Number = 10 - i,
                IndexOptions = (IndexOptions)Math.Min(4, i + 1),
                OmitsNorms = random.Chance(0.5),
                HasPayloads = i is 4 or 5 && random.Chance(0.7),
            };
            fields.Add(Field(random, field, maxDoc, 1 + random.Next(termCount)));
        }
        return new PostingsModel("_7", id, maxDoc, fields);
    }

    /// <summary>Small, with all that the formats have: full blocks, skip data, floor blocks, compression.</summary>
    public static PostingsModel Small(TestRandom random)
    {
        byte[] id = new byte[16];
        var rich = new FieldInfo { Name = "rich", Number = 0, IndexOptions = IndexOptions.DocsAndFreqsAndPositionsAndOffsets, HasPayloads = true };
        var plain = new FieldInfo { Name = "plain", Number = 1, IndexOptions = IndexOptions.DocsAndFreqs };
        List<TermPostings> few = [Term(random, rich, "alpha"u8.ToArray(), 200, 2), Term(random, rich, "beta"u8.ToArray(), 200, 130)];
        List<TermPostings> many = [];
        foreach (string prefix in (string[])["a", "common-prefix-", "other"])
        {
            for (int i = 0; i < 60; i++)
            {
                many.Add(Term(random, plain, Encoding.ASCII.GetBytes($"{prefix}{(char)('a' + i / 3)}{i % 3}-and-a-tail"), 200, i == 30 && prefix == "a" ? 190 : 1));
            }
        }
        many.Sort((a, b) => a.Term.AsSpan().SequenceCompareTo(b.Term));
        byte[] norms = [.. Enumerable.Range(0, 200).Select(i => (byte)(1 + i % 200))];
        return new PostingsModel("_7", id, 200, [new FieldPostings(plain, norms, many), new FieldPostings(rich, norms, few)]);
    }

    private static FieldPostings Field(TestRandom random, FieldInfo field, int maxDoc, int termCount)
    {
        var terms = new SortedDictionary<string, TermPostings>(StringComparer.Ordinal);
        string prefix = new('p', random.Next(5));
        for (int i = 0; i < termCount; i++)
        {
            string text = prefix + random.Next(termCount * 2).ToString(random.Chance(0.5) ? "D7" : "X", null) + new string('-', random.Next(12));
            int docFreq = random.Chance(0.02) ? random.Next(1, maxDoc) : random.Chance(0.3) ? random.Next(1, Math.Min(maxDoc, 300)) : 1;
            terms[text] = Term(random, field, Encoding.ASCII.GetBytes(text), maxDoc, docFreq);
        }
        byte[]? norms = null;
        if (!field.OmitsNorms)
        {
            norms = new byte[maxDoc];
            random.NextBytes(norms);
        }
        return new FieldPostings(field, norms, [.. terms.Values]);
    }

    private static TermPostings Term(TestRandom random, FieldInfo field, byte[] term, int maxDoc, int docFreq)
    {
        var postings = new Posting[docFreq];
        int doc = -1;
        for (int i = 0; i < docFreq; i++)
        {
            int room = (maxDoc - doc - 1) / (docFreq - i);
            doc += 1 + random.Next(Math.Max(1, random.Chance(0.9) ? Math.Min(room, 3) : room));
            int freq = !field.HasFreqs ? 1 : random.Chance(0.01) ? random.Next(1, 500) : random.Next(1, 4);
            postings[i] = new Posting(doc, freq, field.HasPositions ? Occurrences(random, field, freq) : []);
        }
        return new TermPostings(term, postings);
    }

    private static Occurrence[] Occurrences(TestRandom random, FieldInfo field, int freq)
    {
        var occurrences = new Occurrence[freq];
        int position = 0;
        int start = 0;
        for (int i = 0; i < freq; i++)
        {
            position += random.Next(i == 0 ? 50 : 4);
            start += random.Next(9);
            byte[] payload = new byte[field.HasPayloads ? random.Next(4) : 0];
            random.NextBytes(payload);
            occurrences[i] = field.HasOffsets
                ? new Occurrence(position, start, start + random.Next(9), PostingsModel.Hex(payload))
                : new Occurrence(position, -1, -1, PostingsModel.Hex(payload));
        }
        return occurrences;
    }
}
