using Search.Codecs.Contracts;

namespace Search.Engine.Indexing;

/// <summary>What a segment in memory holds of one field: each part is there only where the schema asks for it.</summary>
internal sealed class FieldBuffer
{
    private readonly IDocValuesBuffer? _docValues;

    internal FieldBuffer(SchemaField field, FieldNumbers numbers, ByteArena arena)
    {
        IndexOptions options = OptionsOf(field);
        _docValues = DocValuesOf(field, arena);
        int pointBytes = !field.HasPoints ? 0 : field.Kind == FieldKind.Date || field.Integer.Wide ? sizeof(long) : sizeof(int);
        DocValuesType docValues = TypeOf(_docValues);
        bool omitsNorms = options == IndexOptions.Docs;
        Info = new FieldInfo
        {
            Name = field.Name,
            Number = numbers.GetOrAdd(field.Name, options, docValues, pointBytes),
            IndexOptions = options,
            OmitsNorms = omitsNorms,
            DocValuesType = docValues,
            PointDimensions = pointBytes == 0 ? 0 : 1,
            PointIndexDimensions = pointBytes == 0 ? 0 : 1,
            PointBytes = pointBytes,
        };
        Terms = options == IndexOptions.None ? null : new TermHash(arena, options);
        Norms = Info.HasNorms ? new NumericBuffer() : null;
        Points = pointBytes == 0 ? null : new PointsBuffer(pointBytes);
    }

    internal FieldInfo Info { get; }

    internal TermHash? Terms { get; }

    internal NumericBuffer? Norms { get; }

    internal PointsBuffer? Points { get; }

    internal IDocValuesBuffer? DocValues => _docValues;

    /// <summary>Bytes held, the arena's aside.</summary>
    internal long MemoryUsed =>
        (Terms?.MemoryUsed ?? 0) + (Norms?.MemoryUsed ?? 0) + (Points?.MemoryUsed ?? 0) + (_docValues?.MemoryUsed ?? 0);

    private static IndexOptions OptionsOf(SchemaField field) => field switch
    {
        { Kind: FieldKind.Text, Text.Offsets: true } => IndexOptions.DocsAndFreqsAndPositionsAndOffsets,
        { Kind: FieldKind.Text } => IndexOptions.DocsAndFreqsAndPositions,
        { HasTerms: true } => IndexOptions.Docs,
        _ => IndexOptions.None,
    };

    private static IDocValuesBuffer? DocValuesOf(SchemaField field, ByteArena arena) => field.Kind switch
    {
        FieldKind.Date => new NumericBuffer(),
        FieldKind.Integer when field.Integer.DocValues => field.IsMultiValued ? new SortedNumericBuffer() : new NumericBuffer(),
        FieldKind.Keyword when field.Keyword.DocValues => field.IsMultiValued ? new SortedSetBuffer(arena) : new SortedBuffer(arena),
        _ => null,
    };

    private static DocValuesType TypeOf(IDocValuesBuffer? buffer) => buffer switch
    {
        NumericBuffer => DocValuesType.Numeric,
        SortedNumericBuffer => DocValuesType.SortedNumeric,
        SortedBuffer => DocValuesType.Sorted,
        SortedSetBuffer => DocValuesType.SortedSet,
        _ => DocValuesType.None,
    };
}
