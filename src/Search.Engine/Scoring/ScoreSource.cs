using Search.Codecs.Contracts;
using Search.Engine.Queries;
using Search.Engine.Snapshots;

namespace Search.Engine.Scoring;

/// <summary>A <see cref="DoubleValuesSource"/> bound to a snapshot.</summary>
internal abstract class ScoreSource(DoubleValuesSource source)
{
    public bool NeedsScores => source.NeedsScores;

    public static ScoreSource Of(DoubleValuesSource source, SearchContext context) => source switch
    {
        FieldValuesSource field => new FieldScores(field),
        ConstantValuesSource constant => new ConstantScores(constant),
        ScoreValuesSource => new InnerScores(source),
        QueryValuesSource query => new QueryScores(query, context),
        MatchValuesSource match => new MatchScores(match, Of(match.Query, context)),
        ProductValuesSource product => new ProductScores(product, Of(product.Boost, context)),
        _ => throw new NotSupportedException($"No values of {source.GetType().Name}"),
    };

    public override string ToString() => source.ToString();

    /// <summary>The values of one segment.</summary>
    public abstract ScoreValues Open(SegmentView segment, int ordinal);

    /// <summary>Why a document has its value, or none (Lucene's <c>DoubleValuesSource.explain</c>).</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="ordinal">Its index in the snapshot.</param>
    /// <param name="doc">A document of the segment.</param>
    /// <param name="scored">Its score in the wrapped query.</param>
    /// <param name="value">The value.</param>
    public virtual Explanation Explain(SegmentView segment, int ordinal, int doc, Explanation scored, double? value) =>
        value is { } number ? Explanation.Match(number, $"{source}") : Explanation.NoMatch($"{source}");

    private sealed class FieldScores(FieldValuesSource source) : ScoreSource(source)
    {
        public override ScoreValues Open(SegmentView segment, int ordinal) => segment.Reader.Fields[source.Field] switch
        {
            null => new NoValues(),
            { DocValuesType: DocValuesType.Numeric } field when segment.Reader.DocValues.GetNumeric(field) is { } values =>
                new FieldValues(values, source.Kind),
            { DocValuesType: DocValuesType.Numeric } => new NoValues(),
            _ => throw new InvalidOperationException($"Field {source.Field} has no single numbers as doc values: {source}"),
        };
    }

    private sealed class ConstantScores(ConstantValuesSource source) : ScoreSource(source)
    {
        public override ScoreValues Open(SegmentView segment, int ordinal) => new ConstantValues(source.Value);
    }

    private sealed class InnerScores(DoubleValuesSource source) : ScoreSource(source)
    {
        public override ScoreValues Open(SegmentView segment, int ordinal) => new InnerValues();

        public override Explanation Explain(SegmentView segment, int ordinal, int doc, Explanation scored, double? value) => scored;
    }

    private sealed class QueryScores(QueryValuesSource source, SearchContext context) : ScoreSource(source)
    {
        private readonly Query _query = new QueryRewriter(context.Snapshot).Rewrite(source.Query);
        private Weight? _weight;

        private Weight Weight => _weight ??= Weights.Create(_query, context, needsScores: true, 1f);

        public override ScoreValues Open(SegmentView segment, int ordinal) =>
            Weight.CreateScorer(segment, ordinal, long.MaxValue) is { } scorer ? new QueryValues(scorer) : new NoValues();

        public override Explanation Explain(SegmentView segment, int ordinal, int doc, Explanation scored, double? value) =>
            Weight.Explain(segment, ordinal, doc);

        /// <summary>As Lucene's weight prints it, which knows its query without the boost.</summary>
        public override string ToString()
        {
            Query query = _query;
            while (query is BoostQuery boosted)
            {
                query = boosted.Query;
            }
            return $"score({query})";
        }
    }

    private sealed class MatchScores(MatchValuesSource source, ScoreSource query) : ScoreSource(source)
    {
        public override ScoreValues Open(SegmentView segment, int ordinal) => new MatchValues(query.Open(segment, ordinal), source.Boost);

        public override Explanation Explain(SegmentView segment, int ordinal, int doc, Explanation scored, double? value)
        {
            Explanation found = query.Explain(segment, ordinal, doc, scored, query.Open(segment, ordinal).ValueOf(doc, 0));
            return found.IsMatch ? Explanation.Match(source.Boost, $"Matched boosting query {query}") : found;
        }
    }

    private sealed class ProductScores(ProductValuesSource source, ScoreSource boost) : ScoreSource(source)
    {
        public override ScoreValues Open(SegmentView segment, int ordinal) => new ProductValues(boost.Open(segment, ordinal));

        public override Explanation Explain(SegmentView segment, int ordinal, int doc, Explanation scored, double? value)
        {
            Explanation factor = boost.Explain(segment, ordinal, doc, scored, boost.Open(segment, ordinal).ValueOf(doc, (float)scored.Value));
            return factor.IsMatch ? Explanation.Match(scored.Value * factor.Value, "product of:", scored, factor) : scored;
        }
    }
}
