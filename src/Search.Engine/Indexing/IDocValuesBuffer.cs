using Search.Codecs.Contracts;

namespace Search.Engine.Indexing;

/// <summary>Doc values of one field that wait for their segment.</summary>
internal interface IDocValuesBuffer
{
    /// <summary>Bytes held.</summary>
    long MemoryUsed { get; }

    /// <summary>Hands all values to the writer. Nothing may be added from then on.</summary>
    void Write(FieldInfo field, IDocValuesWriter writer);
}
