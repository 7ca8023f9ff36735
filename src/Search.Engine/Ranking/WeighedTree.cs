namespace Search.Engine.Ranking;

/// <summary>
/// Makes the tree that ranks of the tree that was parsed: terms and phrases get boosts where they stand, and words side by side get optional clauses for standing side by side in the
/// text, too. No clause comes or goes that decides what matches.
/// </summary>
internal sealed class WeighedTree(WordWeights weights, RankingOptions options, IReadOnlyDictionary<Query, QueryWord> words)
{
    private readonly Dictionary<TermQuery, int> _counts = [];

    /// <summary>How often the word of the main field that is there most often was met.</summary>
    public int MostFrequent { get; private set; } = 1;

    public Query Weigh(Query query) => query switch
    {
        _ when ExactOf(query) is { } exact => WithExact(query, exact),
        TermQuery term when options.Statistics.TryGetValue(term.Field, out string? field) => Weigh(term, field),
        PhraseQuery phrase when options.Statistics.TryGetValue(phrase.Field, out string? field) => Boosted(phrase, Mean([.. phrase.Terms.Select(term => weights.Of(field, term))])),
        BoostQuery boost => Boosted(Weigh(boost.Query), boost.Boost),
        BooleanQuery boolean => new BooleanQuery(Clauses(boolean), boolean.MinimumShouldMatch),
        DisjunctionMaxQuery max => new DisjunctionMaxQuery([.. max.Queries.Select(Weigh)], max.TieBreaker),
        _ => query,
    };

    private Query Weigh(TermQuery term, string field)
    {
        if (term.Field == options.Field)
        {
            _counts[term] = _counts.GetValueOrDefault(term) + 1;
            MostFrequent = Math.Max(MostFrequent, _counts[term]);
        }
        return Boosted(term, (float)weights.Of(field, term.Term).Boost);
    }

    /// <summary>One boost where there would be two: the product, in floats, as rewriting would make it.</summary>
    private static Query Boosted(Query query, float boost) => query switch
    {
        _ when boost == 1f => query,
        BoostQuery inner => new BoostQuery(inner.Query, boost * inner.Boost),
        _ => new BoostQuery(query, boost),
    };

    /// <summary>The boosts of several terms as one, each counting as much as it tells.</summary>
    private static float Mean(ReadOnlySpan<WordWeight> terms)
    {
        double sum = 0;
        double idfs = 0;
        foreach (WordWeight term in terms)
        {
            sum += term.Boost * term.Idf;
            idfs += term.Idf;
        }
        return idfs == 0 ? 1f : (float)(sum / idfs);
    }

    /// <summary>A word as written, where that counts a second time.</summary>
    private TermQuery? ExactOf(Query query) =>
        options is { ExactField: { } field, ExactBoost: > 0 } && words.TryGetValue(query, out QueryWord word) && word.Exact is { } term && TermOf(query) != null
        && !term.Span.Contains((byte)'\'') && weights.Of(field, term).DocFreq > 0
            ? new TermQuery(field, term)
            : null;

    private BooleanQuery WithExact(Query word, TermQuery exact)
    {
        List<BooleanClause> clauses = word is BooleanQuery group ? Clauses(group) : [new BooleanClause(Weigh((TermQuery)word, options.Statistics[options.Field]), Occur.Should)];
        float boost = (float)weights.Of(exact.Field, exact.Term).Boost;
        return new BooleanQuery([.. clauses, new BooleanClause(new BoostQuery(exact, options.ExactBoost * boost), Occur.Should)]);
    }

    private List<BooleanClause> Clauses(BooleanQuery query)
    {
        List<BooleanClause> clauses = [.. query.Clauses.Select(clause => clause.IsScoring ? new BooleanClause(Weigh(clause.Query), clause.Occur) : clause)];
        if (query.MinimumShouldMatch == 0)
        {
            for (int i = 1; i < query.Clauses.Count; i++)
            {
                AddPair(clauses, query.Clauses[i - 1], query.Clauses[i]);
            }
        }
        return clauses;
    }

    private void AddPair(List<BooleanClause> clauses, BooleanClause first, BooleanClause second)
    {
        if (first.Occur != second.Occur || WordOf(first) is not { } one || WordOf(second) is not { } two || one.Term.Span.SequenceEqual(two.Term.Span))
        {
            return;
        }
        string field = options.Statistics[options.Field];
        ReadOnlySpan<WordWeight> pair = [weights.Of(field, one.Term), weights.Of(field, two.Term)];
        if (pair[0].DocFreq == 0 || pair[1].DocFreq == 0)
        {
            return;
        }
        float mean = Mean(pair);
        int gap = words[second.Query].Place - words[first.Query].Place;
        Add(options.PhraseBoost, () => new PhraseQuery(options.Field, 0, [one.Term, two.Term], [0, gap]));
        Add(options.NearBoost, () => new SpanNearQuery([new SpanTermQuery(options.Field, one.Term), new SpanTermQuery(options.Field, two.Term)], options.NearSlop, inOrder: false));

        void Add(float boost, Func<Query> make)
        {
            if (boost > 0 && clauses.Count < BooleanQuery.MaxClauses)
            {
                clauses.Add(new BooleanClause(new BoostQuery(make(), boost * mean), Occur.Should));
            }
        }
    }

    /// <summary>The term of a free word in the main field; null where a clause is anything else.</summary>
    private TermQuery? WordOf(BooleanClause clause) =>
        clause.IsScoring && words.TryGetValue(clause.Query, out QueryWord word) && word.IsFree ? TermOf(clause.Query) : null;

    /// <summary>The term of a word in the main field, which is the first of its fields; null where it is no single term.</summary>
    private TermQuery? TermOf(Query word)
    {
        Query query = word is BooleanQuery { Clauses: [var first, ..] } ? first.Query : word;
        return query is TermQuery term && term.Field == options.Field ? term : null;
    }
}
