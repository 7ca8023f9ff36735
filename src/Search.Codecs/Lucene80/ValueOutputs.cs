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
        _data = Create(state, data, version);
        try
        {
            _meta = Create(state, meta, version);
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

    private static IndexOutput Create(SegmentWriteState state, (string Extension, string Codec) file, int version)
    {
        string name = IndexFileNames.SegmentFile(state.SegmentName, state.Suffix, file.Extension);
        IndexOutput output = state.Directory.CreateOutput(name);
        state.CreatedFiles.Add(name);
        IndexHeader.Write(output, file.Codec, version, state.SegmentId, state.Suffix);
        return output;
    }
}
