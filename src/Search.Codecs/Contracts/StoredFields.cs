namespace Search.Codecs.Contracts;

/// <summary>Whether a visitor wants a stored field.</summary>
public enum StoredFieldAnswer
{
    Yes,
    No,

    /// <summary>Nothing more of this document.</summary>
    Stop,
}

/// <summary>Gets the stored fields of a document in the order they were stored. Spans are valid during the call only.</summary>
public interface IStoredFieldVisitor
{
    StoredFieldAnswer Wants(FieldInfo field);

    /// <param name="field">The field.</param>
    /// <param name="utf8">The text.</param>
    void Text(FieldInfo field, ReadOnlySpan<byte> utf8);

    void Bytes(FieldInfo field, ReadOnlySpan<byte> value);

    /// <param name="field">The field.</param>
    /// <param name="type">What the value was stored as.</param>
    /// <param name="bits">Int and Long: the value. Float and Double: its raw bits.</param>
    void Number(FieldInfo field, StoredNumberType type, long bits);
}

/// <summary>The type of a stored number.</summary>
public enum StoredNumberType
{
    Int,
    Long,
    Float,
    Double,
}

/// <summary>Reads stored fields of one segment. Safe for several threads.</summary>
public interface IStoredFieldsReader
{
    /// <exception cref="Storage.CorruptIndexException"/>
    void Visit(int docId, IStoredFieldVisitor visitor);
}

/// <summary>Takes stored fields document by document, by rising doc id, none left out: BeginDocument, fields, EndDocument; at last Finish.</summary>
public interface IStoredFieldsWriter : IDisposable
{
    void BeginDocument();

    void WriteText(FieldInfo field, ReadOnlySpan<byte> utf8);

    void WriteBytes(FieldInfo field, ReadOnlySpan<byte> value);

    void WriteNumber(FieldInfo field, StoredNumberType type, long bits);

    void EndDocument();

    /// <param name="docCount">How many documents there must be.</param>
    void Finish(int docCount);
}
