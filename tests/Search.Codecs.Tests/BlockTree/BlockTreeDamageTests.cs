using Search.Codecs.BlockTree;
using Search.Codecs.Contracts;
using Search.Storage;
using Search.Testing;

namespace Search.Codecs.Tests.BlockTree;

public class BlockTreeDamageTests
{
    public static TheoryData<string> Extensions => [.. PostingsModel.Extensions];

    [Theory]
    [MemberData(nameof(Extensions))]
    public void Each_flipped_bit_and_each_cut_is_found(string extension)
    {
        PostingsModel model = PostingsShapes.Small(TestRandom.WithSeed(1));
        MemoryIndexDirectory directory = model.Write();
        string file = $"{model.Segment}_{PostingsModel.Suffix}.{extension}";
        Damage.EachBitAndLength(directory, file, () => Open(model, directory, verify: true));
        Damage.EachLength(directory, file, () => Open(model, directory, verify: false));
    }

    [Theory]
    [MemberData(nameof(Extensions))]
    public void Damage_with_a_right_checksum_never_does_more_than_fail(string extension)
    {
        TestRandom random = TestRandom.Create();
        PostingsModel model = PostingsShapes.Small(random);
        MemoryIndexDirectory directory = model.Write();
        string file = $"{model.Segment}_{PostingsModel.Suffix}.{extension}";
        Damage.WithRepairedChecksum(directory, file, random, () => ReadAll(model, directory), most: 1500);
    }

    // Each reader goes on when another one fails, so that damage gets as far as it can.
    private static void ReadAll(PostingsModel model, MemoryIndexDirectory directory)
    {
        using var files = new OpenedFiles(directory);
        var reader = new BlockTreeTermsReader(model.ReadState(files));
        CorruptIndexException? first = null;
        foreach (FieldPostings field in model.Fields)
        {
            Terms? terms = reader.GetTerms(field.Field);
            if (terms == null)
            {
                continue;
            }
            Try(() => new TermsChecker(model.Segment, model.MaxDoc).Check(terms, field.Norms), ref first);
            foreach (TermPostings term in field.Terms.Take(3))
            {
                Try(() => Walk(terms, TermAutomaton.OfPrefix(term.Term.AsSpan(0, Math.Min(1, term.Term.Length))), model.MaxDoc), ref first);
            }
            Try(() => Walk(terms, new TermAutomaton([-1, -1, 0], Pairs), model.MaxDoc), ref first);
            TermsEnum seeker = terms.GetEnumerator();
            foreach (TermPostings term in field.Terms)
            {
                Try(() => Read(seeker, term), ref first);
                Try(() => seeker.SeekCeiling(term.Term.AsSpan(0, term.Term.Length / 2)), ref first);
            }
        }
        if (first != null)
        {
            throw first;
        }
    }

    // Terms of two bytes, at least, of which few begin as they should.
    private static ByteTransition[] Pairs => [new(0, (byte)'a', (byte)'c', 1), new(1, 0, 255, 2), new(2, 0, 255, 2)];

    private static void Walk(Terms terms, TermAutomaton automaton, int maxDoc)
    {
        var docs = new BitSet(maxDoc);
        AutomatonTerms walk = terms.Intersect(automaton);
        while (walk.Next())
        {
            terms.SetDocs(walk.Docs, docs, int.MaxValue);
        }
    }

    private static void Read(TermsEnum seeker, TermPostings term)
    {
        if (!seeker.SeekExact(term.Term))
        {
            return;
        }
        PostingsEnum postings = seeker.Postings(PostingsFlags.Offsets | PostingsFlags.Payloads);
        for (int doc = postings.NextDoc(); doc != DocIdIterator.NoMoreDocs; doc = postings.Advance(doc + 7))
        {
            for (int i = Math.Min(3, postings.Freq); i > 0; i--)
            {
                postings.NextPosition();
                _ = postings.Payload;
            }
            postings.AdvanceShallow(doc + 3);
            for (int level = 0; level < postings.ImpactLevels; level++)
            {
                postings.Impacts(level);
            }
        }
        seeker.Next();
    }

    private static void Try(Action action, ref CorruptIndexException? first)
    {
        try
        {
            action();
        }
        catch (CorruptIndexException error)
        {
            first ??= error;
        }
    }

    private static void Open(PostingsModel model, MemoryIndexDirectory directory, bool verify)
    {
        using var files = new OpenedFiles(directory);
        _ = new BlockTreeTermsReader(model.ReadState(files, verify));
    }
}
