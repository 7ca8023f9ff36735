namespace Search.Engine;

/// <summary>
/// Where a <see cref="FunctionScoreQuery"/> has its scores from. Equal sources are equal objects; they print as Lucene's <c>DoubleValuesSource</c>.
/// </summary>
public abstract record DoubleValuesSource
{
    private protected DoubleValuesSource()
    {
    }

    /// <summary>The score that the wrapped query gives.</summary>
    public static DoubleValuesSource Scores { get; } = new ScoreValuesSource();

    /// <summary>Whether <see cref="Scores"/> is a part of it.</summary>
    internal abstract bool NeedsScores { get; }

    /// <summary>As <c>Query.Depth</c>; 0 where it is made of no query.</summary>
    internal virtual int Depth => 0;

    /// <summary>The number in a field with numeric doc values, one a document. Documents without have no value.</summary>
    public static DoubleValuesSource FromLongField(string field) => new FieldValuesSource(field, FieldNumber.Long);

    /// <inheritdoc cref="FromLongField"/>
    public static DoubleValuesSource FromIntField(string field) => FromLongField(field);

    /// <summary>As <see cref="FromLongField"/>, for a field that holds the bits of floats.</summary>
    public static DoubleValuesSource FromFloatField(string field) => new FieldValuesSource(field, FieldNumber.Float);

    /// <summary>As <see cref="FromLongField"/>, for a field that holds the bits of doubles.</summary>
    public static DoubleValuesSource FromDoubleField(string field) => new FieldValuesSource(field, FieldNumber.Double);

    /// <summary>The same value for all documents.</summary>
    public static DoubleValuesSource Constant(double value) => new ConstantValuesSource(value);

    /// <summary>The scores of another query. Documents that it does not match have no value.</summary>
    public static DoubleValuesSource FromQuery(Query query) => new QueryValuesSource(query);

    public abstract override string ToString();
}
