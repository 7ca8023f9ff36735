namespace Search.Codecs.Contracts;

/// <summary>What a term vector records of each occurrence. The numbers are those of the term vectors file.</summary>
[Flags]
public enum TermVectorParts
{
    None = 0,
    Positions = 1,
    Offsets = 2,
    Payloads = 4,
}

/// <summary>
/// Gets the term vectors of a document: { BeginField { BeginTerm AddPosition* }* }*, fields by name (ordinal), terms by bytes, positions in order.
/// Spans are valid during the call only.
/// </summary>
public interface ITermVectorVisitor
{
    void BeginField(FieldInfo field, TermVectorParts parts);

    /// <param name="term">Larger than the one before.</param>
    /// <param name="freq">Occurrences in the field; at least 1.</param>
    void BeginTerm(ReadOnlySpan<byte> term, int freq);

    /// <summary>Exactly <c>freq</c> times a term where the field records positions, offsets or payloads; otherwise never.</summary>
    /// <param name="position">-1 where the field records none.</param>
    /// <param name="startOffset">In UTF-16 units; -1 where the field records none.</param>
    /// <param name="endOffset">At least <paramref name="startOffset"/>; -1 where the field records none.</param>
    /// <param name="payload">Empty where there is none.</param>
    void AddPosition(int position, int startOffset, int endOffset, ReadOnlySpan<byte> payload);
}

/// <summary>Reads the term vectors of one segment: what the fields of each document consist of. Safe for several threads.</summary>
public interface ITermVectorsReader
{
    /// <summary>Gives the vectors of a document; nothing where it has none.</summary>
    /// <exception cref="Storage.CorruptIndexException"/>
    void Visit(int docId, ITermVectorVisitor visitor);

    /// <summary>A reader of its own that is quick where documents are read in a row. For one thread.</summary>
    ITermVectorsReader OpenSequential();
}

/// <summary>
/// Takes the term vectors of one segment: { BeginDocument, what a visitor gets, EndDocument }*, at last Finish. Documents come by rising doc id;
/// those without vectors may be left out. A field that gets no term is left out.
/// </summary>
public interface ITermVectorsWriter : ITermVectorVisitor, IDisposable
{
    /// <param name="docId">Larger than the one before.</param>
    void BeginDocument(int docId);

    void EndDocument();

    /// <param name="docCount">How many documents there are, those without vectors included.</param>
    void Finish(int docCount);
}
