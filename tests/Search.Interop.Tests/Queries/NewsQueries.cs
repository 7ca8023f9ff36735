using System.Text;
using Search.Engine;
using Search.Testing;

namespace Search.Interop.Tests.Queries;

/// <summary>Random queries of every kind for the fields of <see cref="Archives.NewsSchema"/>, made of what articles say: most find some.</summary>
/// <param name="random">Decides.</param>
/// <param name="words">What the queries ask for.</param>
/// <param name="more">Further kinds: they are asked alone too, and stand in Boolean and other nodes.</param>
internal sealed class NewsQueries(TestRandom random, NewsWords words, params IReadOnlyList<QueryKind> more)
{
    private static readonly Occur[] Occurs = [Occur.Must, Occur.Should, Occur.Should, Occur.Should, Occur.Filter, Occur.MustNot];

    private QueryKind[] Kinds =>
    [
        new("term", Term),
        new("phrase", () => Phrase(0)),
        new("sloppy phrase", () => Phrase(random.Next(1, 8))),
        new("must", () => Boolean(0, (Occur.Must, Leaf), (Occur.Must, Leaf), (Occur.Should, Leaf))),
        new("should", () => Boolean(0, (Occur.Should, Leaf), (Occur.Should, Leaf), (Occur.Should, Term), (Occur.Should, Term))),
        new("must not", () => Boolean(0, (random.Pick([Occur.Must, Occur.Should]), Leaf), (Occur.MustNot, Leaf))),
        new("filter", () => Boolean(0, (random.Pick([Occur.Must, Occur.Should]), Leaf), (Occur.Filter, Range))),
        new("minimum of should", Minimum),
        new("dis-max", Max),
        new("prefix", Prefix),
        new("term range", TermRange),
        new("point range", Points),
        new("doc values range", DocValues),
        new("points or doc values", PointsOrDocValues),
        new("match all", All),
        new("constant score", () => new ConstantScoreQuery(random.Chance(0.7) ? Leaf() : Boolean(0, (Occur.Must, Term), (Occur.Should, Leaf)))),
        new("boost", Boosted),
        new("sort by date", () => random.Chance(0.5) ? Leaf() : Boolean(0, (Occur.Should, Leaf), (Occur.Should, Leaf))),
        new("nested", () => Nested(3)),
        .. more,
    ];

    /// <summary>So many queries of each kind.</summary>
    public List<AskedQuery> OfEachKind(int count) => [.. from kind in Kinds from _ in Enumerable.Range(0, count) select Ask(kind.Name, kind.Make())];

    /// <summary>So many queries, or some more: the same number of each kind.</summary>
    public List<AskedQuery> InAll(int count) => OfEachKind((count + Kinds.Length - 1) / Kinds.Length);

    private AskedQuery Ask(string kind, Query query)
    {
        Sort sort = kind != "sort by date" ? Sort.Relevance
            : random.Pick([Sort.Newest("published"), Sort.Oldest("published"), Sort.Newest("year"), Sort.Oldest("year")]);
        string? counted = random.Chance(0.2) ? random.Pick(["year", "published", "numbers"]) : null;
        return new AskedQuery(kind, query, random.Pick([1, 10, 10, 30, 300]), sort, counted);
    }

    private Query Leaf() => more.Count > 0 && random.Chance(0.3) ? random.Pick(more).Make() : random.Next(10) switch
    {
        < 6 => Term(),
        6 => Phrase(random.Chance(0.5) ? 0 : random.Next(1, 5)),
        7 => Prefix(),
        8 => Range(),
        _ => Boolean(0, (Occur.Should, Term), (random.Pick([Occur.Should, Occur.Must]), Term)),
    };

    private Query Range() => random.Next(4) switch
    {
        0 => Points(),
        1 => DocValues(),
        2 => PointsOrDocValues(),
        _ => TermRange(),
    };

    private TermQuery Term()
    {
        switch (random.Next(12))
        {
            case 0:
                return new TermQuery("topic", random.Pick(words.Articles).Text("topic") ?? "earn");
            case 1:
                return new TermQuery("split", random.Pick(["TRAIN", "TEST", "NOT-USED", "absent"]));
            case 2:
                return new TermQuery("id", random.Pick(words.Articles).Text("id")!);
            default:
                (string field, List<(string Text, int Position)> tokens) = words.OfSomeText();
                return new TermQuery(field, random.Chance(0.03) ? "zzyzx" : random.Pick(tokens).Text);
        }
    }

    /// <summary>A phrase from the text. Without slop some words may be left out, with it they may be moved about or be one word twice.</summary>
    private PhraseQuery Phrase(int slop)
    {
        (string field, List<(string Text, int Position)> tokens) = words.OfSomeText();
        int count = Math.Min(tokens.Count, random.Next(2, 5));
        int first = random.Next(tokens.Count - count + 1);
        List<(string Text, int Position)> chosen = tokens.GetRange(first, count);
        if (chosen.Count > 2 && random.Chance(0.3))
        {
            chosen.RemoveAt(random.Next(1, chosen.Count - 1));
        }
        if (slop > 0 && random.Chance(0.6))
        {
            (string Text, int Position)[] moved = [.. chosen];
            random.Shuffle(moved);
            chosen = [.. moved.Select((word, i) => (word.Text, random.Chance(0.5) ? chosen[i].Position : chosen[0].Position + i))];
            chosen.Sort((a, b) => a.Position.CompareTo(b.Position));
        }
        if (slop > 0 && random.Chance(0.2))
        {
            chosen.Add((chosen[0].Text, chosen[^1].Position + 1));
        }
        if (random.Chance(0.05))
        {
            chosen.Add((random.Pick(tokens).Text, chosen[^1].Position));
        }
        int start = random.Chance(0.2) ? 0 : chosen[0].Position;
        IEnumerable<ReadOnlyMemory<byte>> terms = chosen.Select(word => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(word.Text));
        return new PhraseQuery(field, slop, [.. terms], [.. chosen.Select(word => word.Position - start)]);
    }

    private BooleanQuery Boolean(int minimum, params (Occur Occur, Func<Query> Make)[] clauses)
    {
        List<BooleanClause> made = [.. clauses.Select(clause => new BooleanClause(clause.Make(), clause.Occur))];
        while (random.Chance(0.3))
        {
            (Occur occur, Func<Query> make) = random.Pick(clauses);
            made.Add(new BooleanClause(make(), occur));
        }
        return new BooleanQuery(made, minimum);
    }

    /// <summary>The words of one text, of which several must be there.</summary>
    private BooleanQuery Minimum()
    {
        (string field, List<(string Text, int Position)> tokens) = words.OfSomeText();
        IEnumerable<TermQuery> terms = Enumerable.Range(0, random.Next(2, 9)).Select(_ => new TermQuery(field, random.Pick(tokens).Text));
        List<BooleanClause> clauses = [.. terms.Select(term => new BooleanClause(term, Occur.Should))];
        if (random.Chance(0.3))
        {
            clauses.Add(new BooleanClause(Range(), random.Pick([Occur.Must, Occur.Filter, Occur.MustNot])));
        }
        return new BooleanQuery(clauses, random.Next(1, Math.Min(clauses.Count + 1, 5)));
    }

    private DisjunctionMaxQuery Max()
    {
        List<Query> parts = [.. Enumerable.Range(0, random.Next(2, 5)).Select(_ => Leaf())];
        if (random.Chance(0.5))
        {
            string word = random.Pick(words.OfSomeText().Tokens).Text;
            parts.AddRange(NewsWords.Fields.Select(field => new BoostQuery(new TermQuery(field, word), random.Pick([1f, 2f, 0.3f]))));
        }
        return new DisjunctionMaxQuery(parts, random.Pick([0f, 0.1f, 0.7f, 1f]));
    }

    private PrefixQuery Prefix()
    {
        if (random.Chance(0.1))
        {
            return new PrefixQuery("id", "reuters-" + random.Next(1, 100));
        }
        (string field, List<(string Text, int Position)> tokens) = words.OfSomeText();
        string word = random.Pick(tokens).Text;
        return new PrefixQuery(field, word[..Math.Min(word.Length, random.Next(1, 6))]);
    }

    private TermRangeQuery TermRange()
    {
        (string field, List<(string Text, int Position)> tokens) = words.OfSomeText();
        string lower = random.Pick(tokens).Text;
        string upper = random.Chance(0.5) ? random.Pick(tokens).Text : lower + "z";
        if (string.CompareOrdinal(lower, upper) > 0 && random.Chance(0.95))
        {
            (lower, upper) = (upper, lower);
        }
        string? from = random.Chance(0.1) ? null : lower;
        string? to = random.Chance(0.1) ? null : upper;
        return new TermRangeQuery(field, from, to, random.Chance(0.6), random.Chance(0.6));
    }

    private PointRangeQuery Points() => random.Next(3) switch
    {
        0 => Years() is var (from, to) ? PointRangeQuery.OfInts("year", from, to) : throw new InvalidOperationException(),
        1 => Days() is var (from, to) ? PointRangeQuery.OfLongs("published", from, to) : throw new InvalidOperationException(),
        _ => Numbers() is var (from, to) ? PointRangeQuery.OfLongs("numbers", from, to) : throw new InvalidOperationException(),
    };

    private NumericRangeQuery DocValues()
    {
        (string field, long from, long to) = random.Next(3) switch
        {
            0 => Years() is var (a, b) ? ("year", (long)a, (long)b) : default,
            1 => Days() is var (a, b) ? ("published", a, b) : default,
            _ => Numbers() is var (a, b) ? ("numbers", a, b) : default,
        };
        return new NumericRangeQuery(field, from, to);
    }

    private IndexOrDocValuesQuery PointsOrDocValues()
    {
        PointRangeQuery points = Points();
        return new IndexOrDocValuesQuery(points, new NumericRangeQuery(points.Field, points.Lower, points.Upper));
    }

    private Query All() => random.Next(4) switch
    {
        0 => new MatchAllDocsQuery(),
        1 => new BoostQuery(new MatchAllDocsQuery(), 2.5f),
        2 => Boolean(0, (Occur.Must, () => new MatchAllDocsQuery()), (random.Pick([Occur.MustNot, Occur.Filter, Occur.Should]), Leaf)),
        _ => new BooleanQuery([new BooleanClause(new MatchAllDocsQuery(), Occur.Should), new BooleanClause(Term(), Occur.Should)]),
    };

    private BoostQuery Boosted() =>
        new(
            random.Next(4) switch
            {
                0 => Max(),
                1 => Boolean(0, (Occur.Should, Leaf), (Occur.Should, Leaf)),
                2 => new BoostQuery(Leaf(), 1.7f),
                _ => Leaf(),
            },
            random.Pick([0f, 0.25f, 1f, 1.3f, 3f, 1000f]));

    private Query Nested(int depth)
    {
        if (depth == 0 || random.Chance(0.2))
        {
            return Leaf();
        }
        return random.Next(6) switch
        {
            0 => new DisjunctionMaxQuery([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Nested(depth - 1))], random.Pick([0f, 0.2f, 1f])),
            1 => new BoostQuery(Nested(depth - 1), random.Pick([0f, 0.5f, 1f, 2f])),
            2 => new ConstantScoreQuery(Nested(depth - 1)),
            _ => new BooleanQuery(
                [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => new BooleanClause(Nested(depth - 1), random.Pick(Occurs)))],
                random.Chance(0.3) ? random.Next(0, 3) : 0),
        };
    }

    private (int From, int To) Years()
    {
        int from = random.Next(1975, 2025);
        return (random.Chance(0.1) ? int.MinValue : from, random.Chance(0.1) ? int.MaxValue : from + random.Next(-1, 15));
    }

    private (long From, long To) Days()
    {
        long from = random.Pick(words.Articles).Number("published") ?? 0;
        return (random.Chance(0.1) ? long.MinValue : from, random.Chance(0.1) ? long.MaxValue : from + random.NextInt64(-10, 100) * 86_400_000);
    }

    private (long From, long To) Numbers()
    {
        long from = random.Pick(words.Articles).Number("numbers") ?? 10;
        return (random.Chance(0.1) ? long.MinValue : from, random.Chance(0.1) ? long.MaxValue : from + random.NextInt64(-1, 1 + Math.Abs(from)));
    }
}
