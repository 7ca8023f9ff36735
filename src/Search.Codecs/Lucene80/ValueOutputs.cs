using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Storage;

namespace Search.Codecs.Lucene80;

/// <summary>The two files that norms and doc values are written to: a small one that says what lies where, and one with the values.</summary>
internal sealed class ValueOutputs : IDisposable
{
    private readonly IndexOutput _meta;
    private readonly IndexOutput _data;

    public ValueOutputs(SegmentWriteState state, int version, (string Extension, string Codec) meta, (string Extension, string Codec) data)
    {
        _data = SegmentOutputs.Create(state, data.Extension, data.Codec, version);
        try
        {
            _meta = SegmentOutputs.Create(state, meta.Extension, meta.Codec, version);
        }
        catch
        {
            _data.Dispose();
            throw;
        }
    }

    public ByteWriter Meta => _meta;

    public ByteWriter Data => _data;

    /// <summary>Writes the mark that ends the list of fields, and the footers.</summary>
    public void Finish()
    {
        _meta.WriteInt32(-1);
        IndexFooter.Write(_meta);
        IndexFooter.Write(_data);
    }

    public void Dispose()
    {
        try
        {
            _meta.Dispose();
        }
        finally
        {
            _data.Dispose();
        }
    }
}
