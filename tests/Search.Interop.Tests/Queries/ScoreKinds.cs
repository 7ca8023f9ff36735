using System.Text;
using Search.Engine;
using Search.Testing;

namespace Search.Interop.Tests.Queries;

/// <summary>
/// Random queries for synonyms, for what exists, with scores by a function and by nearness, and Boolean nodes of which several clauses must match.
/// For the
/// fields of <see cref="Archives.NewsSchema"/>, and where said so for fields of floats and doubles.
/// </summary>
/// <param name="random">Decides.</param>
/// <param name="words">What the queries ask for.</param>
/// <param name="hasReals">Whether there are a field "ratio" with bits of floats and a field "share" with bits of doubles.</param>
internal sealed class ScoreKinds(TestRandom random, NewsWords words, bool hasReals = false)
{
    private static readonly Occur[] Occurs = [Occur.Should, Occur.Should, Occur.Should, Occur.Must, Occur.Filter, Occur.MustNot];

    public IEnumerable<QueryKind> Kinds =>
    [
        new("synonym", Synonym),
        new("exists", Exists),
        new("function score", () => Function(2)),
        new("distance feature", Distance),
        new("nested minimum of should", () => Minimum(2)),
    ];

    /// <summary>
    /// Of three terms or more the boosts are such that no sum of frequencies is rounded: the order in which Lucene adds them is a matter of chance.
    /// </summary>
    private SynonymQuery Synonym()
    {
        (string field, List<(string Text, int Position)> tokens) = words.OfSomeText();
        int count = random.Chance(0.05) ? random.Next(2) : random.Next(2, 7);
        float[] boosts = count <= 2 ? [1f, 0.3f, 0.77f, 0.01f, 1e-5f] : [1f, 1f, 0.5f, 0.25f, 0.75f];
        (ReadOnlyMemory<byte> Term, float Boost) Term() =>
            (Encoding.UTF8.GetBytes(random.Chance(0.05) ? "zzyzx" : random.Pick(tokens).Text), random.Chance(0.5) ? 1f : random.Pick(boosts));
        return new SynonymQuery(field, [.. Enumerable.Range(0, count).Select(_ => Term())]);
    }

    private Query Exists() => random.Chance(0.7)
        ? new DocValuesFieldExistsQuery(random.Pick(["year", "published", "numbers", "topic", "split", "title", "absent"]))
        : new NormsFieldExistsQuery(random.Pick(["title", "body", "text", "id", "absent"]));

    private DistanceFeatureQuery Distance()
    {
        bool isDate = random.Chance(0.5);
        long near = random.Pick(words.Articles).Number(isDate ? "published" : "numbers") ?? 7;
        long origin = random.Next(12) switch { 0 => long.MinValue, 1 => long.MaxValue, < 4 => random.NextInt64(-1_000_000, 1_000_000), _ => near };
        long pivot = random.Pick([1L, 10, 1000, 86_400_000, 30 * 86_400_000L, long.MaxValue]);
        return new DistanceFeatureQuery(isDate ? "published" : "numbers", random.Pick([0f, 0.5f, 1f, 1f, 3.3f, 1e-3f]), origin, pivot);
    }

    private FunctionScoreQuery Function(int depth)
    {
        Query query = depth > 0 && random.Chance(0.15) ? Function(depth - 1) : Inner(depth);
        return random.Next(4) switch
        {
            0 => FunctionScoreQuery.BoostByValue(query, Source(depth)),
            1 => FunctionScoreQuery.BoostByQuery(query, Inner(depth), random.Pick([0.5f, 2f, 0f, 1.3f, -1f])),
            _ => new FunctionScoreQuery(query, Source(depth)),
        };
    }

    private DoubleValuesSource Source(int depth) => random.Next(hasReals ? 10 : 7) switch
    {
        0 => DoubleValuesSource.FromIntField("year"),
        1 => DoubleValuesSource.FromLongField(random.Pick(["published", "year", "absent"])),
        2 => DoubleValuesSource.Constant(random.Pick([0, 0.3, 1, -2, 12345.678, double.NaN])),
        3 => DoubleValuesSource.Scores,
        4 => DoubleValuesSource.FromFloatField("year"),
        5 => DoubleValuesSource.FromDoubleField("published"),
        6 => DoubleValuesSource.FromQuery(Inner(depth)),
        7 => DoubleValuesSource.FromFloatField("ratio"),
        _ => DoubleValuesSource.FromDoubleField("share"),
    };

    /// <summary>What is wrapped: anything that has a score.</summary>
    private Query Inner(int depth)
    {
        Query Word() => words.Some() is var (field, word) ? new TermQuery(field, word) : throw new InvalidOperationException();
        return random.Next(depth > 0 ? 9 : 7) switch
        {
            0 => new MatchAllDocsQuery(),
            1 => new BoostQuery(Word(), random.Pick([0f, 0.5f, 2f])),
            2 => Synonym(),
            3 => new PrefixQuery("body", words.Some().Word[..1]),
            4 => new BooleanQuery([new BooleanClause(Word(), Occur.Should), new BooleanClause(Word(), Occur.Should)]),
            7 => Minimum(depth - 1),
            8 => new DisjunctionMaxQuery([Word(), Distance(), Word()], 0.3f),
            _ => Word(),
        };
    }

    /// <summary>A Boolean node of which 0 to all (or one more than all) optional clauses must match; clauses may be such nodes.</summary>
    private BooleanQuery Minimum(int depth)
    {
        (string field, List<(string Text, int Position)> tokens) = words.OfSomeText();
        Query Clause() => depth > 0 && random.Chance(0.25) ? Minimum(depth - 1) : random.Next(12) switch
        {
            0 => new PhraseQuery(field, tokens[0].Text, tokens[1].Text),
            1 => new PrefixQuery(field, random.Pick(tokens).Text[..1]),
            2 => new MatchAllDocsQuery(),
            3 => Synonym(),
            4 => new BoostQuery(new TermQuery(field, random.Pick(tokens).Text), random.Pick([0.5f, 2f])),
            5 => Exists(),
            _ => new TermQuery(field, random.Pick(tokens).Text),
        };
        List<BooleanClause> clauses = [.. Enumerable.Range(0, random.Next(1, 9)).Select(_ => new BooleanClause(Clause(), random.Pick(Occurs)))];
        return new BooleanQuery(clauses, random.Next(0, clauses.Count(clause => clause.Occur == Occur.Should) + (random.Chance(0.05) ? 2 : 1)));
    }
}
