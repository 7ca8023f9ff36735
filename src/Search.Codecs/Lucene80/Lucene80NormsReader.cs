using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Storage;

namespace Search.Codecs.Lucene80;

/// <summary>Reads norms in <see cref="Lucene80NormsFormat"/>.</summary>
public sealed class Lucene80NormsReader : INormsReader
{
    private readonly FramedFile _data;
    private readonly int _maxDoc;
    private readonly Dictionary<int, Entry> _entries = [];

    /// <exception cref="CorruptIndexException">A file is damaged, or its metadata does not fit the segment.</exception>
    public Lucene80NormsReader(SegmentReadState state)
    {
        FramedFile meta = FramedFile.OpenMeta(
            state, Lucene80NormsFormat.MetaExtension, Lucene80NormsFormat.MetaCodec, Lucene80NormsFormat.Version, Lucene80NormsFormat.Version);
        _data = FramedFile.Open(
            state, Lucene80NormsFormat.DataExtension, Lucene80NormsFormat.DataCodec, Lucene80NormsFormat.Version, Lucene80NormsFormat.Version);
        _maxDoc = state.MaxDoc;
        ByteReader input = meta.Reader();
        for (int number = input.ReadInt32(); number != Lucene80NormsFormat.End; number = input.ReadInt32())
        {
            if (!state.Fields.TryGet(number, out FieldInfo? field) || !field.HasNorms || !_entries.TryAdd(number, ReadEntry(ref input)))
            {
                throw input.Corrupt($"norms of field {number}, which does not exist, has none, or had them before");
            }
        }
        meta.CheckEnd(input);
    }

    public NumericDocValues? GetNorms(FieldInfo field)
    {
        if (!_entries.TryGetValue(field.Number, out Entry? entry))
        {
            return null;
        }
        LongValues values = entry.Width == 0 ? new ConstantValues(entry.Constant) : new SignedValues(_data.Slice, entry.Values, entry.Width);
        Region bytes = entry.Width == 1 && entry.Docs.Kind == DocsWithField.Extent.All ? entry.Values : default;
        return new ColumnNumericDocValues(entry.Docs.Open(_data.Slice, entry.Count, _maxDoc), values, _data.Slice, bytes);
    }

    private Entry ReadEntry(ref ByteReader meta)
    {
        DocsWithField docs = DocsWithField.Read(ref meta, _data);
        int count = meta.ReadInt32();
        docs.CheckCount(ref meta, count, _maxDoc);
        int width = meta.ReadByte();
        long norms = meta.ReadInt64();
        return width switch
        {
            0 => new Entry(docs, count, width, norms, default),
            1 or 2 or 4 or 8 => new Entry(docs, count, width, 0, Region.Check(ref meta, norms, (long)count * width, _data)),
            _ => throw meta.Corrupt($"{width} bytes per norm"),
        };
    }

    private sealed record Entry(DocsWithField Docs, int Count, int Width, long Constant, Region Values);
}
