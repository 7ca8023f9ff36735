using Search.Codecs.Contracts;

namespace Search.Codecs.Segments;

/// <summary>What a segment offers that has no norms, doc values or points in any field: no file was written for them.</summary>
internal sealed class NoValues : INormsReader, IDocValuesReader, IPointsReader
{
    internal static readonly NoValues Instance = new();

    public NumericDocValues? GetNorms(FieldInfo field) => null;

    public NumericDocValues? GetNumeric(FieldInfo field) => null;

    public BinaryDocValues? GetBinary(FieldInfo field) => null;

    public SortedDocValues? GetSorted(FieldInfo field) => null;

    public SortedSetDocValues? GetSortedSet(FieldInfo field) => null;

    public SortedNumericDocValues? GetSortedNumeric(FieldInfo field) => null;

    public PointValues? GetPoints(FieldInfo field) => null;
}
