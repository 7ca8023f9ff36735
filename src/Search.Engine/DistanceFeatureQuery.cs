using System.Text;
using Search.Engine.Queries;

namespace Search.Engine;

/// <summary>
/// Documents with a value in a field, the nearer to an origin the better: weight * pivot / (pivot + distance). Of several values the nearest counts.
/// Made
/// to raise what is recent, as a <see cref="Occur.Should"/> clause (Lucene's <c>LongPoint.newDistanceFeatureQuery</c>).
/// </summary>
public sealed class DistanceFeatureQuery : Query
{
    /// <param name="field">A field of longs with points and doc values: dates are such.</param>
    /// <param name="weight">The score at the origin: a finite number, at least 0.</param>
    /// <param name="origin">Where the best value lies.</param>
    /// <param name="pivot">The distance that halves the score; above 0.</param>
    public DistanceFeatureQuery(string field, float weight, long origin, long pivot)
    {
        if (!float.IsFinite(weight) || weight < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(weight), weight, "A weight is a finite number of at least 0");
        }
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(pivot);
        Field = field;
        Weight = weight;
        Origin = origin;
        Pivot = pivot;
    }

    public string Field { get; }

    public float Weight { get; }

    public long Origin { get; }

    public long Pivot { get; }

    /// <summary>Prints as in Lucene, where the weight is a boost, and where the default field is printed in the place of the field.</summary>
    internal override void AppendTo(StringBuilder text, string defaultField)
    {
        string query = $"LongDistanceFeatureQuery(field={defaultField},origin={Origin},pivotDistance={Pivot})";
        text.Append(Weight == 1f ? query : $"({query})^{TermText.Of(Weight)}");
    }

    private protected override bool EqualsSameType(Query other) => other is DistanceFeatureQuery query
        && query.Field == Field && query.Weight == Weight && query.Origin == Origin && query.Pivot == Pivot;

    private protected override int HashOfContent() => HashCode.Combine(Field, Weight, Origin, Pivot);
}
