using Search.Codecs.Contracts;
using Search.Codecs.Lucene50;
using Search.Codecs.Lucene60;
using Search.Codecs.Lucene70;
using Search.Codecs.Lucene84;
using Search.Codecs.Lucene86;
using Search.Codecs.Lucene87;
using Search.Storage;

namespace Search.Codecs.Segments;

/// <summary>
/// Which format of which folder keeps what in the segments of a codec of Lucene: the one switch from a codec's name to readers. What all codecs of Lucene 8 keep alike
/// (fields, live docs, norms, doc values and the terms dictionary, in several versions) is not told here.
/// </summary>
/// <remarks>
/// <code>
/// codec      Lucene        facts      stored fields   term vectors       postings   points
/// Lucene80   8.0 to 8.3    Lucene70   Lucene50        Lucene50, old      Lucene50   Lucene60
/// Lucene84   8.4, 8.5      Lucene70   Lucene50        Lucene50, old      Lucene84   Lucene60
/// Lucene86   8.6           Lucene86   Lucene50        Lucene50, old      Lucene84   Lucene86
/// Lucene87   8.7 to 8.11   Lucene86   Lucene87        Lucene50           Lucene84   Lucene86
/// </code>
/// </remarks>
internal sealed record SegmentCodec
{
    private static readonly SegmentCodec Lucene87 = new()
    {
        Name = "Lucene87",
        ReadInfo = SegmentInfoReader.Read,
        StoredFieldsMode = StoredFieldsFormat.ModeAttribute,
        OpenStoredFields = (state, mode) => new StoredFieldsReader(state, mode),
        OpenTermVectors = state => new TermVectorsReader(state),
        Postings = Lucene84PostingsFormat.Name,
        OpenPoints = state => new Lucene86PointsReader(state),
        PointsExtension = Lucene86PointsFormat.DataExtension,
    };

    private static readonly SegmentCodec Lucene86 = Lucene87 with
    {
        Name = "Lucene86",
        StoredFieldsMode = Lucene50StoredFieldsFormat.ModeAttribute,
        OpenStoredFields = Lucene50StoredFields.Open,
        OpenTermVectors = OldTermVectors.Open,
    };

    private static readonly SegmentCodec Lucene84 = Lucene86 with
    {
        Name = "Lucene84",
        ReadInfo = Lucene70SegmentInfoReader.Read,
        OpenPoints = state => new Lucene60PointsReader(state),
        PointsExtension = Lucene60PointsFormat.DataExtension,
    };

    private static readonly SegmentCodec Lucene80 = Lucene84 with
    {
        Name = "Lucene80",
        Postings = Lucene50PostingsFormat.Name,
    };

    /// <summary>As <c>segments_N</c> names it.</summary>
    public required string Name { get; init; }

    /// <summary>Reads <c>.si</c>: directory, segment, its id, the codec's name.</summary>
    public required Func<IndexDirectory, string, byte[], string, SegmentInfo> ReadInfo { get; init; }

    /// <summary>The attribute of a segment that names the mode of its stored fields.</summary>
    public required string StoredFieldsMode { get; init; }

    /// <summary>Opens stored fields of a mode.</summary>
    public required Func<SegmentReadState, string, StoredFieldsReader> OpenStoredFields { get; init; }

    public required Func<SegmentReadState, ITermVectorsReader> OpenTermVectors { get; init; }

    /// <summary>The name of the one format of postings, as fields have it in their attributes.</summary>
    public required string Postings { get; init; }

    public required Func<SegmentReadState, IPointsReader> OpenPoints { get; init; }

    /// <summary>Of the file that holds points.</summary>
    public required string PointsExtension { get; init; }

    /// <summary>The codec of a name; null where it is not read.</summary>
    public static SegmentCodec? Find(string name) => name switch
    {
        "Lucene87" => Lucene87,
        "Lucene86" => Lucene86,
        "Lucene84" => Lucene84,
        "Lucene80" => Lucene80,
        _ => null,
    };
}
