using Search.Codecs.Contracts;

namespace Search.Codecs.Lucene50;

/// <summary>Reads term vectors of many documents in a row, each chunk unpacked once. For one thread.</summary>
internal sealed class SequentialTermVectorsReader(TermVectorsReader reader) : ITermVectorsReader
{
    private readonly VectorChunk _chunk = new();

    public void Visit(int docId, ITermVectorVisitor visitor)
    {
        if (!_chunk.Holds(docId))
        {
            reader.Load(docId, _chunk);
        }
        _chunk.Visit(docId, visitor);
    }

    public ITermVectorsReader OpenSequential() => new SequentialTermVectorsReader(reader);
}
