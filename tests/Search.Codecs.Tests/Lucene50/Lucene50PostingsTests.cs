using System.Text;
using Search.Codecs.BlockTree;
using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Codecs.Lucene50;
using Search.Codecs.Lucene80;
using Search.Codecs.Tests.BlockTree;
using Search.Storage;
using Search.Testing;

namespace Search.Codecs.Tests.Lucene50;

/// <summary>
/// Postings of Lucene 5.0 to 8.3. The fixture <c>postings50</c> was written by the writer that Lucene 8.8.1's own tests keep for this format, in a segment that otherwise
/// is of codec Lucene87: 2,000 documents of 24 terms, in fields of all options. What they hold follows from the numbers of document and term.
/// </summary>
public sealed class Lucene50PostingsTests
{
    private const int Docs = 2000;
    private const int TermCount = 24;

    private static readonly (string Name, bool HasPayloads)[] Fields =
        [("docs", false), ("freqs", false), ("positions", false), ("payloads", true), ("offsets", true)];

    [Fact]
    public void All_postings_are_those_that_were_written()
    {
        using MemoryIndexDirectory directory = Fixture.Load("postings50");
        using var files = new SegmentFiles(directory);
        SegmentReadState state = State(directory, files, verify: true);
        var reader = new BlockTreeTermsReader(state, Lucene50PostingsFormat.Name);
        PostingsModel model = Model(state);
        PostingsComparison.Compare(model, reader, TestRandom.Create());
    }

    [Fact]
    public void Skipping_and_impacts_fit_what_is_read_in_order()
    {
        using MemoryIndexDirectory directory = Fixture.Load("postings50");
        Assert.Equal(5 * 23, Check(directory, verify: true));       // one of the 24 terms is too rare for so few documents
    }

    [Theory]
    [InlineData("doc")]
    [InlineData("pos")]
    [InlineData("pay")]
    public void Damage_is_found(string extension)
    {
        var random = TestRandom.Create();
        using MemoryIndexDirectory directory = Fixture.Load("postings50");
        string file = $"_0_Lucene50_0.{extension}";
        Damage.WithRepairedChecksum(directory, file, random, () => Check(directory, verify: false), most: 20);
        byte[] whole = directory.Bytes(file);
        for (int i = 0; i < 200; i++)
        {
            byte[] damaged = [.. whole];
            int at = random.Next(damaged.Length);
            damaged[at] ^= (byte)(1 << random.Next(8));
            directory.SetBytes(file, random.Chance(0.3) ? damaged[..at] : damaged);
            using var files = new SegmentFiles(directory);
            CorruptIndexException error = Assert.Throws<CorruptIndexException>(
                () => new BlockTreeTermsReader(State(directory, files, verify: true), Lucene50PostingsFormat.Name));
            Assert.Equal(file, error.File);
        }
    }

    private static int Check(MemoryIndexDirectory directory, bool verify)
    {
        using var files = new SegmentFiles(directory);
        SegmentReadState state = State(directory, files, verify);
        var reader = new BlockTreeTermsReader(state, Lucene50PostingsFormat.Name);
        var norms = new Lucene80NormsReader(state with { Suffix = "" });
        var checker = new TermsChecker("_0", Docs);
        long terms = 0;
        foreach ((string name, _) in Fields)
        {
            FieldInfo field = state.Fields[name]!;
            byte[]? ofField = field.HasNorms ? new NormsChecker("_0", Docs).Check(field, () => norms.GetNorms(field)!, out _) : null;
            checker.Check(reader.GetTerms(field)!, ofField);
            terms += reader.GetTerms(field)!.Count;
        }
        return (int)terms;
    }

    private static SegmentReadState State(MemoryIndexDirectory directory, SegmentFiles files, bool verify) =>
        Lucene87.StoredDocuments.State(directory, files) with { Suffix = "Lucene50_0", Verify = verify };

    private static PostingsModel Model(SegmentReadState state)
    {
        var model = new PostingsModel(state.SegmentName, state.SegmentId, Docs, []);
        foreach ((string name, bool hasPayloads) in Fields)
        {
            FieldInfo field = state.Fields[name]!;
            List<Posting>[] postings = [.. Enumerable.Range(0, TermCount).Select(_ => new List<Posting>())];
            for (int doc = 0; doc < Docs; doc++)
            {
                AddDocument(doc, field, hasPayloads, postings);
            }
            IEnumerable<TermPostings> terms = postings.Select((list, term) => new TermPostings(Encoding.ASCII.GetBytes($"t{(char)('a' + term)}"), [.. list]));
            model.Fields.Add(new FieldPostings(field, null, [.. terms.Where(term => term.Postings.Length > 0)]));
        }
        return model;
    }

    private static void AddDocument(int doc, FieldInfo field, bool hasPayloads, List<Posting>[] postings)
    {
        int at = -1;
        int offset = 0;
        for (int term = 0; term < TermCount; term++)
        {
            if (Hash(doc, term) % (1 + term * term / 4) != 0)
            {
                continue;
            }
            int freq = term == 1 ? 1 : 1 + (Hash(doc, term) >> 7) % (term == 5 ? 40 : 3);
            var occurrences = new Occurrence[freq];
            for (int i = 0; i < freq; i++)
            {
                int gap = 1 + (Hash(doc + i, term) >> 5) % (term == 7 ? 5000 : 3);
                at += gap;
                offset += gap;
                int payload = hasPayloads && term % 2 == 0 ? (offset * 7 + term) % 4 : 0;
                byte[] bytes = [.. Enumerable.Range(offset, payload).Select(value => (byte)value)];
                occurrences[i] = field.HasOffsets
                    ? new Occurrence(at, offset, offset + 2 + term % 3, PostingsModel.Hex(bytes))
                    : new Occurrence(at, -1, -1, PostingsModel.Hex(bytes));
            }
            postings[term].Add(new Posting(doc, field.HasFreqs ? freq : 1, field.HasPositions ? occurrences : []));
        }
    }

    private static int Hash(int doc, int term) => (int)((uint)unchecked((doc * 31 + term * 17) * (int)0x9E3779B1) >> 15);
}
