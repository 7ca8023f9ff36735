using System.Text;
using Search.Codecs.Contracts;
using Search.Engine.Automata;
using Search.Testing;

namespace Search.Engine.Tests.Automata;

/// <summary>What is walked to in a dictionary is what its terms, asked one by one, give.</summary>
public class AutomatonTermsTests
{
    [Fact]
    public void Random_patterns_give_the_terms_that_they_accept()
    {
        TestRandom random = TestRandom.Create();
        using var folder = new TempFolder();
        using SearchIndex index = Dictionary(random, folder, 6000);
        using Snapshot snapshot = index.OpenSnapshot();
        Terms terms = snapshot.Segments[0].Reader.GetTerms("word")!;
        List<(byte[] Term, TermState State)> all = All(terms);
        int found = 0;
        for (int round = 0; round < 300; round++)
        {
            TermAutomaton automaton = Automaton(random, all);
            List<(string, TermState)> expected = [.. all.Where(each => automaton.Accepts(each.Term)).Select(each => (Convert.ToHexString(each.Term), each.State))];
            Assert.Equal(expected, Walk(terms.Intersect(automaton)));
            Assert.Equal(expected, Walk(new OtherTerms(terms).Intersect(automaton)));
            found += expected.Count;
        }
        Assert.True(found > 3000, random.Explain);
    }

    [Fact]
    public void A_walk_goes_on_with_fewer_edits()
    {
        TestRandom random = TestRandom.Create();
        using var folder = new TempFolder();
        using SearchIndex index = Dictionary(random, folder, 6000);
        using Snapshot snapshot = index.OpenSnapshot();
        Terms terms = snapshot.Segments[0].Reader.GetTerms("word")!;
        List<(byte[] Term, TermState State)> all = All(terms);
        for (int round = 0; round < 100; round++)
        {
            int[] word = CodePoints.Of(Encoding.UTF8.GetString(random.Pick(all).Term));
            TermAutomaton two = Run.Convert(Levenshtein.Create(word, 2, 0, transpositions: true));
            TermAutomaton one = Run.Convert(Levenshtein.Create(word, 1, 0, transpositions: true));
            byte[][] near = [.. all.Select(each => each.Term).Where(term => two.Accepts(term))];
            int narrowed = random.Next(near.Length);
            string[] expected = [.. near.Where((term, i) => i <= narrowed || one.Accepts(term)).Select(Convert.ToHexString)];
            foreach (AutomatonTerms walk in new[] { terms.Intersect(two), new OtherTerms(terms).Intersect(two) })
            {
                var found = new List<string>();
                while (walk.Next())
                {
                    found.Add(Convert.ToHexString(walk.Term));
                    Assert.Equal(Run.Value(two, walk.Term), walk.Value);
                    if (found.Count == narrowed + 1)
                    {
                        walk.Narrow(one);
                    }
                }
                Assert.Equal(expected, found);
            }
        }
    }

    [Fact]
    public void A_walk_can_be_ended()
    {
        TestRandom random = TestRandom.Create();
        using var folder = new TempFolder();
        using SearchIndex index = Dictionary(random, folder, 6000);
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        var options = new SearchOptions { Cancellation = cancellation.Token };
        foreach (Query query in new Query[] { new WildcardQuery("word", "*zz*z"), new RegexpQuery("word", ".*z.*zz"), new FuzzyQuery("word", "abab") })
        {
            using Snapshot snapshot = index.OpenSnapshot();
            Assert.Throws<OperationCanceledException>(() => snapshot.Search(query, options));
        }
        Terms terms = index.OpenSnapshot().Segments[0].Reader.GetTerms("word")!;
        int asked = 0;
        TermAutomaton nothing = Run.Convert(WildcardPattern.Compile("*zz*z", out _));
        Assert.False(terms.Intersect(nothing, () => asked++).Next());
        Assert.True(asked > terms.Count / 1000, $"asked {asked} times about {terms.Count} terms");
    }

    private static TermAutomaton Automaton(TestRandom random, List<(byte[] Term, TermState State)> all)
    {
        string word = Encoding.UTF8.GetString(random.Pick(all).Term);
        switch (random.Next(4))
        {
            case 3:
                byte[] term = random.Pick(all).Term;
                return TermAutomaton.OfPrefix(term.AsSpan(0, random.Next(term.Length + 1)));
            case 0:
                return Run.Convert(Levenshtein.Create(CodePoints.Of(word), random.Next(3), random.Next(3), random.Chance(0.5)));
            case 1:
                string letter = random.Pick(RandomTexts.Chars);
                string regexp = random.Pick([$".*{letter}{letter}.*", $"{letter}.{{2,3}}", "[ab]+", $"~(.*{letter}.*)", "#", "", $".?{word}.?", $"a(b|{letter}).*c"]);
                RegexpNode node = RegexpParser.Parse(regexp);
                return Utf8Automaton.Convert(RegexpCompiler.Compile(node), int.MaxValue, node.Inside);
            default:
                IEnumerable<string> steps = word.EnumerateRunes().Select(rune => random.Next(6) switch { 0 => "?", 1 => "*", _ => rune.ToString() });
                string pattern = string.Concat(steps) + random.Pick(["", "*"]);
                return Utf8Automaton.Convert(WildcardPattern.Compile(random.Pick([pattern, $"*{word[..Math.Min(2, word.Length)]}*"]), out byte[] inside), int.MaxValue, inside, isBehindPrefix: true);
        }
    }

    private static SearchIndex Dictionary(TestRandom random, TempFolder folder, int documents)
    {
        SearchIndex index = SearchIndex.OpenOrCreate(folder.File("index"), new Schema().Keyword("word", new KeywordOptions { MultiValued = true, Stored = false }));
        using IndexWriter writer = index.OpenWriter();
        for (int i = 0; i < documents; i++)
        {
            var document = new Document();
            document.Add("word", RandomTexts.Text(random, 8));
            document.Add("word", $"{random.Pick(["aaaa", "ab", "b"])}{random.Next(100_000)}");
            writer.Add(document);
        }
        writer.Commit();
        return index;
    }

    private static List<(byte[] Term, TermState State)> All(Terms terms)
    {
        var all = new List<(byte[] Term, TermState State)>();
        TermsEnum each = terms.GetEnumerator();
        while (each.Next())
        {
            all.Add((each.Term.ToArray(), each.State));
        }
        return all;
    }

    private static List<(string, TermState)> Walk(AutomatonTerms walk)
    {
        var found = new List<(string, TermState)>();
        while (walk.Next())
        {
            found.Add((Convert.ToHexString(walk.Term), walk.State));
        }
        return found;
    }

    /// <summary>A dictionary that knows no way of its own to walk with an automaton.</summary>
    private sealed class OtherTerms(Terms terms) : Terms
    {
        public override FieldInfo Field => terms.Field;

        public override long Count => terms.Count;

        public override int DocCount => terms.DocCount;

        public override long SumDocFreq => terms.SumDocFreq;

        public override long SumTotalTermFreq => terms.SumTotalTermFreq;

        public override ReadOnlySpan<byte> MinTerm => terms.MinTerm;

        public override ReadOnlySpan<byte> MaxTerm => terms.MaxTerm;

        public override TermsEnum GetEnumerator() => terms.GetEnumerator();

        public override PostingsEnum Postings(in TermState term, PostingsFlags flags, PostingsEnum? reuse = null) => terms.Postings(term, flags, reuse);
    }
}
