using Search.Engine.Queries;
using Search.Engine.Scoring.Spans;

namespace Search.Engine.Scoring;

/// <summary>Binds queries to a snapshot.</summary>
internal static class Weights
{
    /// <param name="query">A query as <see cref="QueryRewriter"/> leaves it.</param>
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
        MultiPhraseQuery phrase => new PhraseWeight(phrase, context, needsScores, boost),
        SpanQuery spans => new SpanWeight(spans, context, needsScores, boost),
        SynonymQuery synonym when needsScores => new SynonymWeight(synonym, context, boost),
        SynonymQuery synonym => Create(new QueryRewriter(context.Snapshot).Rewrite(AnyOf(synonym)), context, needsScores: false, boost),
        BooleanQuery boolean => new BooleanWeight(boolean, context, needsScores, boost),
        DisjunctionMaxQuery max => new DisjunctionMaxWeight(max, context, needsScores, boost),
        BoostQuery boosted => Create(boosted.Query, context, needsScores, boosted.Boost * boost),
        DistanceFeatureQuery distance => new DistanceFeatureWeight(distance, boost),
        FunctionScoreQuery function when needsScores => new FunctionScoreWeight(function, context, boost),
        FunctionScoreQuery function => Create(function.Query, context, needsScores: false, 1f),
        MatchNoDocsQuery none => new NoDocsWeight(none),
        ConstantScoreQuery constant when needsScores =>
            new ConstantWeight(new WrappedWeight(constant, Create(constant.Query, context, needsScores: false, 1f), boost), boost),
        ConstantScoreQuery constant => Create(constant.Query, context, needsScores: false, 1f),
        _ when needsScores => new ConstantWeight(WithoutScores(query, context, boost), boost),
        _ => WithoutScores(query, context, boost),
    };

    private static Weight WithoutScores(Query query, SearchContext context, float boost) => query switch
    {
        MatchAllDocsQuery all => new AllDocsWeight(all, boost),
        PrefixQuery prefix => new TermSetWeight(prefix, prefix.Field, prefix.Terms, context, boost),
        TermRangeQuery range => new TermSetWeight(range, range.Field, range.Terms, context, boost),
        WildcardQuery wildcard => new TermSetWeight(wildcard, wildcard.Field, wildcard.Terms, context, boost),
        RegexpQuery regexp => new TermSetWeight(regexp, regexp.Field, regexp.Terms, context, boost),
        TermInSetQuery set => new TermSetWeight(set, set.Field, set.Set, context, boost),
        PointRangeQuery points => new PointRangeWeight(points, boost),
        NumericRangeQuery numbers => new NumericRangeWeight(numbers, boost),
        DocValuesFieldExistsQuery exists => ExistsWeight.Of(exists, boost),
        NormsFieldExistsQuery exists => ExistsWeight.Of(exists, boost),
        IndexOrDocValuesQuery either => new IndexOrDocValuesWeight(
            Create(either.Index, context, needsScores: false, boost), Create(either.DocValues, context, needsScores: false, boost)),
        _ => throw new NotSupportedException($"No search for {query.GetType().Name}"),
    };

    private static BooleanQuery AnyOf(SynonymQuery query) =>
        new([.. query.Terms.Select(term => new BooleanClause(new TermQuery(query.Field, term.Term), Occur.Should))]);
}
