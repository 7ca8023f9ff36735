using Search.Codecs.Bkd;
using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Storage;

namespace Search.Codecs.Lucene86;

/// <summary>Reads points in <see cref="Lucene86PointsFormat"/>. Threads may share it and what it gives.</summary>
public sealed class Lucene86PointsReader : IPointsReader
{
    private readonly Dictionary<int, BkdReader> _trees = [];

    /// <exception cref="CorruptIndexException">A file is damaged, or its metadata does not fit the segment.</exception>
    public Lucene86PointsReader(SegmentReadState state)
    {
        const int version = Lucene86PointsFormat.Version;
        FramedFile meta = FramedFile.OpenMeta(state, Lucene86PointsFormat.MetaExtension, Lucene86PointsFormat.MetaCodec, version, version);
        FramedFile index = FramedFile.Open(state, Lucene86PointsFormat.IndexExtension, Lucene86PointsFormat.IndexCodec, version, version);
        FramedFile data = FramedFile.Open(state, Lucene86PointsFormat.DataExtension, Lucene86PointsFormat.DataCodec, version, version);
        ByteReader input = meta.Reader();
        for (int number = input.ReadInt32(); number != Lucene86PointsFormat.End; number = input.ReadInt32())
        {
            if (!state.Fields.TryGet(number, out FieldInfo? field) || field.PointDimensions == 0)
            {
                throw input.Corrupt($"points of field {number}, which does not exist or has none");
            }
            if (!_trees.TryAdd(number, BkdReader.Read(ref input, field, state.MaxDoc, index, data, meta.Slice.Name, hasMetaFile: true)))
            {
                throw input.Corrupt($"points of field {field} stand there twice");
            }
        }
        long indexLength = input.ReadInt64();
        long dataLength = input.ReadInt64();
        if (indexLength != index.Slice.Length || dataLength != data.Slice.Length)
        {
            throw input.Corrupt($"files of {index.Slice.Length} and {data.Slice.Length} bytes, {indexLength} and {dataLength} expected");
        }
        meta.CheckEnd(input);
    }

    public PointValues? GetPoints(FieldInfo field) => _trees.GetValueOrDefault(field.Number);
}
