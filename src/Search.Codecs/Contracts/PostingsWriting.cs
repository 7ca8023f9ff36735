namespace Search.Codecs.Contracts;

/// <summary>
/// Takes the inverted fields of one segment: fields by name (ordinal), terms by bytes, documents by id, positions in order.
/// Call order: { BeginField { BeginTerm { BeginDoc AddPosition* EndDoc | AddDocs }+ EndTerm }* EndField }* Finish.
/// </summary>
public interface IFieldsWriter : IDisposable
{
    /// <param name="field">Must be indexed. The writer notes its format in the attributes.</param>
    /// <param name="norms">One norm a document, 0 for documents without the field; null where the field has none. Impacts are made of them.</param>
    void BeginField(FieldInfo field, byte[]? norms);

    void BeginTerm(ReadOnlySpan<byte> term);

    /// <param name="docId">Larger than the one before.</param>
    /// <param name="freq">At least 1; ignored where the field stores no frequencies.</param>
    void BeginDoc(int docId, int freq);

    /// <summary>Exactly <c>freq</c> times a document, where the field stores positions.</summary>
    /// <param name="position">At least the one before.</param>
    /// <param name="startOffset">In UTF-16 units; at least the one before. Ignored where the field stores no offsets.</param>
    /// <param name="endOffset">At least <paramref name="startOffset"/>.</param>
    /// <param name="payload">Empty where there is none.</param>
    void AddPosition(int position, int startOffset, int endOffset, ReadOnlySpan<byte> payload);

    void EndDoc();

    /// <summary>What <see cref="BeginDoc"/>, <see cref="AddPosition"/> and <see cref="EndDoc"/> do for each document of a batch.</summary>
    void AddDocs(PostingsBatch batch)
    {
        int next = 0;
        for (int i = 0; i < batch.DocCount; i++)
        {
            BeginDoc(batch.Docs[i], batch.Freqs[i]);
            int position = 0;
            int start = 0;
            for (int end = batch.OccurrenceCount == 0 ? 0 : next + batch.Freqs[i]; next < end; next++)
            {
                position += batch.PositionDeltas[next];
                start += batch.StartDeltas[next];
                AddPosition(position, start, start + batch.Lengths[next], []);
            }
            EndDoc();
        }
    }

    /// <summary>A term that got no document is left out.</summary>
    void EndTerm();

    void EndField();

    /// <summary>Writes what remains and the footers. Nothing may follow.</summary>
    void Finish();
}
