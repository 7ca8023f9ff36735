using Search.Codecs.Bkd;
using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Storage;

namespace Search.Codecs.Lucene86;

/// <summary>Writes points in <see cref="Lucene86PointsFormat"/>.</summary>
public sealed class Lucene86PointsWriter : IPointsWriter
{
    private readonly SegmentWriteState _state;
    private readonly IndexOutput _meta;
    private readonly IndexOutput _index;
    private readonly IndexOutput _data;

    public Lucene86PointsWriter(SegmentWriteState state)
    {
        _state = state;
        try
        {
            _data = Create(Lucene86PointsFormat.DataExtension, Lucene86PointsFormat.DataCodec);
            _meta = Create(Lucene86PointsFormat.MetaExtension, Lucene86PointsFormat.MetaCodec);
            _index = Create(Lucene86PointsFormat.IndexExtension, Lucene86PointsFormat.IndexCodec);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <exception cref="ArgumentException">The field's shape is impossible, or the values are not as long as it says.</exception>
    public void AddField(FieldInfo field, byte[] packedValues, int[] docIds)
    {
        var config = new BkdConfig(field.PointDimensions, field.PointIndexDimensions, field.PointBytes);
        if (config.Dimensions is < 1 or > BkdFormat.MaxDimensions
            || config.IndexDimensions < 1 || config.IndexDimensions > Math.Min(config.Dimensions, BkdFormat.MaxIndexDimensions)
            || config.BytesPerDimension is < 1 or > BkdFormat.MaxBytesPerDimension
            || packedValues.Length != (long)docIds.Length * config.PackedBytes)
        {
            throw new ArgumentException($"{docIds.Length} points of {config} in {packedValues.Length} bytes for field {field}");
        }
        if (docIds.Length > 0)
        {
            _meta.WriteInt32(field.Number);
            new BkdWriter(config, _state.MaxDoc, _meta, _index, _data).Write(packedValues, docIds);
        }
    }

    public void Finish()
    {
        _meta.WriteInt32(Lucene86PointsFormat.End);
        IndexFooter.Write(_index);
        IndexFooter.Write(_data);
        _meta.WriteInt64(_index.Position);
        _meta.WriteInt64(_data.Position);
        IndexFooter.Write(_meta);
    }

    public void Dispose() => SegmentOutputs.DisposeAll(_meta, _index, _data);

    private IndexOutput Create(string extension, string codec) => SegmentOutputs.Create(_state, extension, codec, Lucene86PointsFormat.Version);
}
