using Search.Engine.Scoring.Spans;

namespace Search.Engine.Scoring;

/// <summary>Binds queries to a snapshot.</summary>
internal static class Weights
{
    /// <param name="query">A query as <see cref="Queries.QueryRewriter"/> leaves it.</param>
    /// <param name="context">The snapshot.</param>
    /// <param name="needsScores">Whether scores will be asked for.</param>
    /// <param name="boost">The product of the boosts around the query.</param>
    public static Weight Create(Query query, SearchContext context, bool needsScores, float boost) =>
        !needsScores && context.Filters is { } filters && IsWorthKeeping(query)
            ? new CachedFilterWeight(query, Create(query, context.WithoutFilters(), needsScores: false, 1f), filters, filters.IsAskedAgain(query))
            : Bind(query, context, needsScores, boost);

    /// <summary>Postings of a term are found and read as fast as a set of bits.</summary>
    private static bool IsWorthKeeping(Query query) =>
        query is not (TermQuery or MatchAllDocsQuery or MatchNoDocsQuery or BoostQuery or ConstantScoreQuery);

    private static Weight Bind(Query query, SearchContext context, bool needsScores, float boost) => query switch
    {
        TermQuery term => new TermWeight(term, context, needsScores, boost),
        PhraseQuery phrase => new PhraseWeight(phrase, context, needsScores, boost),
        SynonymQuery synonym => new SynonymWeight(synonym, context, needsScores, boost),
        MultiPhraseQuery phrase => new PhraseWeight(phrase, context, needsScores, boost),
        SpanQuery spans => new SpanWeight(spans, context, needsScores, boost),
        BooleanQuery boolean => new BooleanWeight(boolean, context, needsScores, boost),
        DisjunctionMaxQuery max => new DisjunctionMaxWeight(max, context, needsScores, boost),
        BoostQuery boosted => Create(boosted.Query, context, needsScores, boosted.Boost * boost),
        DistanceFeatureQuery distance => new DistanceFeatureWeight(distance, boost),
        FunctionScoreQuery function when needsScores => new FunctionScoreWeight(function, context, boost),
        FunctionScoreQuery function => Create(function.Query, context, needsScores: false, 1f),
        MatchNoDocsQuery => new NoDocsWeight(),
        _ when needsScores => new ConstantWeight(WithoutScores(query, context), boost),
        _ => WithoutScores(query, context),
    };

    private static Weight WithoutScores(Query query, SearchContext context) => query switch
    {
        ConstantScoreQuery constant => Create(constant.Query, context, needsScores: false, 1f),
        MatchAllDocsQuery => new AllDocsWeight(),
        PrefixQuery prefix => new TermSetWeight(prefix.Field, prefix.Terms, context),
        TermRangeQuery range => new TermSetWeight(range.Field, range.Terms, context),
        WildcardQuery wildcard => new TermSetWeight(wildcard.Field, wildcard.Terms, context),
        RegexpQuery regexp => new TermSetWeight(regexp.Field, regexp.Terms, context),
        TermInSetQuery set => new TermSetWeight(set.Field, set.Set, context),
        PointRangeQuery points => new PointRangeWeight(points),
        NumericRangeQuery numbers => new NumericRangeWeight(numbers),
        DocValuesFieldExistsQuery exists => ExistsWeight.OfDocValues(exists.Field),
        NormsFieldExistsQuery exists => ExistsWeight.OfNorms(exists.Field),
        IndexOrDocValuesQuery either => new IndexOrDocValuesWeight(
            Create(either.Index, context, needsScores: false, 1f), Create(either.DocValues, context, needsScores: false, 1f)),
        _ => throw new NotSupportedException($"No search for {query.GetType().Name}"),
    };
}
