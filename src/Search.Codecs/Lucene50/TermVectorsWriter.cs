using Search.Codecs.BitPacking;
using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Codecs.Lucene87;
using Search.Storage;

namespace Search.Codecs.Lucene50;

/// <summary>Writes term vectors (<see cref="TermVectorsFormat"/>), byte for byte as Lucene 8.8.1 does. For one thread.</summary>
public sealed class TermVectorsWriter : ITermVectorsWriter
{
    private readonly SegmentWriteState _state;
    private readonly IndexOutput _data;
    private readonly IndexOutput _meta;
    private readonly FieldsIndexWriter _index = new();
    private readonly VectorChunkWriter _chunk = new();
    private int _docCount;

    /// <param name="state">The segment; neither its documents nor its fields need be known yet.</param>
    public TermVectorsWriter(SegmentWriteState state)
    {
        _state = state;
        _meta = SegmentOutputs.Create(state, TermVectorsFormat.MetaExtension, TermVectorsFormat.MetaCodec, TermVectorsFormat.Version);
        try
        {
            _data = SegmentOutputs.Create(state, TermVectorsFormat.DataExtension, TermVectorsFormat.DataCodec, TermVectorsFormat.Version);
        }
        catch
        {
            _meta.Dispose();
            throw;
        }
        _meta.WriteVInt(PackedInts.Version);
        _meta.WriteVInt(TermVectorsFormat.ChunkSize);
    }

    public void BeginDocument(int docId)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(docId, _docCount);
        FillUp(docId);
        _chunk.BeginDocument();
    }

    public void BeginField(FieldInfo field, TermVectorParts parts) => _chunk.BeginField(field, parts);

    public void BeginTerm(ReadOnlySpan<byte> term, int freq) => _chunk.BeginTerm(term, freq);

    public void AddPosition(int position, int startOffset, int endOffset, ReadOnlySpan<byte> payload) =>
        _chunk.AddPosition(position, startOffset, endOffset, payload);

    public void EndDocument()
    {
        _chunk.EndDocument();
        _docCount++;
        if (_chunk.ContentLength >= TermVectorsFormat.ChunkSize || _chunk.DocCount == TermVectorsFormat.MaxDocsPerChunk)
        {
            WriteChunk();
        }
    }

    public void Finish(int docCount)
    {
        FillUp(docCount);
        if (_docCount != docCount)
        {
            throw new InvalidOperationException($"vectors of {_docCount} documents were given, {docCount} expected");
        }
        if (_chunk.DocCount > 0)
        {
            _index.AddIncomplete(_chunk.DocCount, _chunk.ContentLength, TermVectorsFormat.ChunkSize, TermVectorsFormat.MaxDocsPerChunk);
            WriteChunk();
        }
        _index.Finish(_state, TermVectorsFormat.IndexExtension, TermVectorsFormat.IndexCodec, _meta, _data);
    }

    public void Dispose() => SegmentOutputs.DisposeAll(_data, _meta);

    private void FillUp(int docId)
    {
        while (_docCount < docId)
        {
            _chunk.BeginDocument();
            EndDocument();
        }
    }

    private void WriteChunk()
    {
        _index.AddChunk(_chunk.DocCount, _data.Position);
        _chunk.Write(_data, _docCount - _chunk.DocCount);
    }
}
