using Search.Codecs.Contracts;
using Search.Engine.Tests.Fakes;
using Search.Testing;

namespace Search.Engine.Tests.Scoring;

/// <summary>Random documents of few words, so that queries have matches, and random queries of every kind.</summary>
internal sealed class RandomQueries(TestRandom random)
{
    private static readonly string[] Vocabulary =
        ["rain", "rainy", "drought", "xi", "putin", "no", "limits", "limit", "friend", "friendship", "zebra", "a", "the", "rare"];

    public List<NaiveDoc> Docs(int count) =>
    [
        .. Enumerable.Range(0, count).Select(_ => new NaiveDoc(
            Words(random.Next(0, 30)), Words(random.Next(0, 5)), random.Chance(0.8) ? random.Next(2000, 2012) : null,
            [.. Enumerable.Range(0, random.Next(3)).Select(_ => (long)random.Next(1990, 2012)).Order()], random.Chance(0.1))),
    ];

    /// <summary>The documents in segments of random sizes.</summary>
    public Snapshot SnapshotOf(IReadOnlyList<NaiveDoc> docs)
    {
        var segments = new List<FakeSegment>();
        for (int start = 0; start < docs.Count;)
        {
            NaiveDoc[] part = [.. docs.Skip(start).Take(random.Next(1, docs.Count))];
            var segment = new FakeSegment();
            for (int doc = 0; doc < part.Length; doc++)
            {
                segment.Text(doc, "text", string.Join(' ', part[doc].Text)).Text(doc, "title", string.Join(' ', part[doc].Title));
                _ = part[doc].IsDeleted ? segment.Delete(doc) : segment;
            }
            segment.Numbers("year", DocValuesType.Numeric, 4, [.. part.Select(doc => doc.Year is { } year ? new[] { year } : null)]);
            segment.Numbers("mentions", DocValuesType.SortedNumeric, 0, [.. part.Select(doc => doc.Mentions.Length > 0 ? doc.Mentions : null)]);
            segments.Add(segment);
            start += part.Length;
        }
        return FakeSegment.SnapshotOf([.. segments]);
    }

    public Query Query(int depth = 3)
    {
        if (depth > 0 && random.Chance(0.6))
        {
            return random.Next(5) switch
            {
                0 => new DisjunctionMaxQuery([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Query(depth - 1))], random.Pick([0f, 0.1f, 1f])),
                1 => new BoostQuery(Query(depth - 1), random.Pick([0f, 0.2f, 1f, 2f])),
                2 => new ConstantScoreQuery(Query(depth - 1)),
                _ => Boolean(depth),
            };
        }
        string field = random.Chance(0.7) ? "text" : "title";
        int from = random.Next(1995, 2012);
        int to = from + random.Next(-1, 8);
        return random.Next(17) switch
        {
            0 or 1 or 2 or 3 => new TermQuery(field, Word()),
            4 or 5 => Phrase(field),
            6 => new PrefixQuery(field, random.Pick(["rain", "li", "fri", "q", "", "x"])),
            7 => new TermRangeQuery(field, random.Chance(0.8) ? Word() : null, random.Chance(0.8) ? Word() : null, random.Chance(0.5), random.Chance(0.5)),
            8 => random.Chance(0.5) ? PointRangeQuery.OfInts("year", from, to) : new IndexOrDocValuesQuery(PointRangeQuery.OfInts("year", from, to), new NumericRangeQuery("year", from, to)),
            9 => new NumericRangeQuery(random.Pick(["year", "mentions", "absent"]), random.Chance(0.1) ? long.MinValue : from, random.Chance(0.1) ? long.MaxValue : to),
            10 => Alternatives(field),
            11 or 12 => Spans(2),
            13 => new SynonymQuery(field, [.. Words(random.Next(5)).Select(word => (new TermQuery(field, word).Term, random.Pick([1f, 1f, 0.5f, 0.25f])))]),
            14 => random.Chance(0.3) ? new DocValuesFieldExistsQuery(random.Pick(["year", "mentions", "title", "absent"]))
                : new DistanceFeatureQuery(random.Pick(["year", "absent"]), random.Pick([0f, 1f, 2.5f]), from, random.Pick([1, 3, 1000])),
            15 => Function(Math.Min(depth, 1)),
            _ => random.Chance(0.5) ? new MatchAllDocsQuery() : new MatchNoDocsQuery(),
        };
    }

    private FunctionScoreQuery Function(int depth) => random.Next(4) switch
    {
        0 => FunctionScoreQuery.BoostByQuery(Query(depth), Query(depth), random.Pick([0f, 0.5f, 3f])),
        1 => FunctionScoreQuery.BoostByValue(Query(depth), DoubleValuesSource.FromLongField("year")),
        2 => new FunctionScoreQuery(Query(depth), DoubleValuesSource.FromQuery(Query(depth))),
        _ => new FunctionScoreQuery(
            Query(depth), random.Pick([DoubleValuesSource.FromLongField("year"), DoubleValuesSource.Scores, DoubleValuesSource.Constant(-1), DoubleValuesSource.Constant(0.3)])),
    };

    private BooleanQuery Boolean(int depth)
    {
        var clauses = new List<BooleanClause>();
        for (int i = random.Next(1, 6); i > 0; i--)
        {
            clauses.Add(new BooleanClause(Query(depth - 1), random.Pick([Occur.Must, Occur.Should, Occur.Should, Occur.Should, Occur.Filter, Occur.MustNot])));
        }
        if (random.Chance(0.2))
        {
            clauses.Add(random.Pick(clauses));
        }
        return new BooleanQuery(clauses, random.Chance(0.2) ? random.Next(0, 4) : 0);
    }

    private PhraseQuery Phrase(string field)
    {
        int first = random.Next(2);
        int gap = random.Next(1, 3);
        string[] words = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Word())];
        return new PhraseQuery(field, 0, [.. words.Select(word => new TermQuery(field, word).Term)], [.. words.Select((_, i) => first + i * gap)]);
    }

    private Query Alternatives(string field)
    {
        if (random.Chance(0.5))
        {
            return new PhrasePrefixQuery(field, [.. Words(random.Next(3)), random.Pick(["r", "rain", "li", "frien", "q"])], random.Pick([1, 2, 50]));
        }
        int first = random.Next(2);
        int[] positions = [first, first + random.Next(1, 3), first + 3];
        int count = random.Next(2, 4);
        ReadOnlyMemory<byte>[] Place() => [.. Words(random.Next(1, 4)).Select(word => new TermQuery(field, word).Term)];
        return new MultiPhraseQuery(field, 0, [.. Enumerable.Range(0, count).Select(_ => Place())], positions[..count]);
    }

    /// <summary>Spans of "text" or of "title" that pass for such; in any order only words are near each other.</summary>
    private SpanQuery Spans(int depth) => random.Next(depth > 0 ? 6 : 3) switch
    {
        0 => new SpanMultiTermQueryWrapper(new PrefixQuery("text", random.Pick(["rain", "li", "fri", "q"]))),
        1 or 2 => new SpanTermQuery("text", Word()),
        3 => new SpanOrQuery([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Spans(depth - 1))]),
        4 => new SpanNearQuery([Spans(depth - 1), .. Enumerable.Range(0, random.Next(1, 3)).Select(_ => Clause(depth))], random.Next(5), inOrder: true),
        _ => new SpanNearQuery([.. Words(random.Next(2, 4)).Select(word => new SpanTermQuery("text", word))], random.Next(-1, 6), inOrder: false),
    };

    private SpanQuery Clause(int depth) =>
        random.Chance(0.1) ? new FieldMaskingSpanQuery(new SpanTermQuery("title", Word()), "text") : Spans(depth - 1);

    private string[] Words(int count) => [.. Enumerable.Range(0, count).Select(_ => Word())];

    /// <summary>Earlier words are more frequent.</summary>
    private string Word() => Vocabulary[Math.Min(random.Next(Vocabulary.Length), random.Next(Vocabulary.Length))];
}
