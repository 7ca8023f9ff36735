using System.Text;
using Search.Codecs.Contracts;
using Search.Engine.Snapshots;

namespace Search.Engine.Collecting;

/// <summary>Loads the stored fields of documents.</summary>
/// <param name="fields">The fields wanted; null: all.</param>
internal sealed class DocumentLoader(IReadOnlyCollection<string>? fields) : IStoredFieldVisitor
{
    private readonly HashSet<string>? _fields = fields?.ToHashSet(StringComparer.Ordinal);
    private Document _document = [];

    /// <param name="segment">The segment.</param>
    /// <param name="docId">The document's id in the segment.</param>
    public Document Load(SegmentView segment, int docId)
    {
        _document = [];
        if (_fields is not { Count: 0 })
        {
            segment.Reader.StoredFields.Visit(docId, this);
        }
        return _document;
    }

    StoredFieldAnswer IStoredFieldVisitor.Wants(FieldInfo field) =>
        _fields == null || _fields.Contains(field.Name) ? StoredFieldAnswer.Yes : StoredFieldAnswer.No;

    void IStoredFieldVisitor.Text(FieldInfo field, ReadOnlySpan<byte> utf8) => _document.Add(field.Name, Encoding.UTF8.GetString(utf8));

    void IStoredFieldVisitor.Bytes(FieldInfo field, ReadOnlySpan<byte> value) => _document.Add(field.Name, value.ToArray());

    // Boxed one by one: the switch would make all of them doubles.
    void IStoredFieldVisitor.Number(FieldInfo field, StoredNumberType type, long bits) => _document.Add(field.Name, type switch
    {
        StoredNumberType.Int => (object)(int)bits,
        StoredNumberType.Long => bits,
        StoredNumberType.Float => BitConverter.Int32BitsToSingle((int)bits),
        _ => BitConverter.Int64BitsToDouble(bits),
    });
}
