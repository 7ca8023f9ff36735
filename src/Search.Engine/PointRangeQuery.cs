using System.Text;

namespace Search.Engine;

/// <summary>Documents with a point of one dimension in a range, both ends included. All matches score the same: 1 times the boost.</summary>
public sealed class PointRangeQuery : Query
{
    private PointRangeQuery(string field, long lower, long upper, int bytes)
    {
        Field = field;
        Lower = lower;
        Upper = upper;
        Bytes = bytes;
    }

    public string Field { get; }

    public long Lower { get; }

    public long Upper { get; }

    /// <summary>Bytes of a point: 4 for an int, 8 for a long. A field has one size for all its points.</summary>
    public int Bytes { get; }

    /// <summary>A range of a field of ints.</summary>
    public static PointRangeQuery OfInts(string field, int lower, int upper) => new(field, lower, upper, sizeof(int));

    /// <summary>A range of a field of longs: dates are such.</summary>
    public static PointRangeQuery OfLongs(string field, long lower, long upper) => new(field, lower, upper, sizeof(long));

    internal override void AppendTo(StringBuilder text, string defaultField) => text.Append($"{FieldPrefix(Field, defaultField)}[{Lower} TO {Upper}]");

    private protected override bool EqualsSameType(Query other) =>
        other is PointRangeQuery query && query.Field == Field && query.Lower == Lower && query.Upper == Upper && query.Bytes == Bytes;

    private protected override int HashOfContent() => HashCode.Combine(Field, Lower, Upper, Bytes);
}
