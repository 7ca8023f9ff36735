using Search.Engine;
using Search.Testing;

namespace Search.Interop.Tests.Queries;

/// <summary>Articles of six words, said again and again: what is rare in news is everywhere here, such as phrases that match in many ways.</summary>
public class FewWordsParityTests
{
    private const int Articles = 600;
    private const int Queries = 800;

    private static readonly string[] Words = ["a", "b", "c", "d", "e", "f"];

    [LuceneFact]
    public void We_find_what_Lucene_finds()
    {
        TestRandom random = TestRandom.Create();
        using var folder = new TempFolder();
        using SearchIndex index = SearchIndex.OpenOrCreate(folder.File("index"), new Schema()
            .Keyword("id", new KeywordOptions { IsId = true })
            .Text("body", new TextOptions { Analyzer = "standard", Stored = false }));
        using (IndexWriter writer = index.OpenWriter(new WriterOptions { SegmentsPerTier = int.MaxValue }))
        {
            for (int i = 0; i < Articles; i++)
            {
                IEnumerable<string> words = Enumerable.Range(0, random.Next(1, 60)).Select(_ => Word(random));
                writer.Update(new Document { ["id"] = $"{random.Next(Articles)}", ["body"] = string.Join(' ', words) });
                if (i % 250 == 100)
                {
                    writer.Commit();
                }
            }
            writer.Commit();
        }
        AskedQuery Ask() => new("few words", Query(random, 2), random.Pick([5, 50, Articles]), Sort.Relevance);
        AskedQuery[] queries = [.. Enumerable.Range(0, Queries).Select(_ => Ask())];
        List<Answer> expected = Answer.OfLucene(folder.File("index"), queries);
        using Snapshot snapshot = index.OpenSnapshot();
        string[] differences =
        [
            .. queries.Zip(expected).Select(pair => (pair.First, Difference: Answer.OfOurs(snapshot, pair.First).DifferenceFrom(pair.Second)))
                .Where(pair => pair.Difference != null).Select(pair => $"{pair.First}: {pair.Difference}"),
        ];
        Assert.True(differences.Length == 0, $"{differences.Length} answers differ {random.Explain}\n{string.Join('\n', differences.Take(10))}");
        Assert.True(expected.Count(answer => answer.Total > 0) > Queries / 2, random.Explain);
    }

    private static Query Query(TestRandom random, int depth) => random.Next(depth > 0 ? 8 : 5) switch
    {
        0 => new TermQuery("body", Word(random)),
        1 => Phrase(random, 0),
        < 5 => Phrase(random, random.Next(1, 12)),
        5 => new DisjunctionMaxQuery([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Query(random, depth - 1))], random.Pick([0f, 0.3f, 1f])),
        _ => Boolean(random, depth),
    };

    private static BooleanQuery Boolean(TestRandom random, int depth)
    {
        Occur[] occurs = [Occur.Must, Occur.Should, Occur.Should, Occur.Should, Occur.Filter, Occur.MustNot];
        List<BooleanClause> clauses =
            [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => new BooleanClause(Query(random, depth - 1), random.Pick(occurs)))];
        return new BooleanQuery(clauses, random.Chance(0.3) ? random.Next(4) : 0);
    }

    /// <summary>Words that may repeat, with gaps, and sometimes several for one place.</summary>
    private static PhraseQuery Phrase(TestRandom random, int slop)
    {
        int position = random.Next(2);
        var terms = new List<ReadOnlyMemory<byte>>();
        var positions = new List<int>();
        for (int i = random.Next(2, 6); i > 0; i--)
        {
            terms.Add(new TermQuery("body", Word(random)).Term);
            positions.Add(position);
            position += random.Pick([0, 1, 1, 1, 1, 1, 2, 3]);
        }
        return new PhraseQuery("body", slop, terms, positions);
    }

    /// <summary>Earlier words are more frequent.</summary>
    private static string Word(TestRandom random) => Words[Math.Min(random.Next(Words.Length), random.Next(Words.Length))];
}
