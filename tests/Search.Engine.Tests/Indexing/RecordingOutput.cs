using System.Globalization;
using System.Text;
using Search.Codecs.Contracts;
using Search.Engine.Indexing;

namespace Search.Engine.Tests.Indexing;

/// <summary>Takes a segment as lines of text, one call a line, so that tests can compare what buffers hand to the writers.</summary>
internal sealed class RecordingOutput : ISegmentWriter, IStoredFieldsWriter, INormsWriter, IDocValuesWriter, IPointsWriter, IFieldsWriter
{
    private readonly List<string> _lines = [];
    private readonly StringBuilder _line = new();
    private bool _isPostings;
    private FieldInfo? _field;

    internal IReadOnlyList<string> Lines => _lines;

    internal FieldInfos? Fields { get; private set; }

    internal int MaxDoc { get; private set; } = -1;

    public IStoredFieldsWriter StoredFields => this;

    public ITermVectorsWriter TermVectors => field ??= new RecordingVectors(_lines);

    public void Begin(int maxDoc, FieldInfos fields) => (MaxDoc, Fields) = (maxDoc, fields);

    public INormsWriter OpenNorms() => this;

    public IDocValuesWriter OpenDocValues() => this;

    public IPointsWriter OpenPoints() => this;

    public IFieldsWriter OpenPostings()
    {
        _isPostings = true;
        return this;
    }

    public SegmentInfo Finish(IReadOnlyDictionary<string, string> diagnostics) => new() { Name = "_0", Id = new byte[16], MaxDoc = MaxDoc };

    public void Dispose()
    {
    }

    public void Finish()
    {
    }

    public void BeginDocument() => _line.Clear().Append("stored:");

    public void WriteText(FieldInfo field, ReadOnlySpan<byte> utf8) => _line.Append($" {field.Name}='{Encoding.UTF8.GetString(utf8)}'");

    public void WriteBytes(FieldInfo field, ReadOnlySpan<byte> value) => _line.Append($" {field.Name}={Convert.ToHexString(value)}");

    public void WriteNumber(FieldInfo field, StoredNumberType type, long bits) =>
        _line.Append(CultureInfo.InvariantCulture, $" {field.Name}={type}({bits})");

    public void EndDocument() => _lines.Add(_line.ToString());

    void IStoredFieldsWriter.Finish(int docCount) => Assert.Equal(MaxDoc, docCount);

    public void AddField(FieldInfo field, Func<NumericDocValues> norms) => _lines.Add($"norms {field.Name}:{Numbers(norms())}");

    public void AddNumeric(FieldInfo field, Func<NumericDocValues> values) => _lines.Add($"numeric {field.Name}:{Numbers(values())}");

    public void AddBinary(FieldInfo field, Func<BinaryDocValues> values) => throw new NotSupportedException();

    public void AddSorted(FieldInfo field, Func<SortedDocValues> values)
    {
        SortedDocValues v = values();
        var text = new StringBuilder($"sorted {field.Name} of {v.ValueCount}:");
        while (v.NextDoc() != DocIdIterator.NoMoreDocs)
        {
            text.Append(CultureInfo.InvariantCulture, $" {v.DocId}={v.Ordinal}'{Encoding.UTF8.GetString(v.Lookup(v.Ordinal))}'");
        }
        _lines.Add(text.ToString());
    }

    public void AddSortedSet(FieldInfo field, Func<SortedSetDocValues> values)
    {
        SortedSetDocValues v = values();
        var text = new StringBuilder($"sorted set {field.Name} of {v.ValueCount}:");
        while (v.NextDoc() != DocIdIterator.NoMoreDocs)
        {
            text.Append(CultureInfo.InvariantCulture, $" {v.DocId}=");
            int count = v.Count;
            for (int i = 0; i < count; i++)
            {
                text.Append($"'{Encoding.UTF8.GetString(v.Lookup(v.NextOrdinal()))}'");
            }
        }
        _lines.Add(text.ToString());
    }

    public void AddSortedNumeric(FieldInfo field, Func<SortedNumericDocValues> values)
    {
        SortedNumericDocValues v = values();
        var text = new StringBuilder($"sorted numeric {field.Name}:");
        while (v.NextDoc() != DocIdIterator.NoMoreDocs)
        {
            text.Append(CultureInfo.InvariantCulture, $" {v.DocId}=");
            int count = v.Count;
            for (int i = 0; i < count; i++)
            {
                text.Append(CultureInfo.InvariantCulture, $"{v.NextValue()},");
            }
        }
        _lines.Add(text.ToString());
    }

    public void AddField(FieldInfo field, byte[] packedValues, int[] docIds)
    {
        var text = new StringBuilder($"points {field.Name}:");
        int size = field.PointBytes * field.PointDimensions;
        Assert.Equal(size * docIds.Length, packedValues.Length);
        for (int i = 0; i < docIds.Length; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $" {docIds[i]}={Convert.ToHexString(packedValues, i * size, size)}");
        }
        _lines.Add(text.ToString());
    }

    public void BeginField(FieldInfo field, byte[]? norms)
    {
        Assert.True(_isPostings);
        _field = field;
        _lines.Add($"field {field.Name} norms {(norms == null ? "none" : Convert.ToHexString(norms))}");
    }

    public void BeginTerm(ReadOnlySpan<byte> term) => _line.Clear().Append($"  {Encoding.UTF8.GetString(term)}:");

    public void BeginDoc(int docId, int freq) => _line.Append(CultureInfo.InvariantCulture, $" {docId}x{freq}(");

    public void AddPosition(int position, int startOffset, int endOffset, ReadOnlySpan<byte> payload) =>
        _line.Append(CultureInfo.InvariantCulture, $"{(_line[^1] == '(' ? "" : " ")}{position}")
            .Append(_field!.HasOffsets ? string.Create(CultureInfo.InvariantCulture, $"@{startOffset}-{endOffset}") : "");

    public void EndDoc() => _line.Append(')');

    public void EndTerm() => _lines.Add(_line.ToString());

    public void EndField() => _field = null;

    private static string Numbers(NumericDocValues values)
    {
        var text = new StringBuilder();
        while (values.NextDoc() != DocIdIterator.NoMoreDocs)
        {
            text.Append(CultureInfo.InvariantCulture, $" {values.DocId}={values.Value}");
        }
        return text.ToString();
    }
}
