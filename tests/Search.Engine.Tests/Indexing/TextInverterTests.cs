using Search.Analysis;
using Search.Codecs.Contracts;
using Search.Engine.Indexing;
using Search.Testing;

namespace Search.Engine.Tests.Indexing;

/// <summary>What is remembered of words changes nothing: terms, positions and offsets are those of the analyzer's tokens.</summary>
public sealed class TextInverterTests
{
    private static readonly string[] Endings = ["", "s", "ing", "ational", "'s", "-", ".", ", ", "é", "ß", "_x", "ologicalnesses", "'t", ".5", "!"];

    [Theory]
    [InlineData("english")]
    [InlineData("english-news")]
    [InlineData("german-news")]
    [InlineData("cjk-news")]
    public void Postings_are_those_of_the_tokens(string analyzer)
    {
        TestRandom random = TestRandom.Create();
        var arena = new ByteArena(new ArenaBlocks());
        var terms = new TermHash(arena, IndexOptions.DocsAndFreqsAndPositionsAndOffsets);
        var inverter = new TextInverter();
        TokenStream stream = Analyzers.ByName(analyzer).CreateStream();
        TokenStream judge = Analyzers.ByName(analyzer).CreateStream();
        var expected = new Dictionary<string, List<(int Doc, int Position, int Start, int End)>>(StringComparer.Ordinal);
        for (int doc = 0; doc < 60; doc++)
        {
            // At first few words, later so many that places are fought for.
            string[] values = [.. Enumerable.Range(0, 1 + random.Next(3)).Select(_ => Text(random, random.Next(600), doc < 20 ? 40 : 40_000))];
            inverter.Begin("body", terms, doc);
            int position = -1;
            int offset = 0;
            int length = 0;
            foreach (string value in values)
            {
                inverter.Add(value, stream, gap: 10);
                judge.Reset(value.AsMemory());
                while (judge.MoveNext())
                {
                    position += judge.Token.PositionIncrement;
                    length++;
                    string term = judge.Token.Text.ToString();
                    expected.TryAdd(term, []);
                    expected[term].Add((doc, position, offset + judge.Token.StartOffset, offset + judge.Token.EndOffset));
                }
                judge.End();
                position += judge.Token.PositionIncrement + 10;
                offset += judge.Token.EndOffset + 1;
            }
            Assert.True(inverter.Length == length, $"{inverter.Length} tokens, not {length} {random.Explain}");
        }
        Assert.Equal(expected.Count, terms.Count);
        var batch = new PostingsBatch();
        foreach ((string term, List<(int, int, int, int)> places) in expected)
        {
            var found = new List<(int, int, int, int)>();
            TermHashPostings postings = terms.Postings(terms.Find(System.Text.Encoding.UTF8.GetBytes(term)));
            while (postings.Read(batch))
            {
                int next = 0;
                for (int i = 0; i < batch.DocCount; i++)
                {
                    int position = 0;
                    int start = 0;
                    for (int end = next + batch.Freqs[i]; next < end; next++)
                    {
                        position += batch.PositionDeltas[next];
                        start += batch.StartDeltas[next];
                        found.Add((batch.Docs[i], position, start, start + batch.Lengths[next]));
                    }
                }
            }
            Assert.True(places.SequenceEqual(found), $"{term} {random.Explain}");
        }
    }

    private static string Text(TestRandom random, int words, int vocabulary) => string.Concat(
        Enumerable.Range(0, words).Select(_ => Word(random.Next(random.Chance(0.5) ? 20 : vocabulary)) + random.Pick(Endings) + (random.Chance(0.9) ? " " : "")));

    private static string Word(int number)
    {
        string letters = number % 3 == 0 ? "The" : "b";
        for (; number > 0; number /= 20)
        {
            letters += "aeioubcdfglmnprstvyZ"[number % 20];
        }
        return letters;
    }
}
