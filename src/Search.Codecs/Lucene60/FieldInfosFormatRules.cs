using Search.Codecs.Contracts;

namespace Search.Codecs.Lucene60;

/// <summary>What must hold of each field (<see cref="FieldInfosFormat"/>), for reader and writer alike.</summary>
internal static class FieldInfosFormatRules
{
    /// <summary>The rule that a field breaks, or null.</summary>
    public static string? Broken(FieldInfo field) => field switch
    {
        { IsIndexed: false, HasTermVectors: true } => "term vectors of a field that is not indexed",
        { IsIndexed: false, HasPayloads: true } => "payloads of a field that is not indexed",
        { IsIndexed: false, OmitsNorms: true } => "omits norms, but is not indexed",
        { HasPayloads: true, HasPositions: false } => "payloads without positions",
        { DocValuesGeneration: not -1, DocValuesType: DocValuesType.None } => "an update of doc values that it does not have",
        { PointDimensions: 0 } => field.PointIndexDimensions == 0 && field.PointBytes == 0 ? null : "bytes of points without points",
        { PointDimensions: < 0 or > FieldInfosFormat.MaxDimensions } => $"{field.PointDimensions} dimensions",
        { PointIndexDimensions: < 1 or > FieldInfosFormat.MaxIndexDimensions } => $"{field.PointIndexDimensions} dimensions of the tree",
        { PointBytes: < 1 or > FieldInfosFormat.MaxBytesPerDimension } => $"{field.PointBytes} bytes a dimension",
        _ => field.PointIndexDimensions > field.PointDimensions ? "more dimensions of the tree than of the points" : null,
    };
}
