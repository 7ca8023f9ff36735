namespace Search.Codecs.Contracts;

/// <summary>How a cell of the tree lies to a query.</summary>
public enum PointRelation
{
    /// <summary>No point of the cell matches.</summary>
    Outside,

    /// <summary>All points of the cell match.</summary>
    Inside,

    /// <summary>Some may match.</summary>
    Crosses,
}

/// <summary>Is led through a tree of points. Packed values are big-endian with the sign bit turned, so that their bytes compare as the numbers do.</summary>
public interface IPointVisitor
{
    PointRelation Compare(ReadOnlySpan<byte> minPacked, ReadOnlySpan<byte> maxPacked);

    /// <summary>Docs of cells that lie inside: all match. An id may come several times where documents have several points.</summary>
    void VisitInside(ReadOnlySpan<int> docs);

    /// <summary>A point of a cell that crosses: the visitor tests it.</summary>
    void Visit(int docId, ReadOnlySpan<byte> packedValue);

    /// <summary>Several points of one value, in a cell that crosses.</summary>
    void Visit(ReadOnlySpan<int> docs, ReadOnlySpan<byte> packedValue)
    {
        foreach (int doc in docs)
        {
            Visit(doc, packedValue);
        }
    }
}

/// <summary>The points of one field in one segment.</summary>
public abstract class PointValues
{
    public abstract int Dimensions { get; }

    public abstract int BytesPerDimension { get; }

    /// <summary>Number of points.</summary>
    public abstract long Count { get; }

    /// <summary>Number of documents that have points.</summary>
    public abstract int DocCount { get; }

    public abstract ReadOnlySpan<byte> MinPacked { get; }

    public abstract ReadOnlySpan<byte> MaxPacked { get; }

    /// <summary>Leads the visitor through all cells that are not <see cref="PointRelation.Outside"/>.</summary>
    public abstract void Intersect(IPointVisitor visitor);

    /// <summary>An estimate of how many points <see cref="Intersect"/> would visit, from the tree's inner nodes alone.</summary>
    public abstract long EstimateCount(IPointVisitor visitor);
}

/// <summary>Reads the points of one segment.</summary>
public interface IPointsReader
{
    /// <summary>Null: the field has no points here.</summary>
    PointValues? GetPoints(FieldInfo field);
}

/// <summary>Takes the points of one segment, one call a field, in the order of field numbers, then Finish.</summary>
public interface IPointsWriter : IDisposable
{
    /// <param name="field">Says dimensions and bytes.</param>
    /// <param name="packedValues">The points' values, one after the other, in any order of documents. The writer may reorder it.</param>
    /// <param name="docIds">The points' documents. The writer may reorder it.</param>
    void AddField(FieldInfo field, byte[] packedValues, int[] docIds);

    void Finish();
}
