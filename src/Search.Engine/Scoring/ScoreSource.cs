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

    /// <summary>The values of one segment.</summary>
    public abstract ScoreValues Open(SegmentView segment, int ordinal);

    private sealed class FieldScores(FieldValuesSource source) : ScoreSource(source)
    {
        public override ScoreValues Open(SegmentView segment, int ordinal) => segment.Reader.Fields[source.Field] switch
        {
            null => new NoValues(),
            { DocValuesType: DocValuesType.Numeric } field => segment.Reader.DocValues.GetNumeric(field) is { } values ? new FieldValues(values, source.Kind) : new NoValues(),
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
    }

    private sealed class QueryScores(QueryValuesSource source, SearchContext context) : ScoreSource(source)
    {
        private readonly Weight _weight = Weights.Create(new QueryRewriter(context.Snapshot).Rewrite(source.Query), context, needsScores: true, 1f);

        public override ScoreValues Open(SegmentView segment, int ordinal) =>
            _weight.CreateScorer(segment, ordinal, long.MaxValue) is { } scorer ? new QueryValues(scorer) : new NoValues();
    }

    private sealed class MatchScores(MatchValuesSource source, ScoreSource query) : ScoreSource(source)
    {
        public override ScoreValues Open(SegmentView segment, int ordinal) => new MatchValues(query.Open(segment, ordinal), source.Boost);
    }

    private sealed class ProductScores(ProductValuesSource source, ScoreSource boost) : ScoreSource(source)
    {
        public override ScoreValues Open(SegmentView segment, int ordinal) => new ProductValues(boost.Open(segment, ordinal));
    }
}
