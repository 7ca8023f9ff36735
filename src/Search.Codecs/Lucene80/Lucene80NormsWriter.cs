using Search.Codecs.Contracts;

namespace Search.Codecs.Lucene80;

/// <summary>Writes norms in <see cref="Lucene80NormsFormat"/>.</summary>
public sealed class Lucene80NormsWriter : INormsWriter
{
    private readonly int _maxDoc;
    private readonly ValueOutputs _files;

    public Lucene80NormsWriter(SegmentWriteState state)
    {
        _maxDoc = state.MaxDoc;
        _files = new ValueOutputs(
            state,
            Lucene80NormsFormat.Version,
            (Lucene80NormsFormat.MetaExtension, Lucene80NormsFormat.MetaCodec),
            (Lucene80NormsFormat.DataExtension, Lucene80NormsFormat.DataCodec));
    }

    public void AddField(FieldInfo field, Func<NumericDocValues> norms)
    {
        int count = 0;
        long min = long.MaxValue;
        long max = long.MinValue;
        NumericDocValues values = norms();
        while (values.NextDoc() != DocIdIterator.NoMoreDocs)
        {
            count++;
            min = Math.Min(min, values.Value);
            max = Math.Max(max, values.Value);
        }
        _files.Meta.WriteInt32(field.Number);
        DocsWithField.Write(_files.Meta, _files.Data, count, _maxDoc, norms);
        _files.Meta.WriteInt32(count);
        int width = Width(min, max);
        _files.Meta.WriteByte((byte)width);
        if (width == 0)
        {
            _files.Meta.WriteInt64(min);
            return;
        }
        _files.Meta.WriteInt64(_files.Data.Position);
        WriteValues(norms(), width);
    }

    public void Finish() => _files.Finish();

    public void Dispose() => _files.Dispose();

    private static int Width(long min, long max) =>
        min >= max ? 0
        : min >= sbyte.MinValue && max <= sbyte.MaxValue ? 1
        : min >= short.MinValue && max <= short.MaxValue ? 2
        : min >= int.MinValue && max <= int.MaxValue ? 4
        : 8;

    private void WriteValues(NumericDocValues values, int width)
    {
        while (values.NextDoc() != DocIdIterator.NoMoreDocs)
        {
            switch (width)
            {
                case 1:
                    _files.Data.WriteByte((byte)values.Value);
                    break;
                case 2:
                    _files.Data.WriteInt16((short)values.Value);
                    break;
                case 4:
                    _files.Data.WriteInt32((int)values.Value);
                    break;
                default:
                    _files.Data.WriteInt64(values.Value);
                    break;
            }
        }
    }
}
