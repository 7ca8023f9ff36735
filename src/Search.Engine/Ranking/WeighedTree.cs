using Search.Engine.QueryParsing;

namespace Search.Engine.Ranking;

/// <summary>
/// Makes the trees that rank of the tree that was parsed. In the first, terms and phrases get boosts where they stand, and no clause comes or goes. For the second pass there are optional
/// clauses: words as they were written, and words side by side that stand side by side in the text, too.
/// </summary>
internal sealed class WeighedTree(WordWeights weights, RankingOptions options, IReadOnlyDictionary<Query, QueryWord> words)
{
    private readonly Dictionary<Query, int> _counts = [];
    private readonly List<BooleanClause> _optional = [];

    /// <summary>How often the word of the main field that is there most often was met.</summary>
    public int MostFrequent { get; private set; } = 1;

    /// <summary>The clauses of the second pass, for what was weighed.</summary>
    public IReadOnlyList<BooleanClause> Optional => _optional;

    public Query Weigh(Query query) => Weigh(query, 1f);

    /// <param name="query">A part of the parsed tree.</param>
    /// <param name="outer">The product of the boosts around it.</param>
    private Query Weigh(Query query, float outer)
    {
        AddExact(query, outer);
        return query switch
        {
            TermQuery term when options.Statistics.TryGetValue(term.Field, out string? field) => Weigh(term, term.Field, [term.Term], field),
            SynonymQuery word when options.Statistics.TryGetValue(word.Field, out string? field) => Weigh(word, word.Field, TermsOf(word), field),
            PhraseQuery phrase when options.Statistics.TryGetValue(phrase.Field, out string? field) => Boosted(phrase, Mean([.. phrase.Terms.Select(term => weights.Of(field, term))])),
            BoostQuery boost => Boosted(Weigh(boost.Query, outer * boost.Boost), boost.Boost),
            BooleanQuery boolean => new BooleanQuery(Clauses(boolean, outer), boolean.MinimumShouldMatch),
            DisjunctionMaxQuery max => new DisjunctionMaxQuery([.. max.Queries.Select(part => Weigh(part, outer))], max.TieBreaker),
            _ => query,
        };
    }

    /// <param name="word">A term, or several as one.</param>
    /// <param name="field">Its field.</param>
    /// <param name="terms">Its terms.</param>
    /// <param name="statistics">The field whose statistics count.</param>
    private Query Weigh(Query word, string field, IReadOnlyList<ReadOnlyMemory<byte>> terms, string statistics)
    {
        if (field == options.Field)
        {
            _counts[word] = _counts.GetValueOrDefault(word) + 1;
            MostFrequent = Math.Max(MostFrequent, _counts[word]);
        }
        return Boosted(word, (float)weights.Of(statistics, terms).Boost);
    }

    private static ReadOnlyMemory<byte>[] TermsOf(SynonymQuery word) => [.. word.Terms.Select(term => term.Term)];

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

    private List<BooleanClause> Clauses(BooleanQuery query, float outer)
    {
        List<BooleanClause> clauses = [.. query.Clauses.Select(clause => clause.IsScoring ? new BooleanClause(Weigh(clause.Query, outer), clause.Occur) : clause)];
        for (int i = 1; i < query.Clauses.Count; i++)
        {
            AddPair(query.Clauses[i - 1], query.Clauses[i], outer);
        }
        return clauses;
    }

    private void AddExact(Query query, float outer)
    {
        if (options is { ExactField: { } field, ExactBoost: > 0 } && words.TryGetValue(query, out QueryWord word) && word.Exact.Count > 0 && TermsOf(query).Count > 0
            && weights.Of(field, word.Exact) is { DocFreq: > 0 } weight)
        {
            Add(Readings.WordOf(field, word.Exact), outer * options.ExactBoost * (float)weight.Boost);
        }
    }

    private void AddPair(BooleanClause first, BooleanClause second, float outer)
    {
        if (first.Occur != second.Occur || WordOf(first) is not { Count: > 0 } one || WordOf(second) is not { Count: > 0 } two || AreSame(one, two))
        {
            return;
        }
        string field = options.Statistics[options.Field];
        ReadOnlySpan<WordWeight> pair = [weights.Of(field, one), weights.Of(field, two)];
        if (pair[0].DocFreq == 0 || pair[1].DocFreq == 0)
        {
            return;
        }
        float mean = Mean(pair) * outer;
        if (options.PhraseBoost > 0)
        {
            int gap = words[second.Query].Place - words[first.Query].Place;
            Query phrase = one.Count == 1 && two.Count == 1
                ? new PhraseQuery(options.Field, 0, [one[0], two[0]], [0, gap])
                : new MultiPhraseQuery(options.Field, 0, [one, two], [0, gap]);
            Add(phrase, options.PhraseBoost * mean);
        }
        if (options.NearBoost > 0)
        {
            Add(new SpanNearQuery([SpanOf(one), SpanOf(two)], options.NearSlop, inOrder: false), options.NearBoost * mean);
        }
    }

    private void Add(Query query, float boost)
    {
        if (_optional.Count < BooleanQuery.MaxClauses)
        {
            _optional.Add(new BooleanClause(new BoostQuery(query, boost), Occur.Should));
        }
    }

    /// <summary>The terms of a free word in the main field; none where a clause is anything else.</summary>
    private IReadOnlyList<ReadOnlyMemory<byte>> WordOf(BooleanClause clause) =>
        clause.IsScoring && words.TryGetValue(clause.Query, out QueryWord word) && word.IsFree ? TermsOf(clause.Query) : [];

    /// <summary>The term of a word in the main field, which is the first of its fields, or those that count as one; none where it is no single term.</summary>
    private IReadOnlyList<ReadOnlyMemory<byte>> TermsOf(Query word) => (word is BooleanQuery { Clauses: [var first, ..] } ? first.Query : word) switch
    {
        TermQuery term when term.Field == options.Field => [term.Term],
        SynonymQuery terms when terms.Field == options.Field => TermsOf(terms),
        _ => [],
    };

    private static bool AreSame(IReadOnlyList<ReadOnlyMemory<byte>> one, IReadOnlyList<ReadOnlyMemory<byte>> two) =>
        one.Count == two.Count && one.Zip(two).All(pair => pair.First.Span.SequenceEqual(pair.Second.Span));

    private SpanQuery SpanOf(IReadOnlyList<ReadOnlyMemory<byte>> terms) => terms.Count == 1
        ? new SpanTermQuery(options.Field, terms[0])
        : new SpanOrQuery([.. terms.Select(term => new SpanTermQuery(options.Field, term))]);
}
