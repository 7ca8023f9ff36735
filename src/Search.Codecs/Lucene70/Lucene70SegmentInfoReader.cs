using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Codecs.Lucene86;
using Search.Storage;

namespace Search.Codecs.Lucene70;

/// <summary>Reads the facts of a segment (<see cref="Lucene70SegmentInfoFormat"/>).</summary>
public static class Lucene70SegmentInfoReader
{
    private const long First = 1;
    private const long Last = 2;

    /// <inheritdoc cref="SegmentInfoReader.Read(IndexDirectory, string, byte[], string)"/>
    public static SegmentInfo Read(IndexDirectory directory, string segment, byte[] segmentId, string codec) => SegmentInfoReader.Read(
        directory, segment, segmentId, codec, Lucene70SegmentInfoFormat.Codec, Lucene70SegmentInfoFormat.Version, ReadSort);

    private static IndexSortField ReadSort(ref ByteReader reader, string file)
    {
        string field = reader.ReadString();
        int kind = reader.ReadVInt();
        switch (kind)
        {
            case Lucene70SegmentInfoFormat.SortedSet:
                {
                    int selector = ReadSelector(ref reader, most: 3);
                    bool reverse = ReadReverse(ref reader);
                    return new IndexSortField(field, IndexSortType.SortedSet, reverse, selector, MissingValue: ReadMissing(ref reader, IndexSortType.String));
                }
            case Lucene70SegmentInfoFormat.SortedNumeric:
                {
                    IndexSortType type = TypeOf(ref reader, 1 + reader.ReadByte());
                    int selector = ReadSelector(ref reader, most: 1);
                    bool reverse = ReadReverse(ref reader);
                    return new IndexSortField(field, IndexSortType.SortedNumeric, reverse, selector, type, ReadMissing(ref reader, type));
                }
            default:
                {
                    IndexSortType type = kind == Lucene70SegmentInfoFormat.String ? IndexSortType.String : TypeOf(ref reader, kind);
                    bool reverse = ReadReverse(ref reader);
                    return new IndexSortField(field, type, reverse, MissingValue: ReadMissing(ref reader, type));
                }
        }
    }

    private static long? ReadMissing(ref ByteReader reader, IndexSortType type)
    {
        byte missing = reader.ReadByte();
        return (missing, type) switch
        {
            (0, _) => null,
            (1, IndexSortType.String) => Last,
            (2, IndexSortType.String) => First,
            (1, IndexSortType.Int or IndexSortType.Float) => reader.ReadInt32(),
            (1, _) => reader.ReadInt64(),
            _ => throw reader.Corrupt($"missing value {missing} of an index sort"),
        };
    }

    private static bool ReadReverse(ref ByteReader reader) => reader.ReadByte() switch
    {
        0 => true,
        1 => false,
        byte other => throw reader.Corrupt($"order {other} of an index sort"),
    };

    private static int ReadSelector(ref ByteReader reader, int most)
    {
        int selector = reader.ReadByte();
        return selector <= most ? selector : throw reader.Corrupt($"selector {selector} of an index sort");
    }

    private static IndexSortType TypeOf(ref ByteReader reader, int kind) => kind switch
    {
        Lucene70SegmentInfoFormat.Long => IndexSortType.Long,
        Lucene70SegmentInfoFormat.Int => IndexSortType.Int,
        Lucene70SegmentInfoFormat.Double => IndexSortType.Double,
        Lucene70SegmentInfoFormat.Float => IndexSortType.Float,
        _ => throw reader.Corrupt($"kind {kind} of an index sort"),
    };
}
