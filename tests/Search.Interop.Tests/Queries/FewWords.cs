using Search.Engine;
using Search.Testing;

namespace Search.Interop.Tests.Queries;

/// <summary>Random texts of six words, said again and again, and queries for them: what is rare in news is everywhere here, such as phrases that match in many ways.</summary>
internal sealed class FewWords(TestRandom random)
{
    private static readonly string[] Words = ["a", "b", "c", "d", "e", "f"];

    /// <summary>So many words.</summary>
    public string Text(int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => Word()));

    /// <summary>A random query, so many nodes deep at most.</summary>
    public Query Query(int depth) => random.Next(depth > 0 ? 8 : 5) switch
    {
        0 => new TermQuery("body", Word()),
        1 => Phrase(0),
        < 5 => Phrase(random.Next(1, 12)),
        5 => new DisjunctionMaxQuery([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Query(depth - 1))], random.Pick([0f, 0.3f, 1f])),
        _ => Boolean(depth),
    };

    private BooleanQuery Boolean(int depth)
    {
        Occur[] occurs = [Occur.Must, Occur.Should, Occur.Should, Occur.Should, Occur.Filter, Occur.MustNot];
        List<BooleanClause> clauses =
            [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => new BooleanClause(Query(depth - 1), random.Pick(occurs)))];
        return new BooleanQuery(clauses, random.Chance(0.3) ? random.Next(4) : 0);
    }

    /// <summary>Words that may repeat, with gaps, and sometimes several for one place.</summary>
    private PhraseQuery Phrase(int slop)
    {
        int position = random.Next(2);
        var terms = new List<ReadOnlyMemory<byte>>();
        var positions = new List<int>();
        for (int i = random.Next(2, 6); i > 0; i--)
        {
            terms.Add(new TermQuery("body", Word()).Term);
            positions.Add(position);
            position += random.Pick([0, 1, 1, 1, 1, 1, 2, 3]);
        }
        return new PhraseQuery("body", slop, terms, positions);
    }

    /// <summary>Earlier words are more frequent.</summary>
    private string Word() => Words[Math.Min(random.Next(Words.Length), random.Next(Words.Length))];
}
