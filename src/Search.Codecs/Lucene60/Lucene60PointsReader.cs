using Search.Codecs.Bkd;
using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Storage;

namespace Search.Codecs.Lucene60;

/// <summary>Reads points in <see cref="Lucene60PointsFormat"/>. Threads may share it and what it gives.</summary>
public sealed class Lucene60PointsReader : IPointsReader
{
    private readonly Dictionary<int, BkdReader> _trees = [];

    /// <exception cref="CorruptIndexException">A file is damaged, or its metadata does not fit the segment.</exception>
    public Lucene60PointsReader(SegmentReadState state)
    {
        const int version = Lucene60PointsFormat.Version;
        FramedFile meta = FramedFile.OpenMeta(state, Lucene60PointsFormat.MetaExtension, Lucene60PointsFormat.MetaCodec, version, version);
        FramedFile data = FramedFile.Open(state, Lucene60PointsFormat.DataExtension, Lucene60PointsFormat.DataCodec, version, version);
        ByteReader input = meta.Reader();
        for (int left = input.ReadCount(); left > 0; left--)
        {
            int number = input.ReadVInt();
            long start = input.ReadVLong();
            if (!state.Fields.TryGet(number, out FieldInfo? field) || field.PointDimensions == 0)
            {
                throw input.Corrupt($"points of field {number}, which does not exist or has none");
            }
            if (start < data.Start || start > data.End)
            {
                throw input.Corrupt($"points of field {field} at {start} of {data.End}");
            }
            if (!_trees.TryAdd(number, data.CheckingVersions(() => ReadTree(data, start, field, state.MaxDoc))))
            {
                throw input.Corrupt($"points of field {field} stand there twice");
            }
        }
        meta.CheckEnd(input);
    }

    public PointValues? GetPoints(FieldInfo field) => _trees.GetValueOrDefault(field.Number);

    private static BkdReader ReadTree(FramedFile data, long start, FieldInfo field, int maxDoc)
    {
        ByteReader tree = data.Reader();
        tree.Position = start;
        return BkdReader.Read(ref tree, field, maxDoc, data, data, data.Slice.Name, hasMetaFile: false);
    }
}
