using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Storage;

namespace Search.Codecs.Lucene80;

/// <summary>Reads doc values in <see cref="Lucene80DocValuesFormat"/>. Threads may share it; each call gives an iterator of its own.</summary>
public sealed class Lucene80DocValuesReader : IDocValuesReader
{
    private readonly FramedFile _data;
    private readonly int _maxDoc;
    private readonly Dictionary<int, object> _columns = [];

    /// <exception cref="CorruptIndexException">A file is damaged, or its metadata does not fit the segment.</exception>
    public Lucene80DocValuesReader(SegmentReadState state)
    {
        FramedFile meta = FramedFile.OpenMeta(
            state, Lucene80DocValuesFormat.MetaExtension, Lucene80DocValuesFormat.MetaCodec, Lucene80DocValuesFormat.OldestVersion, Lucene80DocValuesFormat.Version);
        _data = FramedFile.Open(
            state, Lucene80DocValuesFormat.DataExtension, Lucene80DocValuesFormat.DataCodec, Lucene80DocValuesFormat.OldestVersion, Lucene80DocValuesFormat.Version);
        _maxDoc = state.MaxDoc;
        ByteReader input = meta.Reader();
        if (meta.Version != _data.Version)
        {
            throw input.Corrupt($"version {meta.Version}, but the data file has version {_data.Version}");
        }
        for (int number = input.ReadInt32(); number != Lucene80DocValuesFormat.End; number = input.ReadInt32())
        {
            if (!state.Fields.TryGet(number, out FieldInfo? field))
            {
                throw input.Corrupt($"doc values of field {number}, which does not exist");
            }
            if (!_columns.TryAdd(number, ReadColumn(ref input, field)))
            {
                throw input.Corrupt($"doc values of field {field} stand there twice");
            }
        }
        meta.CheckEnd(input);
    }

    public NumericDocValues? GetNumeric(FieldInfo field) => Column<NumericColumn>(field) is { } column ? OpenNumeric(column) : null;

    public BinaryDocValues? GetBinary(FieldInfo field) => _columns.GetValueOrDefault(field.Number) switch
    {
        BinaryColumn column => new ColumnBinaryDocValues(column.Docs.Open(_data.Slice, column.Count, _maxDoc), column),
        BinaryBlocks blocks => new CompressedBinaryDocValues(blocks.Docs.Open(_data.Slice, blocks.Count, _maxDoc), blocks),
        _ => null,
    };

    public SortedDocValues? GetSorted(FieldInfo field) => Column<SortedColumn>(field) is { } column ? OpenSorted(column) : null;

    public SortedSetDocValues? GetSortedSet(FieldInfo field)
    {
        if (Column<SortedSetColumn>(field) is not { } column)
        {
            return null;
        }
        return column.Starts == null
            ? new SingleValuedSortedSetDocValues(OpenSorted(column.Sorted))
            : new ColumnSortedSetDocValues(
                column.Sorted.Docs.Open(_data.Slice, column.Sorted.Count, _maxDoc), column.Starts, column.Sorted.Ordinals, column.Sorted.Terms);
    }

    public SortedNumericDocValues? GetSortedNumeric(FieldInfo field)
    {
        if (Column<SortedNumericColumn>(field) is not { } column)
        {
            return null;
        }
        return column.Starts == null
            ? new SingleValuedSortedNumericDocValues(OpenNumeric(column.Numbers))
            : new ColumnSortedNumericDocValues(column.Numbers.Docs.Open(_data.Slice, column.Count, _maxDoc), column.Starts, column.Numbers.Open());
    }

    private T? Column<T>(FieldInfo field)
        where T : class => _columns.GetValueOrDefault(field.Number) as T;

    private ColumnNumericDocValues OpenNumeric(NumericColumn column) =>
        new(column.Docs.Open(_data.Slice, (int)column.Count, _maxDoc), column.Open());

    private ColumnSortedDocValues OpenSorted(SortedColumn column) =>
        new(column.Docs.Open(_data.Slice, column.Count, _maxDoc), column.Ordinals, column.Terms);

    private object ReadColumn(ref ByteReader meta, FieldInfo field)
    {
        byte type = meta.ReadByte();
        DocValuesType expected = type switch
        {
            Lucene80DocValuesFormat.Numeric => DocValuesType.Numeric,
            Lucene80DocValuesFormat.Binary => DocValuesType.Binary,
            Lucene80DocValuesFormat.Sorted => DocValuesType.Sorted,
            Lucene80DocValuesFormat.SortedSet => DocValuesType.SortedSet,
            Lucene80DocValuesFormat.SortedNumeric => DocValuesType.SortedNumeric,
            _ => throw meta.Corrupt($"doc values of type {type}"),
        };
        if (field.DocValuesType != expected)
        {
            throw meta.Corrupt($"{expected} doc values, but field {field} has {field.DocValuesType}");
        }
        return expected switch
        {
            DocValuesType.Numeric => ReadNumeric(ref meta),
            DocValuesType.Binary => IsCompressed(ref meta, field) ? BinaryBlocks.Read(ref meta, _data, _maxDoc) : BinaryColumn.Read(ref meta, _data, _maxDoc),
            DocValuesType.Sorted => SortedColumn.Read(ref meta, _data, _maxDoc),
            DocValuesType.SortedSet => SortedSetColumn.Read(ref meta, _data, _maxDoc),
            _ => SortedNumericColumn.Read(ref meta, _data, _maxDoc),
        };
    }

    private bool IsCompressed(ref ByteReader meta, FieldInfo field)
    {
        if (_data.Version < Lucene80DocValuesFormat.FirstVersionWithMode)
        {
            return _data.Version == Lucene80DocValuesFormat.FirstVersionWithMode - 1;
        }
        return field.Attributes.GetValueOrDefault(Lucene80DocValuesFormat.ModeKey) switch
        {
            Lucene80DocValuesFormat.BestSpeed => false,
            Lucene80DocValuesFormat.BestCompression => true,
            var mode => throw meta.Corrupt($"field {field} has mode '{mode}'"),
        };
    }

    private NumericColumn ReadNumeric(ref ByteReader meta)
    {
        NumericColumn column = NumericColumn.Read(ref meta, _data);
        column.Docs.CheckCount(ref meta, column.Count, _maxDoc);
        return column;
    }
}
